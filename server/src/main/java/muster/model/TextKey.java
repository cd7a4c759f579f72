package muster.model;

import java.text.Normalizer;
import java.util.Locale;

/**
 * The form under which a name or an address is compared: two texts that a person takes for the same have one key.
 * Compatibility forms and case are folded; accents are kept, so that {@code resume} and {@code résumé} stay apart.
 */
public record TextKey(String value) {

    /** The key of a whole name: blanks of any kind at both ends do not count. */
    public static TextKey of(String text) {
        return new TextKey(fold(text).strip());
    }

    public boolean isEmpty() {
        return value.isEmpty();
    }

    /**
     * Folds a text without touching its blanks: what prefix searches compare.
     *
     * @return NFKC, upper then lower case in the root locale, NFKC again; a final sigma counts as any other sigma, so
     *     that folding a prefix gives a prefix of the folded text; joiners, which nobody sees, do not count
     */
    public static String fold(String text) {
        if (isPlainAscii(text)) {
            return text.toLowerCase(Locale.ROOT);
        }
        String visible = text.replace("\u200c", "").replace("\u200d", "");
        String composed = Normalizer.normalize(visible, Normalizer.Form.NFKC);
        String folded =
                composed.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT).replace('ς', 'σ');
        return Normalizer.normalize(folded, Normalizer.Form.NFKC);
    }

    private static boolean isPlainAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return value;
    }
}
