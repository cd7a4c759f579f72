package muster.store;

/** A whole database cannot be read or filled, for a reason that its message tells in a sentence. */
public final class CannotCarry extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CannotCarry(String sentence) {
        super(sentence);
    }
}
