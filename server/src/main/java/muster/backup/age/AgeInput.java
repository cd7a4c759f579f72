package muster.backup.age;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Decrypts a file. Its end is told only after the chunk that is marked as the last one, with nothing behind it. */
public final class AgeInput extends InputStream {
    private static final int SEALED_BYTES = Chunks.PLAIN_BYTES + Crypt.TAG_BYTES;

    private final InputStream in;
    private final byte[] key;
    private final Chunks chunks = new Chunks();
    /** One byte more than a chunk, which tells whether another follows. */
    private final byte[] sealed = new byte[SEALED_BYTES + 1];

    private int ahead;
    private byte[] plain = {};
    private int place;
    private boolean first = true;
    private boolean ended;

    private AgeInput(InputStream in, byte[] key) {
        this.in = in;
        this.key = key;
    }

    /** Whether a file that begins with these bytes is an encrypted one. */
    public static boolean isBegunBy(byte[] bytes) {
        return AgeHead.begins(bytes);
    }

    /** @throws AgeRefused when the file does not open so, or was changed; reading on throws it, too */
    public static AgeInput of(InputStream in, Opener opener) throws IOException {
        byte[] fileKey = AgeHead.open(in, opener);
        byte[] nonce = in.readNBytes(Chunks.NONCE_BYTES);
        if (nonce.length < Chunks.NONCE_BYTES) {
            throw damaged();
        }
        return new AgeInput(in, Chunks.key(fileKey, nonce));
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int count) throws IOException {
        if (count == 0) {
            return 0;
        }
        if (place == plain.length && (ended || !fill())) {
            return -1;
        }
        int part = Math.min(count, plain.length - place);
        System.arraycopy(plain, place, bytes, offset, part);
        place += part;
        return part;
    }

    private boolean fill() throws IOException {
        int length = ahead + in.readNBytes(sealed, ahead, sealed.length - ahead);
        boolean last = length <= SEALED_BYTES;
        int own = last ? length : SEALED_BYTES;
        Optional<byte[]> opened = Crypt.open(key, chunks.next(last), sealed, own);
        byte[] next = opened.orElseThrow(AgeInput::damaged);
        // An empty chunk is one that somebody put there, unless nothing at all is in the file.
        if (next.length == 0 && !first) {
            throw damaged();
        }
        ahead = length - own;
        sealed[0] = sealed[own];
        plain = next;
        place = 0;
        first = false;
        ended = last;
        return next.length > 0;
    }

    private static AgeRefused damaged() {
        return new AgeRefused("The encrypted file is damaged: something in it was changed, or its end is missing.");
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
