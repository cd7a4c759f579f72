package muster.backup;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Hands what is written to it on to another stream on a thread of its own, so that reading a database and compressing go on at
 * the same time. Closing waits until all is handed on, and leaves the other stream open.
 */
final class Pipe extends OutputStream {
    private static final int PORTION = 256 << 10;
    private static final int WAITING = 4;
    private static final byte[] END = {};

    private final OutputStream out;
    private final BlockingQueue<byte[]> waiting = new ArrayBlockingQueue<>(WAITING);
    private final Thread thread;
    private byte[] portion = new byte[PORTION];
    private int length;
    private volatile @Nullable Throwable failure;

    Pipe(OutputStream out) {
        this.out = out;
        thread = Thread.ofPlatform().name("muster-backup").daemon().start(this::handOn);
    }

    private void handOn() {
        try {
            for (byte[] next = waiting.take(); next != END; next = waiting.take()) {
                if (failure == null) {
                    handOn(next);
                }
            }
        } catch (InterruptedException nobodyDoes) {
            failure = nobodyDoes;
        }
    }

    /** After a failure what comes is only taken, so that the writer does not wait for ever. */
    private void handOn(byte[] bytes) {
        try {
            out.write(bytes, 0, bytes.length);
        } catch (IOException | RuntimeException | Error failed) {
            failure = failed;
        }
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
        int done = 0;
        while (done < count) {
            int part = Math.min(count - done, PORTION - length);
            System.arraycopy(bytes, offset + done, portion, length, part);
            length += part;
            done += part;
            if (length == PORTION) {
                put(portion);
                portion = new byte[PORTION];
                length = 0;
            }
        }
    }

    private void put(byte[] bytes) throws IOException {
        try {
            waiting.put(bytes);
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("broken off");
        }
        requireSound();
    }

    private void requireSound() throws IOException {
        Throwable failed = failure;
        if (failed != null) {
            throw failed instanceof IOException known
                    ? new IOException(known.getMessage(), known)
                    : new IOException(failed);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            if (length > 0) {
                waiting.put(Arrays.copyOf(portion, length));
                length = 0;
            }
            waiting.put(END);
            thread.join();
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("broken off");
        }
        requireSound();
    }
}
