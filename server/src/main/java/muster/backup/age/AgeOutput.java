package muster.backup.age;

import java.io.IOException;
import java.io.OutputStream;
import java.security.SecureRandom;
import java.util.List;

/** Encrypts what is written to it. Only {@link #finish} makes the file whole. */
public final class AgeOutput extends OutputStream {
    private final OutputStream out;
    private final byte[] key;
    private final Chunks chunks = new Chunks();
    private final byte[] plain = new byte[Chunks.PLAIN_BYTES];
    private int length;

    private AgeOutput(OutputStream out, byte[] key) {
        this.out = out;
        this.key = key;
    }

    /** @param recipients each of whom can open it; a passphrase is alone */
    public static AgeOutput to(OutputStream out, List<? extends Recipient> recipients, SecureRandom random)
            throws IOException {
        byte[] fileKey = new byte[Crypt.FILE_KEY_BYTES];
        byte[] nonce = new byte[Chunks.NONCE_BYTES];
        random.nextBytes(fileKey);
        random.nextBytes(nonce);
        out.write(AgeHead.make(fileKey, recipients, random));
        out.write(nonce);
        return new AgeOutput(out, Chunks.key(fileKey, nonce));
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
        int done = 0;
        while (done < count) {
            // A full chunk waits for the next byte: the last one must be known.
            if (length == plain.length) {
                send(false);
            }
            int part = Math.min(count - done, plain.length - length);
            System.arraycopy(bytes, offset + done, plain, length, part);
            length += part;
            done += part;
        }
    }

    private void send(boolean last) throws IOException {
        out.write(Crypt.seal(key, chunks.next(last), plain, length));
        length = 0;
    }

    /** Writes the last chunk, and leaves the stream below open. */
    public void finish() throws IOException {
        send(true);
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
