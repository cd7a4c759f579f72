package muster.http;

/** Thrown while reading a request that cannot be served as it was sent; ends in the mount's own error shape. */
public final class Rejected extends RuntimeException {
    private final transient Rejection rejection;

    public Rejected(Rejection rejection) {
        // No stack trace: this is a client's mistake, and an attacker must not make it expensive.
        super(rejection.sentence(), null, false, false);
        this.rejection = rejection;
    }

    static Rejected malformed(String sentence) {
        return new Rejected(Rejection.malformed(sentence));
    }

    public Rejection rejection() {
        return rejection;
    }
}
