package muster.dialect.cryosparc;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Lets only a few large texts be trees at the same time. A tree takes up to thirty times the memory of its text, and whoever is
 * signed in may keep a text of a million bytes here and ask for it again and again. Small ones never wait.
 */
final class LargeJson {
    /** Of what clients ask for: nothing is waited for while one of these is read. */
    static final LargeJson ASKED_FOR = new LargeJson(2);
    /** Of what is changed in a transaction, which waits for no answers to others. */
    static final LargeJson CHANGED = new LargeJson(2);

    private static final int LARGE = 32 << 10;

    private final Semaphore turns;

    LargeJson(int atOnce) {
        this.turns = new Semaphore(atOnce);
    }

    /**
     * Does what makes a tree of a text, and leaves none behind.
     *
     * @param length of the text
     */
    <T> T read(int length, Supplier<T> work) {
        if (length < LARGE) {
            return work.get();
        }
        turns.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }
}
