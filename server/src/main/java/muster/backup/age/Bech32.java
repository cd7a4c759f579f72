package muster.backup.age;

import java.io.ByteArrayOutputStream;
import java.util.Locale;
import java.util.Optional;

/** Bytes as text with a prefix and a check sum (BIP 173). */
final class Bech32 {
    private static final String LETTERS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    private static final int[] GENERATOR = {0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3};
    private static final int SUM_LETTERS = 6;
    private static final int LETTER_BITS = 5;

    private Bech32() {}

    /** In lower case. */
    static String text(String prefix, byte[] bytes) {
        StringBuilder letters = new StringBuilder();
        int bits = 0;
        int kept = 0;
        for (byte each : bytes) {
            kept = kept << Byte.SIZE | each & 0xff;
            bits += Byte.SIZE;
            while (bits >= LETTER_BITS) {
                bits -= LETTER_BITS;
                letters.append(LETTERS.charAt(kept >> bits & 31));
            }
            kept &= (1 << bits) - 1;
        }
        if (bits > 0) {
            letters.append(LETTERS.charAt(kept << LETTER_BITS - bits & 31));
        }
        int sum = sum(prefix, letters + "qqqqqq") ^ 1;
        for (int i = SUM_LETTERS - 1; i >= 0; i--) {
            letters.append(LETTERS.charAt(sum >> LETTER_BITS * i & 31));
        }
        return prefix + "1" + letters;
    }

    /** The bytes; empty when the text has another prefix, a wrong sum, mixed case or spare bits. */
    static Optional<byte[]> bytes(String prefix, String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        boolean oneCase = text.equals(lower) || text.equals(text.toUpperCase(Locale.ROOT));
        String start = prefix + "1";
        if (!oneCase || !lower.startsWith(start) || lower.length() < start.length() + SUM_LETTERS) {
            return Optional.empty();
        }
        String letters = lower.substring(start.length());
        if (!letters.chars().allMatch(letter -> LETTERS.indexOf(letter) >= 0) || sum(prefix, letters) != 1) {
            return Optional.empty();
        }
        byte[] bytes = bytes(letters.substring(0, letters.length() - SUM_LETTERS));
        return text(prefix, bytes).equals(lower) ? Optional.of(bytes) : Optional.empty();
    }

    private static byte[] bytes(String letters) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int bits = 0;
        int kept = 0;
        for (char letter : letters.toCharArray()) {
            kept = kept << LETTER_BITS | LETTERS.indexOf(letter);
            bits += LETTER_BITS;
            if (bits >= Byte.SIZE) {
                bits -= Byte.SIZE;
                bytes.write(kept >> bits);
            }
            kept &= (1 << bits) - 1;
        }
        return bytes.toByteArray();
    }

    private static int sum(String prefix, String letters) {
        int sum = 1;
        for (char letter : prefix.toCharArray()) {
            sum = step(sum, letter >> LETTER_BITS);
        }
        sum = step(sum, 0);
        for (char letter : prefix.toCharArray()) {
            sum = step(sum, letter & 31);
        }
        for (char letter : letters.toCharArray()) {
            sum = step(sum, LETTERS.indexOf(letter));
        }
        return sum;
    }

    private static int step(int sum, int value) {
        int top = sum >>> 25;
        int next = (sum & 0x1ffffff) << LETTER_BITS ^ value;
        for (int i = 0; i < GENERATOR.length; i++) {
            next ^= (top >> i & 1) == 1 ? GENERATOR[i] : 0;
        }
        return next;
    }
}
