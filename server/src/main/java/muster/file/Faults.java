package muster.file;

import java.util.ArrayList;
import java.util.List;
import muster.directory.TableFault;
import muster.directory.TableFault.Kind;
import muster.directory.UnsoundFile;

/** What is wrong with a file, gathered while it is read on, so that one look tells all of it. */
final class Faults {
    private static final int MOST = 100;

    private final List<TableFault> found = new ArrayList<>();

    /** @throws UnsoundFile when this is one too many to go on */
    void add(Kind kind, long line, String detail) {
        found.add(new TableFault(kind, line, detail));
        if (found.size() == MOST) {
            throwIfAny();
        }
    }

    /** Together with one that ends the reading. */
    UnsoundFile and(UnsoundFile last) {
        List<TableFault> all = new ArrayList<>(found);
        all.addAll(last.faults());
        return new UnsoundFile(all);
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    /** Tells them, once. */
    void throwIfAny() {
        if (!found.isEmpty()) {
            List<TableFault> told = List.copyOf(found);
            found.clear();
            throw new UnsoundFile(told);
        }
    }
}
