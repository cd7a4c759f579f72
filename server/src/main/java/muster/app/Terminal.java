package muster.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Set;
import java.util.function.BooleanSupplier;
import muster.cli.Progress;
import org.jspecify.annotations.Nullable;

/**
 * Whoever gave a command at the shell. The answer goes to standard output byte by byte as it comes; sentences, questions
 * and progress go to standard error, the latter two only where a terminal is.
 */
final class Terminal implements CommandGiver, AutoCloseable {
    private static final Set<String> YES = Set.of("y", "yes");

    private final OutputStream out;
    private final PrintStream err;
    private final InputStream in;
    private final BooleanSupplier draws;
    private final BooleanSupplier asks;
    private @Nullable Progress progress;
    private @Nullable ProgressLine line;

    /**
     * @param draws whether progress is drawn; asked when there is some
     * @param asks whether somebody can be asked
     */
    Terminal(OutputStream out, PrintStream err, InputStream in, BooleanSupplier draws, BooleanSupplier asks) {
        this.out = out;
        this.err = err;
        this.in = in;
        this.draws = draws;
        this.asks = asks;
    }

    @Override
    public OutputStream out() {
        return new OutputStream() {
            @Override
            public void write(int letter) throws IOException {
                write(new byte[] {(byte) letter}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                endLine();
                out.write(bytes, from, length);
                out.flush();
                if (out instanceof PrintStream printed && printed.checkError()) {
                    throw new IOException("Standard output is closed");
                }
            }
        };
    }

    @Override
    public void err(String sentences) {
        endLine();
        err.print(sentences);
        err.flush();
    }

    @Override
    public Progress progress() {
        return (what, done, total) -> {
            if (progress == null) {
                progress = draws.getAsBoolean() ? this::draw : Progress.SILENT;
            }
            progress.at(what, done, total);
        };
    }

    private void draw(String what, long done, long total) {
        if (line != null && !line.isAbout(what)) {
            endLine();
        }
        if (line == null) {
            line = new ProgressLine(what, err);
        }
        line.at(done, total);
    }

    @Override
    public boolean confirms(String question) {
        if (!asks.getAsBoolean()) {
            return false;
        }
        endLine();
        err.print(question + " [y/N] ");
        err.flush();
        try {
            String reply = new BufferedReader(new InputStreamReader(in, Charset.defaultCharset())).readLine();
            return reply != null && YES.contains(reply.strip().toLowerCase(Locale.ROOT));
        } catch (IOException gone) {
            return false;
        }
    }

    private void endLine() {
        if (line != null) {
            line.close();
            line = null;
        }
    }

    @Override
    public void close() {
        endLine();
    }
}
