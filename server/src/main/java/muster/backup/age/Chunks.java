package muster.backup.age;

import java.nio.ByteBuffer;

/** Numbers the chunks of a file's content; the last one is marked, so that none can be left out or put elsewhere. */
final class Chunks {
    static final int PLAIN_BYTES = 64 << 10;
    static final int NONCE_BYTES = 16;

    private long number;

    /** The nonce of the next chunk. */
    byte[] next(boolean last) {
        return ByteBuffer.allocate(Crypt.NONCE_BYTES)
                .putLong(Crypt.NONCE_BYTES - Long.BYTES - 1, number++)
                .put(Crypt.NONCE_BYTES - 1, (byte) (last ? 1 : 0))
                .array();
    }

    /** @param nonce of the whole file, between its head and its first chunk */
    static byte[] key(byte[] fileKey, byte[] nonce) {
        return Crypt.derive(fileKey, nonce, "payload");
    }
}
