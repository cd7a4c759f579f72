package muster.app;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;
import muster.cli.Progress;

/** Takes what a repeated pull or push tells: passes it on, and keeps the beginning of it. Says no to every question. */
final class SyncAnswer implements CommandGiver {
    private static final int MOST_KEPT = 1 << 20;

    private final OutputStream watched;
    private final BooleanSupplier goesOn;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final StringBuilder lastLine = new StringBuilder();

    /** @param goesOn whether what runs is to go on */
    SyncAnswer(OutputStream watched, BooleanSupplier goesOn) {
        this.watched = watched;
        this.goesOn = goesOn;
    }

    @Override
    public OutputStream out() {
        return new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                write(new byte[] {(byte) one}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                keep(new String(bytes, from, length, StandardCharsets.UTF_8), bytes, from, length);
                watched.write(bytes, from, length);
            }
        };
    }

    @Override
    public void err(String sentences) {
        byte[] bytes = sentences.getBytes(StandardCharsets.UTF_8);
        keep(sentences, bytes, 0, bytes.length);
        try {
            watched.write(bytes);
        } catch (IOException nobodyListens) {
            // The run goes on all the same; its report has the sentence.
        }
    }

    private synchronized void keep(String text, byte[] bytes, int from, int length) {
        kept.write(bytes, from, Math.max(0, Math.min(length, MOST_KEPT - kept.size())));
        lastLine.append(text);
        int end = lastLine.toString().stripTrailing().lastIndexOf('\n');
        lastLine.delete(0, end + 1);
    }

    @Override
    public Progress progress() {
        return new Progress() {
            @Override
            public void at(String what, long done, long total) {}

            @Override
            public boolean isWatched() {
                return goesOn.getAsBoolean();
            }
        };
    }

    @Override
    public boolean confirms(String question) {
        return false;
    }

    /** The beginning of what was told, up to a megabyte. */
    synchronized String report() {
        return kept.toString(StandardCharsets.UTF_8);
    }

    synchronized String lastLine() {
        return lastLine.toString().strip();
    }
}
