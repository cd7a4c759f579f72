package muster.file;

import com.unboundid.ldif.LDIFException;
import com.unboundid.ldif.LDIFReader;
import com.unboundid.ldif.LDIFRecord;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import muster.directory.TableFault.Kind;
import muster.directory.UnsoundFile;
import org.jspecify.annotations.Nullable;

/**
 * The records of an LDIF file, one after another. Values that stand in other files are not fetched: a file of accounts must
 * not read this host's.
 */
final class LdifRecords implements Closeable {
    private final StrictText text;
    private final LineReader lines;
    private boolean begun;
    private long line;

    LdifRecords(InputStream in) {
        this.text = new StrictText(in);
        this.lines = new LineReader(text);
    }

    /** Where the record that was read last begins. */
    long line() {
        return line;
    }

    /**
     * The next one.
     *
     * @return null after the last one
     */
    @Nullable
    LDIFRecord next() throws IOException {
        List<String> logical = logicalLines();
        if (!begun && !logical.isEmpty()) {
            begun = true;
            dropVersion(logical);
            if (logical.isEmpty()) {
                logical = logicalLines();
            }
        }
        return logical.isEmpty() ? null : record(logical);
    }

    private LDIFRecord record(List<String> logical) {
        try {
            return LDIFReader.decodeLDIFRecord(logical.toArray(String[]::new));
        } catch (LDIFException | NoSuchElementException malformed) {
            // The library takes a second version away like the first, and then misses what should follow.
            throw new UnsoundFile(Kind.NOT_LDIF, line, "");
        }
    }

    private void dropVersion(List<String> logical) {
        if (logical.getFirst().toLowerCase(Locale.ROOT).startsWith("version:")) {
            if (!logical.removeFirst().substring("version:".length()).strip().equals("1")) {
                throw new UnsoundFile(Kind.NOT_LDIF, line, "");
            }
        }
    }

    /** The lines of one record, folded ones put together, without comments. */
    private List<String> logicalLines() throws IOException {
        List<StringBuilder> logical = new ArrayList<>();
        boolean inComment = false;
        long size = 0;
        for (String next = lines.next(); next != null; next = lines.next()) {
            if (!lines.isWhole()) {
                throw new UnsoundFile(Kind.NO_LINE_END, lines.line(), "");
            }
            boolean folded = next.startsWith(" ");
            if (next.isEmpty() && !logical.isEmpty()) {
                break;
            }
            inComment = next.startsWith("#") || inComment && folded;
            if (next.isEmpty() || inComment) {
                continue;
            }
            if (logical.isEmpty()) {
                line = lines.line();
            }
            add(logical, next, folded);
            size += next.length();
            if (size > LineReader.LONGEST) {
                throw new UnsoundFile(Kind.TOO_LONG, line, String.valueOf(LineReader.LONGEST));
            }
        }
        List<String> whole = new ArrayList<>();
        for (StringBuilder each : logical) {
            whole.add(checked(each.toString()));
        }
        return whole;
    }

    private void add(List<StringBuilder> logical, String next, boolean folded) {
        if (!folded) {
            logical.add(new StringBuilder(next));
        } else if (logical.isEmpty()) {
            throw new UnsoundFile(Kind.NOT_LDIF, lines.line(), "");
        } else {
            logical.getLast().append(next, 1, next.length());
        }
    }

    private String checked(String logical) {
        int colon = logical.indexOf(':');
        if (colon >= 0 && logical.startsWith("<", colon + 1)) {
            throw new UnsoundFile(Kind.NOT_UNDERSTOOD, line, "values from other files");
        }
        return logical;
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
