package muster.testing.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.Predicate;

/** Shows inputs to people, and makes those that break something smaller. */
public final class Inputs {
    private static final int LONGEST_SHOWN = 2_000;

    private Inputs() {}

    /** As Java writes a text of Latin letters, and in Base64 so that nothing is lost. */
    public static String shown(byte[] input) {
        return shown(new String(input, StandardCharsets.ISO_8859_1)) + " (Base64 "
                + Base64.getEncoder().encodeToString(Arrays.copyOf(input, Math.min(input.length, LONGEST_SHOWN))) + ")";
    }

    /** As Java writes it. */
    static String shown(String text) {
        StringBuilder shown = new StringBuilder("\"");
        for (char each :
                text.substring(0, Math.min(text.length(), LONGEST_SHOWN)).toCharArray()) {
            if (each >= ' ' && each < 0x7f && each != '"' && each != '\\') {
                shown.append(each);
            } else {
                shown.append("\\u%04x".formatted((int) each));
            }
        }
        return shown.append('"').toString();
    }

    /** Leaves out halves, quarters and so on, down to single bytes, as long as what remains still breaks it. */
    public static byte[] smallest(byte[] input, Predicate<byte[]> breaks) {
        byte[] smallest = input;
        for (int part = input.length / 2; part > 0; part /= 2) {
            int from = 0;
            while (from < smallest.length) {
                byte[] shorter = without(smallest, from, Math.min(part, smallest.length - from));
                if (breaks.test(shorter)) {
                    smallest = shorter;
                } else {
                    from += part;
                }
            }
        }
        return smallest;
    }

    private static byte[] without(byte[] input, int from, int count) {
        byte[] shorter = Arrays.copyOf(input, input.length - count);
        System.arraycopy(input, from + count, shorter, from, input.length - from - count);
        return shorter;
    }
}
