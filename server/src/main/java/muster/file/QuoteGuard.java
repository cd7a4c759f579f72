package muster.file;

import java.io.IOException;
import java.io.Reader;
import java.util.Optional;
import muster.directory.TableFault;
import muster.directory.TableFault.Kind;
import muster.directory.UnsoundFile;

/** Passes a table on as long as its quotation marks are where they may be: any other moves what follows into another column, or out of sight. */
final class QuoteGuard extends Reader {
    private final Reader text;
    private final char separator;
    private At at = At.START;
    private long line = 1;
    private long opened;
    private char last;

    private enum At {
        START,
        BARE,
        QUOTED,
        CLOSED
    }

    QuoteGuard(Reader text, char separator) {
        this.text = text;
        this.separator = separator;
    }

    @Override
    public int read(char[] to, int from, int length) throws IOException {
        int read = text.read(to, from, length);
        if (read < 0 && at == At.QUOTED) {
            throw new UnsoundFile(Kind.OPEN_QUOTE, opened, "");
        }
        for (int i = from; i < from + read; i++) {
            look(to[i]);
        }
        return read;
    }

    private void look(char letter) {
        boolean ends = letter == separator || letter == '\n' || letter == '\r';
        if (letter == '"') {
            if (at == At.BARE) {
                throw stray();
            }
            opened = at == At.START ? line : opened;
            at = at == At.QUOTED ? At.CLOSED : At.QUOTED;
        } else if (at == At.CLOSED && !ends) {
            throw stray();
        } else if (at != At.QUOTED) {
            at = ends ? At.START : At.BARE;
        }
        line += letter == '\r' || letter == '\n' && last != '\r' ? 1 : 0;
        last = letter;
    }

    /** Once all is read: whether the last line has no end. */
    Optional<TableFault> cutOff() {
        return last == '\n' || last == '\r' ? Optional.empty() : Optional.of(new TableFault(Kind.CUT_OFF, line, ""));
    }

    private UnsoundFile stray() {
        return new UnsoundFile(Kind.STRAY_QUOTE, line, "");
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
