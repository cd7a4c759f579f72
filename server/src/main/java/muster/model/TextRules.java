package muster.model;

import java.util.function.IntPredicate;

/** What every text of the directory must keep: a bound on its length, and nothing that a terminal or a log would act on. */
final class TextRules {
    private TextRules() {}

    /** Refuses text that is too long, or that holds control characters or halves of surrogate pairs. */
    static void check(String field, String text, int maximumCodePoints) {
        check(field, text, maximumCodePoints, TextRules::isForbidden);
    }

    /** The same for text of several lines, in which control characters but the zero character do no harm. */
    static void checkFree(String field, String text, int maximumCodePoints) {
        check(field, text, maximumCodePoints, TextRules::isUnstorable);
    }

    private static void check(String field, String text, int maximumCodePoints, IntPredicate forbidden) {
        if (text.codePointCount(0, text.length()) > maximumCodePoints) {
            throw new Refused(new Failure.Malformed(field, "has more than " + maximumCodePoints + " characters"));
        }
        if (text.codePoints().anyMatch(forbidden)) {
            throw new Refused(new Failure.Malformed(field, "contains a character that is not allowed"));
        }
    }

    private static boolean isUnstorable(int codePoint) {
        return codePoint == 0 || Character.getType(codePoint) == Character.SURROGATE;
    }

    private static boolean isForbidden(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL -> true;
            case Character.SURROGATE -> true;
            case Character.UNASSIGNED -> isNonCharacter(codePoint);
            case Character.FORMAT -> !isJoiner(codePoint);
            default -> false;
        };
    }

    /** Other marks without a shape of their own make one name look like another, or turn the text around them. */
    private static boolean isJoiner(int codePoint) {
        return codePoint == 0x200C || codePoint == 0x200D;
    }

    private static boolean isNonCharacter(int codePoint) {
        return (codePoint & 0xFFFE) == 0xFFFE || (codePoint >= 0xFDD0 && codePoint <= 0xFDEF);
    }
}
