package muster.dialect.arvados;

/** What only this platform refuses: its own rules for parameters, attributes and states. */
final class ArvadosRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    ArvadosRefusal(int status, String sentence) {
        // An answer, not a fault: nobody reads its stack.
        super(sentence, null, false, false);
        this.status = status;
    }

    /** A parameter, attribute or state that does not do: the platform's word for every other mistake of a client. */
    static ArvadosRefusal invalid(String sentence) {
        return new ArvadosRefusal(422, sentence);
    }

    static ArvadosRefusal notLoggedIn() {
        return new ArvadosRefusal(401, "Not logged in");
    }

    /** For what only administrators do. */
    static ArvadosRefusal forbidden() {
        return new ArvadosRefusal(403, "Only administrators may do this.");
    }

    /** For what only administrators do, with the platform's words for what it is. */
    static ArvadosRefusal forbidden(String sentence) {
        return new ArvadosRefusal(403, sentence);
    }

    /** For creating and changing what the caller may not. */
    static ArvadosRefusal permissionDenied(String sentence) {
        return new ArvadosRefusal(403, "#<PermissionDeniedError: " + sentence + ">");
    }

    /** For what only those do who were activated. */
    static ArvadosRefusal notActive() {
        return permissionDenied("your account is not active");
    }

    /** For what is not there, or not for the caller to see. */
    static ArvadosRefusal notFound() {
        return new ArvadosRefusal(404, "Path not found");
    }

    int status() {
        return status;
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
