package muster.testing.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Changes examples by chance, a little or much; the same ones again for the same seed. */
public final class Mutations {
    private static final int LONGEST = 1 << 16;
    private static final int MOST_CHANGES = 8;
    private static final List<byte[]> WORDS = List.of(
                    "\0",
                    "\n",
                    "\r\n",
                    "\t",
                    "%",
                    "%00",
                    "%zz",
                    "%ff",
                    "%2e%2e",
                    "\"",
                    "\\",
                    "\\u0000",
                    "\\ud800",
                    "'",
                    "--",
                    "<!--",
                    "{",
                    "}",
                    "[",
                    "]",
                    "[]",
                    "{}",
                    "[[[[[[[[",
                    "null",
                    "true",
                    "false",
                    "NaN",
                    "-1",
                    "0",
                    "1e999",
                    "1e999999999",
                    "-0",
                    "9223372036854775807",
                    "9223372036854775808",
                    "99999999999999999999",
                    "0x1f",
                    ",",
                    ":",
                    ": ",
                    ";",
                    "=",
                    "==",
                    "&",
                    "*a",
                    "&a ",
                    "<<: ",
                    "!!",
                    "!!binary ",
                    "|\n ",
                    "- ",
                    "---\n",
                    "...\n",
                    "#",
                    "$",
                    "(",
                    "+",
                    "@",
                    "/",
                    "/../",
                    "\ufeff",
                    "\u200d",
                    "\u1e9e",
                    "\u0130",
                    "\u0345",
                    "\uf800",
                    "\uf000",
                    "\uf400",
                    "\ud83e\uddea",
                    "0000-00-00",
                    "9999-12-31T23:59:59Z",
                    "+18:00",
                    "00000000-0000-0000-0000-000000000000")
            .stream()
            .map(word -> word.getBytes(StandardCharsets.UTF_8))
            .toList();

    private final SplittableRandom random;
    private final List<byte[]> examples;

    public Mutations(long seed, List<byte[]> examples) {
        this.random = new SplittableRandom(seed);
        this.examples = examples.isEmpty() ? List.of(new byte[0]) : List.copyOf(examples);
    }

    /** The next input. */
    public byte[] next() {
        byte[] input = example();
        for (int changes = 1 + random.nextInt(MOST_CHANGES); changes > 0; changes--) {
            input = changed(input);
        }
        return input.length > LONGEST ? Arrays.copyOf(input, LONGEST) : input;
    }

    private byte[] example() {
        return examples.get(random.nextInt(examples.size()));
    }

    private byte[] changed(byte[] input) {
        int from = random.nextInt(input.length + 1);
        int to = Math.min(input.length, from + 1 + random.nextInt(1 + random.nextInt(16)));
        return switch (random.nextInt(8)) {
            case 0 -> spliced(input, from, to, new byte[0]);
            case 1 -> spliced(input, from, from, WORDS.get(random.nextInt(WORDS.size())));
            case 2 -> spliced(input, from, to, WORDS.get(random.nextInt(WORDS.size())));
            case 3 -> spliced(input, from, from, repeated(Arrays.copyOfRange(input, from, to)));
            case 4 -> spliced(input, from, to, new byte[] {(byte) random.nextInt(256)});
            case 5 -> flipped(input, from);
            case 6 -> spliced(input, from, input.length, tail(example()));
            default -> spliced(input, from, to, tail(input));
        };
    }

    private static byte[] spliced(byte[] input, int from, int to, byte[] middle) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream(input.length + middle.length);
        whole.write(input, 0, from);
        whole.writeBytes(middle);
        whole.write(input, to, input.length - to);
        return whole.toByteArray();
    }

    private byte[] repeated(byte[] part) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (int times = 1 << random.nextInt(10); times > 0; times--) {
            whole.writeBytes(part);
        }
        return whole.toByteArray();
    }

    private static byte[] flipped(byte[] input, int at) {
        byte[] flipped = input.clone();
        if (at < flipped.length) {
            flipped[at] ^= 0x20;
        }
        return flipped;
    }

    private byte[] tail(byte[] of) {
        return Arrays.copyOfRange(of, random.nextInt(of.length + 1), of.length);
    }
}
