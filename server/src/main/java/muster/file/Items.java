package muster.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import muster.directory.DeclaredItem;
import muster.directory.Imports;
import muster.directory.TableFault.Kind;
import muster.directory.UnsoundFile;
import org.jspecify.annotations.Nullable;

/**
 * Goes through a file item by item. After the first fault it only looks for further ones, and ends with all of them: no plan
 * comes of a file that is partly understood.
 */
abstract class Items implements Iterator<DeclaredItem> {
    final Faults faults = new Faults();

    private @Nullable DeclaredItem next;
    private boolean ended;
    private int given;

    /**
     * The next one.
     *
     * @return null at the end of the file
     */
    abstract @Nullable DeclaredItem read() throws IOException;

    @Override
    public final boolean hasNext() {
        while (next == null && !ended) {
            try {
                next = look();
            } catch (UnsoundFile last) {
                ended = true;
                throw faults.isEmpty() ? last : faults.and(last);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        return next != null;
    }

    private @Nullable DeclaredItem look() throws IOException {
        DeclaredItem item = read();
        if (item == null) {
            ended = true;
            faults.throwIfAny();
            return null;
        }
        given++;
        if (given > Imports.MOST_ROWS) {
            throw new UnsoundFile(Kind.TOO_MANY_ROWS, item.line(), String.valueOf(Imports.MOST_ROWS));
        }
        return faults.isEmpty() ? item : null;
    }

    @Override
    public final DeclaredItem next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        DeclaredItem item = Objects.requireNonNull(next);
        next = null;
        return item;
    }
}
