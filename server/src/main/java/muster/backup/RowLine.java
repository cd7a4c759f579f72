package muster.backup;

import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import muster.store.TableShape;
import org.jspecify.annotations.Nullable;

/**
 * A row as a line: a JSON array of its values. There is one way of writing a row, so that equal rows have equal sums: no blanks;
 * of the characters, quotation mark and backslash stand behind a backslash, and those below the blank as {@code \}{@code u00XX}.
 */
final class RowLine {
    private static final byte[] NULL = {'n', 'u', 'l', 'l'};
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private byte[] bytes = new byte[4 << 10];
    private int length;

    /** Takes the place of what was there before. */
    RowLine write(@Nullable Object[] values) {
        length = 0;
        add('[');
        for (int i = 0; i < values.length; i++) {
            if (i > 0) {
                add(',');
            }
            switch (values[i]) {
                case null -> add(NULL);
                case Long number -> add(Long.toString(number).getBytes(StandardCharsets.US_ASCII));
                case Object text -> addText(text.toString());
            }
        }
        add(']');
        add('\n');
        return this;
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    private void addText(String text) {
        add('"');
        for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
            if (each >= 0 && each < ' ') {
                add(new byte[] {'\\', 'u', '0', '0', HEX[each >> 4], HEX[each & 15]});
            } else {
                if (each == '"' || each == '\\') {
                    add('\\');
                }
                add(each);
            }
        }
        add('"');
    }

    private void add(int each) {
        if (length == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * length);
        }
        bytes[length++] = (byte) each;
    }

    private void add(byte[] more) {
        for (byte each : more) {
            add(each);
        }
    }

    /** Reads one line, without its end. */
    static final class Parser {
        private final TableShape table;
        private final @Nullable Object[] values;
        private byte[] line = {};
        private int end;
        private int place;
        private byte[] text = new byte[4 << 10];

        Parser(TableShape table) {
            this.table = table;
            values = new Object[table.columns().size()];
        }

        /** @throws BackupRefused when it is not written as rows of this table are */
        @Nullable
        Object[] parse(byte[] bytes, int length) {
            line = bytes;
            end = length;
            place = 0;
            expect('[');
            for (int i = 0; i < values.length; i++) {
                if (i > 0) {
                    expect(',');
                }
                values[i] = value(table.columns().get(i).kind());
            }
            expect(']');
            require(place == end);
            return values;
        }

        private @Nullable Object value(TableShape.Kind kind) {
            if (peek() == 'n') {
                for (byte each : NULL) {
                    expect(each);
                }
                return null;
            }
            return kind == TableShape.Kind.TEXT ? text() : number();
        }

        private Object number() {
            int begin = place;
            while (peek() == '-' || peek() >= '0' && peek() <= '9') {
                place++;
            }
            String digits = new String(line, begin, place - begin, StandardCharsets.US_ASCII);
            try {
                long number = Long.parseLong(digits);
                require(Long.toString(number).equals(digits));
                return number;
            } catch (NumberFormatException notOne) {
                throw damaged();
            }
        }

        private String text() {
            expect('"');
            int length = 0;
            while (peek() != '"') {
                require(peek() < 0 || peek() >= ' ');
                byte each = line[place++];
                if (length == text.length) {
                    text = Arrays.copyOf(text, 2 * length);
                }
                text[length++] = each == '\\' ? escaped() : each;
            }
            place++;
            try {
                return StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(java.nio.ByteBuffer.wrap(text, 0, length))
                        .toString();
            } catch (CharacterCodingException notText) {
                throw damaged();
            }
        }

        private byte escaped() {
            byte each = peek();
            place++;
            if (each == '"' || each == '\\') {
                return each;
            }
            require(each == 'u');
            expect('0');
            expect('0');
            int value = Arrays.binarySearch(HEX, peek()) << 4;
            place++;
            value |= Arrays.binarySearch(HEX, peek());
            place++;
            require(value >= 0 && value < ' ');
            return (byte) value;
        }

        private byte peek() {
            require(place < end);
            return line[place];
        }

        private void expect(int wanted) {
            require(peek() == wanted);
            place++;
        }

        private void require(boolean holds) {
            if (!holds) {
                throw damaged();
            }
        }

        private BackupRefused damaged() {
            return BackupRefused.damaged("a row of the table " + table.name() + " is not what it should be");
        }
    }
}
