package muster.dialect.cryosparc;

/** What only this platform refuses: its own rules for arguments and values. */
final class CryosparcRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    CryosparcRefusal(int status, String detail) {
        // An answer, not a fault: nobody reads its stack.
        super(detail, null, false, false);
        this.status = status;
    }

    /** An argument or a value that makes no sense. */
    static CryosparcRefusal invalid(String detail) {
        return new CryosparcRefusal(422, detail);
    }

    int status() {
        return status;
    }

    /** A sentence for people: clients print it. */
    String detail() {
        return String.valueOf(getMessage());
    }
}
