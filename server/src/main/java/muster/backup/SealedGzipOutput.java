package muster.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Compresses what is written to it; {@link #finish} makes it whole. */
final class SealedGzipOutput extends OutputStream {
    /** The next levels cost twice the time for a tenth less. */
    private static final int LEVEL = 3;

    private final OutputStream out;
    private final Deflater deflater = new Deflater(LEVEL, true);
    private final CRC32 sum = new CRC32();
    private final MessageDigest digest = SealedGzip.digest();
    private final byte[] buffer = new byte[64 << 10];
    private long length;

    SealedGzipOutput(OutputStream out) throws IOException {
        this.out = out;
        send(SealedGzip.HEAD, SealedGzip.HEAD.length);
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
        sum.update(bytes, offset, count);
        length += count;
        deflater.setInput(bytes, offset, count);
        while (!deflater.needsInput()) {
            send(buffer, deflater.deflate(buffer));
        }
    }

    void finish() throws IOException {
        deflater.finish();
        while (!deflater.finished()) {
            send(buffer, deflater.deflate(buffer));
        }
        byte[] tail = SealedGzip.tail(sum, length);
        send(tail, tail.length);
        out.write(SealedGzip.seal(digest.digest()));
    }

    private void send(byte[] bytes, int count) throws IOException {
        digest.update(bytes, 0, count);
        out.write(bytes, 0, count);
    }

    @Override
    public void close() throws IOException {
        deflater.end();
        out.close();
    }
}
