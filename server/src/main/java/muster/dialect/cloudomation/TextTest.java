package muster.dialect.cloudomation;

import java.util.Arrays;
import java.util.Set;
import java.util.function.Predicate;

/** What a comparison asks of a text that is known here, and of which the store need not be asked. */
record TextTest(Predicate<String> test) {
    private static final int RUN = -1;
    private static final int ONE = -2;
    private static final int NONE = -3;

    /** @param operands one, or as many as a list has */
    static TextTest of(Comparison comparison, Set<String> operands) {
        String first = operands.isEmpty() ? "" : operands.iterator().next();
        return new TextTest(
                switch (comparison) {
                    case EQ, IN -> operands::contains;
                    case LT -> text -> compare(text, first) < 0;
                    case LE -> text -> compare(text, first) <= 0;
                    case GT -> text -> compare(text, first) > 0;
                    case GE -> text -> compare(text, first) >= 0;
                    case LIKE -> like(first, false);
                    case ILIKE -> like(first, true);
                    case IS_NULL -> _ -> false;
                    case NE, NOT_LIKE, NOT_IN, IS_NOT_NULL ->
                        throw new IllegalArgumentException(comparison + " is asked as the opposite of another one");
                });
    }

    boolean meets(String text) {
        return test.test(text);
    }

    /** By code points, of texts that are all within the first plane. */
    private static int compare(String one, String other) {
        return one.compareTo(other);
    }

    private static Predicate<String> like(String pattern, boolean ignoringCase) {
        int[] pieces = pieces(pattern, ignoringCase);
        return text -> isLike(letters(text, ignoringCase), pieces);
    }

    /** Characters of the pattern, or what stands for others. */
    private static int[] pieces(String pattern, boolean ignoringCase) {
        int[] letters = letters(pattern, ignoringCase);
        int[] pieces = new int[letters.length];
        int count = 0;
        for (int i = 0; i < letters.length; i++) {
            boolean escapes = letters[i] == '\\' && i + 1 < letters.length;
            pieces[count++] = escapes ? letters[++i] : wildcardOr(letters[i]);
        }
        return Arrays.copyOf(pieces, count);
    }

    private static int wildcardOr(int letter) {
        return switch (letter) {
            case '%' -> RUN;
            case '_' -> ONE;
            default -> letter;
        };
    }

    private static int[] letters(String text, boolean ignoringCase) {
        return text.codePoints()
                .map(letter -> ignoringCase ? Character.toLowerCase(Character.toUpperCase(letter)) : letter)
                .toArray();
    }

    /** Goes back to the last run alone: an earlier one could not do better, however many there are. */
    private static boolean isLike(int[] text, int[] pieces) {
        int next = 0;
        int afterRun = -1;
        int runEnds = 0;
        for (int at = 0; at < text.length; ) {
            int piece = next < pieces.length ? pieces[next] : NONE;
            if (piece == RUN) {
                afterRun = ++next;
                runEnds = at;
            } else if (piece == ONE || piece == text[at]) {
                next++;
                at++;
            } else if (afterRun >= 0) {
                next = afterRun;
                at = ++runEnds;
            } else {
                return false;
            }
        }
        return Arrays.stream(pieces, next, pieces.length).allMatch(piece -> piece == RUN);
    }
}
