package muster.store;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import muster.model.Failure;
import muster.model.Refused;
import muster.model.TextKey;

/**
 * A pattern taken apart: {@code %} is any run of characters, {@code _} one character, and a backslash has the next character
 * stand for itself.
 */
record LikePattern(List<Piece> pieces) {
    static final int MAXIMUM_LENGTH = 4_096;
    /** Looking for each run anew at every place of a long text takes its time. */
    static final int MAXIMUM_RUNS = 20;

    private static final Piece RUN = new Wildcard(true);
    private static final Piece ONE = new Wildcard(false);

    sealed interface Piece {}

    record Literal(String text) implements Piece {}

    /** @param isRun whether it stands for any number of characters, none included */
    record Wildcard(boolean isRun) implements Piece {}

    LikePattern {
        pieces = List.copyOf(pieces);
    }

    /** @throws Refused {@link Failure.Malformed} when it is longer, or has more runs, than a database should be asked */
    static LikePattern of(String pattern) {
        if (pattern.length() > MAXIMUM_LENGTH) {
            throw new Refused(new Failure.Malformed("pattern", "is too long"));
        }
        List<Piece> pieces = new ArrayList<>();
        StringBuilder literal = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '%' || c == '_') {
                endLiteral(pieces, literal);
                addWildcard(pieces, c == '%' ? RUN : ONE);
            } else {
                boolean escapes = c == '\\' && i + 1 < pattern.length();
                literal.append(escapes ? pattern.charAt(++i) : c);
            }
        }
        endLiteral(pieces, literal);
        if (pieces.stream().filter(RUN::equals).count() > MAXIMUM_RUNS) {
            throw new Refused(new Failure.Malformed("pattern", "has too many wildcards"));
        }
        return new LikePattern(pieces);
    }

    private static void endLiteral(List<Piece> pieces, StringBuilder literal) {
        if (!literal.isEmpty()) {
            pieces.add(new Literal(literal.toString()));
            literal.setLength(0);
        }
    }

    /** Two runs side by side are one. */
    private static void addWildcard(List<Piece> pieces, Piece wildcard) {
        boolean repeats =
                wildcard.equals(RUN) && !pieces.isEmpty() && pieces.getLast().equals(RUN);
        if (!repeats) {
            pieces.add(wildcard);
        }
    }

    /** With its texts folded, to be compared with folded texts. */
    LikePattern folded() {
        return new LikePattern(pieces.stream()
                .map(piece -> piece instanceof Literal(var text) ? new Literal(TextKey.fold(text)) : piece)
                .toList());
    }

    /** What each text begins with that is like the pattern; empty when that can be anything. */
    String literalHead() {
        return !pieces.isEmpty() && pieces.getFirst() instanceof Literal(var text) ? text : "";
    }

    /** Whether a database could hold the texts in it at all. */
    boolean isStorable() {
        return pieces.stream().allMatch(piece -> !(piece instanceof Literal(var text)) || IndexKey.isStorable(text));
    }

    /**
     * With each letter that has another case as the class of all that it is in any case, in square brackets.
     *
     * @param other how any other character is spelled
     */
    String spelledByLetter(String run, String one, UnaryOperator<String> other) {
        return spelled(
                run,
                one,
                literal -> literal.codePoints()
                        .mapToObj(letter -> {
                            String variants = CaseVariants.of(letter);
                            return variants.codePointCount(0, variants.length()) > 1
                                    ? "[" + variants + "]"
                                    : other.apply(variants);
                        })
                        .collect(Collectors.joining()));
    }

    String spelled(String run, String one, UnaryOperator<String> literal) {
        return pieces.stream()
                .map(piece -> switch (piece) {
                    case Literal(var text) -> literal.apply(text);
                    case Wildcard(var isRun) -> isRun ? run : one;
                })
                .collect(Collectors.joining());
    }
}
