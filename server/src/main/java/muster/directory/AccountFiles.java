package muster.directory;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Files in which people keep accounts, and what belongs to them. */
public interface AccountFiles {

    /** Kinds of files. */
    enum Format {
        /** Comma-separated values, an account a line. */
        CSV("csv"),
        /** JSON, an account a line. */
        JSON_LINES("jsonl"),
        /** What directories of other makers exchange. */
        LDIF("ldif"),
        /** What there shall be, accounts and other things, in YAML. */
        STATE("yaml"),
        /** Records as a platform exports them, in YAML or JSON; only read here. */
        RECORDS("records");

        private final String word;

        Format(String word) {
            this.word = word;
        }

        /** As it is named on the command line, and, if it can be written, at the end of a file's name. */
        public String word() {
            return word;
        }

        public boolean isWritten() {
            return this != RECORDS;
        }
    }

    /** A file that can be read more than once. */
    interface Source {

        /** As people call it, without its folder; empty when it has no name. */
        String name();

        InputStream open() throws IOException;
    }

    /** A file that is being read. */
    interface Opened extends AutoCloseable {
        Format format();

        /**
         * What the file says. Its items are read as they are asked for, and throw {@link UnsoundFile} at the end, if not before,
         * when there was anything in the file that cannot be read without guessing.
         */
        Declaration declaration();

        /** What stands in the file and is understood, but changes nothing: all of it once the items were read. */
        List<String> ignored();

        @Override
        void close() throws IOException;
    }

    /**
     * Begins to read a file, in memory that does not grow with it.
     *
     * @param format null to go by the name and the content, which must not contradict each other
     * @throws UnsoundFile when it cannot be read without guessing
     * @throws IOException when the source cannot be read
     */
    Opened open(Source source, @Nullable Format format) throws IOException;

    /** The same for a file that is in memory. */
    default Opened open(String name, byte[] bytes) throws IOException {
        return open(
                new Source() {
                    @Override
                    public String name() {
                        return name;
                    }

                    @Override
                    public InputStream open() {
                        return new ByteArrayInputStream(bytes);
                    }
                },
                null);
    }

    /**
     * Writes what {@link #open} reads, in constant memory. Does not close the stream.
     *
     * @param things is written by {@link Format#STATE} alone
     */
    void write(Format format, Iterator<? extends DeclaredThing> things, Iterator<AccountLine> people, OutputStream out)
            throws IOException;
}
