package muster.directory;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.List;

/** Files in which people keep accounts as a table, a line for each. */
public interface AccountTables {

    /** Writes a head and a line for each account, in constant memory. Does not close the stream. */
    void write(Iterator<AccountLine> lines, OutputStream out) throws IOException;

    /** Reads what {@link #write} writes, and tables that people make, as far as there is no doubt what they mean. */
    Contents read(InputStream in) throws IOException;

    /** What a file turned out to be. */
    sealed interface Contents {}

    /** @param ignored names of columns that only tell, and change nothing */
    record Table(List<ImportRow> rows, List<String> ignored) implements Contents {
        public Table {
            rows = List.copyOf(rows);
            ignored = List.copyOf(ignored);
        }
    }

    /** @param faults in the order of the file; not all of them if there are many */
    record Unsound(List<TableFault> faults) implements Contents {
        public Unsound {
            faults = List.copyOf(faults);
        }
    }
}
