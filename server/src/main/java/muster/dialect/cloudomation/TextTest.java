package muster.dialect.cloudomation;

import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What a comparison asks of a text that is known here, and of which the store need not be asked. */
record TextTest(Predicate<String> test) {

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
                    case LIKE -> matching(first, 0);
                    case ILIKE -> matching(first, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
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

    private static Predicate<String> matching(String pattern, int flags) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '\\' && i + 1 < pattern.length()) {
                i++;
                regex.append(Pattern.quote(pattern.substring(i, i + 1)));
            } else if (c == '%') {
                regex.append(".*");
            } else if (c == '_') {
                regex.append('.');
            } else {
                regex.append(Pattern.quote(pattern.substring(i, i + 1)));
            }
        }
        return Pattern.compile(regex.toString(), flags | Pattern.DOTALL).asMatchPredicate();
    }
}
