package muster.backup;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Reads what {@link SealedGzipOutput} wrote. Its end is told only when every bit up to the file's end is as it was written. */
final class SealedGzipInput extends InputStream {
    private static final byte[] NOTHING = {};

    private final InputStream in;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 sum = new CRC32();
    private final MessageDigest digest = SealedGzip.digest();
    private final byte[] buffer = new byte[64 << 10];
    private int filled;
    private long length;
    private boolean ended;

    /** @throws BackupRefused when the file does not begin as a backup does; reading on throws it, too */
    SealedGzipInput(InputStream in) throws IOException {
        this.in = in;
        byte[] head = in.readNBytes(SealedGzip.HEAD.length);
        requireBegun(head);
        digest.update(head);
    }

    /** @throws BackupRefused when a file with this beginning is none */
    static void requireBegun(byte[] beginning) {
        if (!Arrays.equals(
                Arrays.copyOf(beginning, Math.min(beginning.length, SealedGzip.HEAD.length)), SealedGzip.HEAD)) {
            throw new BackupRefused("The file is no backup of Muster.");
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int count) throws IOException {
        if (ended || count == 0) {
            return ended ? -1 : 0;
        }
        try {
            int read = inflater.inflate(bytes, offset, count);
            while (read == 0 && !inflater.finished()) {
                refill();
                read = inflater.inflate(bytes, offset, count);
            }
            sum.update(bytes, offset, read);
            length += read;
            if (read == 0) {
                requireWhole();
                ended = true;
                return -1;
            }
            return read;
        } catch (DataFormatException broken) {
            throw changed();
        }
    }

    private void refill() throws IOException {
        if (inflater.needsDictionary()) {
            throw changed();
        }
        digest.update(buffer, 0, filled);
        filled = in.read(buffer);
        if (filled <= 0) {
            filled = 0;
            throw BackupRefused.damaged("its end is missing");
        }
        inflater.setInput(buffer, 0, filled);
    }

    private void requireWhole() throws IOException {
        int used = filled - inflater.getRemaining();
        digest.update(buffer, 0, used);
        byte[] left = used == filled ? NOTHING : Arrays.copyOfRange(buffer, used, filled);
        byte[] tail = next(left, 0, SealedGzip.TAIL_BYTES);
        if (!Arrays.equals(tail, SealedGzip.tail(sum, length))) {
            throw changed();
        }
        digest.update(tail);
        byte[] seal = SealedGzip.seal(digest.digest());
        if (!Arrays.equals(seal, next(left, SealedGzip.TAIL_BYTES, seal.length))) {
            throw changed();
        }
        boolean more = left.length > SealedGzip.TAIL_BYTES + seal.length || in.read() >= 0;
        if (more) {
            throw BackupRefused.damaged("something stands behind its end");
        }
    }

    /** So many bytes from a place on, of what is left and of what follows; fewer where the file ends. */
    private byte[] next(byte[] left, int from, int count) throws IOException {
        int begin = Math.min(from, left.length);
        byte[] bytes = Arrays.copyOfRange(left, begin, begin + count);
        int there = Math.min(count, left.length - begin);
        int read = in.readNBytes(bytes, there, count - there);
        return Arrays.copyOf(bytes, there + read);
    }

    private static BackupRefused changed() {
        return BackupRefused.damaged("something in it was changed");
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        in.close();
    }
}
