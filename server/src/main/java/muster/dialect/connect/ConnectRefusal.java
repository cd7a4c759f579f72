package muster.dialect.connect;

/** What only this platform refuses: its own rules for parameters, bodies and providers. */
final class ConnectRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ConnectCode code;

    ConnectRefusal(ConnectCode code, String sentence) {
        // An answer, not a fault: nobody reads its stack.
        super(sentence, null, false, false);
        this.code = code;
    }

    ConnectCode code() {
        return code;
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
