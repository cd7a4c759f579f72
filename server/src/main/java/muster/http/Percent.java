package muster.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Decodes percent escapes exactly once, as strict UTF-8; what is not escaped stays as it is. */
final class Percent {
    private Percent() {}

    static String decode(String text, int from, int to, boolean plusIsBlank) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c == '%' || (plusIsBlank && c == '+')) {
                return decodeEscapes(text.substring(from, to), plusIsBlank);
            }
        }
        return text.substring(from, to);
    }

    private static String decodeEscapes(String text, boolean plusIsBlank) {
        StringBuilder decoded = new StringBuilder(text.length());
        byte[] run = new byte[text.length() / 3];
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c != '%') {
                decoded.append(plusIsBlank && c == '+' ? ' ' : c);
                i++;
                continue;
            }
            int length = 0;
            for (; i < text.length() && text.charAt(i) == '%'; i += 3) {
                run[length++] = escape(text, i);
            }
            decoded.append(utf8(run, length));
        }
        return decoded.toString();
    }

    private static byte escape(String text, int at) {
        int high = at + 2 < text.length() ? hex(text.charAt(at + 1)) : -1;
        int low = at + 2 < text.length() ? hex(text.charAt(at + 2)) : -1;
        if (high < 0 || low < 0) {
            throw Rejected.malformed("The address has a '%' that is not followed by two hexadecimal digits.");
        }
        return (byte) (high << 4 | low);
    }

    /** Not Character.digit, which also takes digits of other scripts. */
    private static int hex(char c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        char lower = (char) (c | 0x20);
        return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
    }

    private static String utf8(byte[] bytes, int length) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, 0, length))
                    .toString();
        } catch (CharacterCodingException e) {
            throw Rejected.malformed("The address has escapes that are not UTF-8.");
        }
    }
}
