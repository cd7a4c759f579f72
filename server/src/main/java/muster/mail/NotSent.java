package muster.mail;

/** A mail did not go out; the message says why in a few words, without anything personal. */
final class NotSent extends Exception {
    private static final long serialVersionUID = 1L;

    NotSent(String reason, Throwable cause) {
        super(reason, cause);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
