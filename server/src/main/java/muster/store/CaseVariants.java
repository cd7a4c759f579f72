package muster.store;

import java.util.HashMap;
import java.util.Map;

/**
 * Letters that differ by their case alone, one by one: to compare texts so where a database does not know of letters beyond
 * ASCII. Letters that become several in another case stay as they are.
 */
final class CaseVariants {
    /** No letter beyond these has another case. */
    private static final int LAST = 0x1FFFF;

    private static final Map<Integer, String> VARIANTS = variants();

    private CaseVariants() {}

    private static Map<Integer, String> variants() {
        Map<Integer, StringBuilder> groups = new HashMap<>();
        for (int letter = 0; letter <= LAST; letter++) {
            if (folded(letter) != letter) {
                int group = folded(letter);
                groups.computeIfAbsent(group, first -> new StringBuilder().appendCodePoint(first))
                        .appendCodePoint(letter);
            }
        }
        Map<Integer, String> variants = new HashMap<>();
        groups.values().forEach(group -> group.codePoints().forEach(letter -> variants.put(letter, group.toString())));
        return variants;
    }

    private static int folded(int letter) {
        return Character.toLowerCase(Character.toUpperCase(letter));
    }

    /** All that the letter is in any case, itself among them; the letter alone when it has no case. */
    static String of(int letter) {
        return VARIANTS.getOrDefault(letter, Character.toString(letter));
    }
}
