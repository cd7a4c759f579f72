package muster.model;

/**
 * The directory says no. Thrown so that a transaction rolls back by itself, and caught in one place of each door, which
 * gives it the platform's own shape.
 */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    public Refused(Failure failure) {
        // A refusal is an answer, not a fault: nobody reads its stack.
        super(failure.sentence(), null, false, false);
        this.failure = failure;
    }

    public Failure failure() {
        return failure;
    }
}
