package muster.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Iterator;
import muster.directory.AccountFiles;
import muster.directory.AccountLine;
import muster.directory.DeclaredThing;
import org.jspecify.annotations.Nullable;

/** Reads and writes files of every kind. */
public final class EveryFormat implements AccountFiles {

    @Override
    public Opened open(Source source, @Nullable Format format) throws IOException {
        KindOfFile kind = format == null ? KindOfFile.of(source) : KindOfFile.of(source, format);
        if (kind.format() == Format.LDIF) {
            return LdifFile.open(source);
        }
        InputStream in = source.open();
        try {
            return switch (kind.format()) {
                case CSV -> CsvFile.open(in);
                case JSON_LINES -> JsonLinesFile.open(in);
                case STATE -> StateFile.open(in);
                case RECORDS -> RecordsFile.open(in, kind.isJson());
                case LDIF -> throw new IllegalStateException("Read above");
            };
        } catch (RuntimeException | IOException unsound) {
            in.close();
            throw unsound;
        }
    }

    @Override
    public void write(
            Format format, Iterator<? extends DeclaredThing> things, Iterator<AccountLine> people, OutputStream out)
            throws IOException {
        switch (format) {
            case CSV -> CsvFile.write(people, out);
            case JSON_LINES -> JsonLinesFile.write(people, out);
            case LDIF -> LdifFile.write(people, out);
            case STATE -> StateWriting.write(things, people, out);
            case RECORDS -> throw new IllegalArgumentException("Only read");
        }
    }
}
