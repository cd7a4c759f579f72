package muster.directory;

import java.util.List;
import java.util.stream.Collectors;

/** A file cannot be read without guessing. */
public final class UnsoundFile extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<TableFault> faults;

    /** @param faults in the order of the file; not all of them if there are many */
    public UnsoundFile(List<TableFault> faults) {
        super(faults.stream().map(TableFault::told).collect(Collectors.joining(" ")));
        this.faults = List.copyOf(faults);
    }

    public UnsoundFile(TableFault.Kind kind, long line, String detail) {
        this(List.of(new TableFault(kind, line, detail)));
    }

    public List<TableFault> faults() {
        return faults;
    }
}
