package muster.backup;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import muster.store.RowReceiver;
import org.jspecify.annotations.Nullable;

/**
 * Counts rows, and adds their SHA-256 up modulo 2^256: equal tables have equal sums, in whatever order a database tells
 * their rows.
 */
final class Tally implements RowReceiver {
    private static final int BYTES = 32;

    private final MessageDigest digest;
    private final RowLine line = new RowLine();
    private final byte[] sum = new byte[BYTES];
    private long rows;

    Tally() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void row(@Nullable Object[] values) {
        line.write(values);
        add(line.bytes(), line.length());
    }

    /** @param length of the line, with its end */
    void add(byte[] lineBytes, int length) {
        digest.update(lineBytes, 0, length);
        byte[] one = digest.digest();
        int carry = 0;
        for (int i = BYTES - 1; i >= 0; i--) {
            int together = (sum[i] & 0xff) + (one[i] & 0xff) + carry;
            sum[i] = (byte) together;
            carry = together >> Byte.SIZE;
        }
        rows++;
    }

    TableSum sum(String table) {
        return new TableSum(table, rows, HexFormat.of().formatHex(sum));
    }
}
