package muster.directory;

import java.util.Iterator;
import java.util.List;
import muster.model.Checkpoint;

/** Heads of checkpoints as they were told outside of the database. */
public interface LedgerHeads {
    /** None were. */
    LedgerHeads NONE = () -> new Told() {
        private final Iterator<Checkpoint> none = List.<Checkpoint>of().iterator();

        @Override
        public boolean hasNext() {
            return none.hasNext();
        }

        @Override
        public Checkpoint next() {
            return none.next();
        }

        @Override
        public void close() {}
    };

    /** In the order in which they were told. Whatever cannot be read ends it with {@link Unreadable}. */
    interface Told extends Iterator<Checkpoint>, AutoCloseable {
        @Override
        void close();
    }

    /** A line is not as it was written. */
    final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1;

        public Unreadable(String message) {
            super(message);
        }
    }

    Told open();
}
