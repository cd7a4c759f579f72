package muster.dialect.arvados;

import java.util.Arrays;

/**
 * A part of a pattern without runs. It is searched by keeping one bit for each of its beginnings that the text before may end
 * with, so that no text has to be read twice.
 */
final class LikenessPiece {
    /** Stands for any one character. */
    static final int ONE = -2;

    private final int[] points;
    private final int[] symbols;
    /** For each symbol, and last for everything else, where in the piece it may stand. */
    private final long[][] places;

    LikenessPiece(int[] points) {
        this.points = points;
        symbols = Arrays.stream(points)
                .filter(point -> point != ONE)
                .sorted()
                .distinct()
                .toArray();
        places = new long[symbols.length + 1][(points.length + Long.SIZE - 1) / Long.SIZE];
        for (int i = 0; i < points.length; i++) {
            for (int symbol = 0; symbol < places.length; symbol++) {
                if (points[i] == ONE || symbol < symbols.length && symbols[symbol] == points[i]) {
                    places[symbol][i / Long.SIZE] |= 1L << (i % Long.SIZE);
                }
            }
        }
    }

    int length() {
        return points.length;
    }

    boolean isAt(int[] text, int at) {
        if (text.length - at < points.length) {
            return false;
        }
        for (int i = 0; i < points.length; i++) {
            if (points[i] != ONE && points[i] != text[at + i]) {
                return false;
            }
        }
        return true;
    }

    /** Where the first of these ends that begins there or later; negative when there is none. */
    int endOfFirst(int[] text, int from) {
        if (points.length == 0) {
            return from;
        }
        long[] begun = new long[places[0].length];
        int lastWord = begun.length - 1;
        long whole = 1L << ((points.length - 1) % Long.SIZE);
        for (int at = from; at < text.length; at++) {
            int symbol = Arrays.binarySearch(symbols, text[at]);
            goOn(begun, places[symbol < 0 ? symbols.length : symbol]);
            if ((begun[lastWord] & whole) != 0) {
                return at + 1;
            }
        }
        return -1;
    }

    private static void goOn(long[] begun, long[] allowed) {
        long carried = 1;
        for (int word = 0; word < begun.length; word++) {
            long next = begun[word] >>> (Long.SIZE - 1);
            begun[word] = ((begun[word] << 1) | carried) & allowed[word];
            carried = next;
        }
    }
}
