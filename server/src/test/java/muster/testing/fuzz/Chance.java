package muster.testing.fuzz;

import java.util.List;
import java.util.SplittableRandom;

/** Values by chance, the same ones again for the same seed; larger ones where the size is larger. */
public final class Chance {
    private static final int[] ODD = {
        0, 9, 10, 13, ' ', '"', '\\', '/', '%', '_', '\'', '<', '&', '{', '[', ':', '#', '-', '@', '+', '=', ',', ';',
        0x7f, 0x85, 0xa0, 0xad, 0xdf, 0x130, 0x131, 0x345, 0x3c2, 0x1e9e, 0x200b, 0x200d, 0x202e, 0x2028, 0x212a,
        0xfb01, 0xfeff, 0xfffd, 0xffff, 0x1f468, 0x10ffff
    };

    private final SplittableRandom random;
    private final int size;

    public Chance(long seed, int size) {
        this.random = new SplittableRandom(seed);
        this.size = size;
    }

    /** A number from 0 to one less than the end. */
    public int below(int end) {
        return random.nextInt(end);
    }

    public long number() {
        return switch (below(4)) {
            case 0 -> below(size + 1);
            case 1 -> Long.MAX_VALUE - below(2);
            case 2 -> Long.MIN_VALUE + below(2);
            default -> random.nextLong();
        };
    }

    public boolean coin() {
        return random.nextBoolean();
    }

    public <T> T oneOf(List<T> values) {
        return values.get(below(values.size()));
    }

    /** How many of something: none up to the size. */
    public int count() {
        return below(size + 1);
    }

    /** Letters, what looks like letters, and what has a meaning somewhere; never half a surrogate pair. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (int i = count(); i > 0; i--) {
            text.appendCodePoint(codePoint());
        }
        return text.toString();
    }

    private int codePoint() {
        int point = switch (below(4)) {
            case 0 -> ODD[below(ODD.length)];
            case 1 -> below(0x2fff);
            default -> 'a' + below(26);
        };
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE ? 'x' : point;
    }
}
