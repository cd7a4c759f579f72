package muster.dialect.arvados;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Whether texts are like a pattern: {@code %} is any run, {@code _} one character, a backslash takes that away. Goes through a
 * text once, so that no pattern takes long: each piece between two runs is looked for after the one before.
 */
final class Likeness {
    private final List<LikenessPiece> pieces = new ArrayList<>();
    private final boolean ignoringCase;

    Likeness(String pattern, boolean ignoringCase) {
        this.ignoringCase = ignoringCase;
        int[] points = folded(pattern).codePoints().toArray();
        int[] piece = new int[points.length];
        int length = 0;
        for (int i = 0; i < points.length; i++) {
            boolean escapes = points[i] == '\\' && i + 1 < points.length;
            if (escapes) {
                piece[length++] = points[++i];
            } else if (points[i] == '%') {
                pieces.add(new LikenessPiece(Arrays.copyOf(piece, length)));
                length = 0;
            } else {
                piece[length++] = points[i] == '_' ? LikenessPiece.ONE : points[i];
            }
        }
        pieces.add(new LikenessPiece(Arrays.copyOf(piece, length)));
    }

    boolean isMetBy(String text) {
        int[] points = folded(text).codePoints().toArray();
        LikenessPiece first = pieces.getFirst();
        LikenessPiece last = pieces.getLast();
        if (pieces.size() == 1) {
            return points.length == first.length() && first.isAt(points, 0);
        }
        if (!first.isAt(points, 0)) {
            return false;
        }
        int at = first.length();
        for (LikenessPiece between : pieces.subList(1, pieces.size() - 1)) {
            at = between.endOfFirst(points, at);
            if (at < 0) {
                return false;
            }
        }
        int end = points.length - last.length();
        return end >= at && last.isAt(points, end);
    }

    private String folded(String text) {
        return ignoringCase ? text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT) : text;
    }
}
