package muster.backup;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.CRC32;

/**
 * A gzip file in two members: the content, and one line with the SHA-256 of the first member's bytes, stored as it is. Unlike
 * the sum in gzip itself this one covers every bit, and there is only one way of writing it; {@code zcat} shows both.
 */
final class SealedGzip {
    /** No name, no time, no flags, an unknown system. */
    static final byte[] HEAD = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};

    static final int TAIL_BYTES = 8;

    private static final byte LAST_BLOCK_STORED = 1;

    private SealedGzip() {}

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What stands behind the content of a member: the sum and the length of what was compressed. */
    static byte[] tail(CRC32 sum, long length) {
        return ByteBuffer.allocate(TAIL_BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt((int) sum.getValue())
                .putInt((int) length)
                .array();
    }

    /** The second member. */
    static byte[] seal(byte[] digest) {
        byte[] line =
                ("{\"sha256\":\"" + HexFormat.of().formatHex(digest) + "\"}\n").getBytes(StandardCharsets.US_ASCII);
        CRC32 sum = new CRC32();
        sum.update(line);
        ByteBuffer block = ByteBuffer.allocate(5)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(LAST_BLOCK_STORED)
                .putShort((short) line.length)
                .putShort((short) ~line.length);
        ByteArrayOutputStream member = new ByteArrayOutputStream();
        member.writeBytes(HEAD);
        member.writeBytes(block.array());
        member.writeBytes(line);
        member.writeBytes(tail(sum, line.length));
        return member.toByteArray();
    }
}
