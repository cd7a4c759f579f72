package muster.cli;

import java.util.Iterator;
import muster.directory.Declaration;
import muster.directory.DeclaredItem;

/** Tells how many items of a file were read. */
record CountedDeclaration(Progress progress, String what) {
    private static final int EVERY = 500;

    Declaration of(Declaration declaration) {
        return new Declaration(
                declaration.source(), declaration.complete(), new Counted(declaration.items()), declaration.doubt());
    }

    private final class Counted implements Iterator<DeclaredItem> {
        private final Iterator<? extends DeclaredItem> items;
        private long read;

        private Counted(Iterator<? extends DeclaredItem> items) {
            this.items = items;
        }

        @Override
        public boolean hasNext() {
            return items.hasNext();
        }

        @Override
        public DeclaredItem next() {
            read++;
            if (read % EVERY == 0) {
                progress.at(what, read, -1);
            }
            return items.next();
        }
    }
}
