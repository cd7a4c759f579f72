package muster.bench;

/** What became of somebody in the end. Of any 200 who follow each other, 183 are as usual. */
enum Fate {
    USUAL,
    INVITED,
    DISABLED,
    ARCHIVED,
    HELD,
    EXPIRED,
    TRASHED,
    LOCKED_OUT;

    /** Spreads those of one fate over all, and has no divisor in common with their number. */
    private static final int STRIDE = 37;

    private static final int PEOPLE = 200;

    static Fate of(int number) {
        return switch ((int) ((long) number * STRIDE % PEOPLE)) {
            case 0, 1, 2, 3, 4, 5 -> INVITED;
            case 6, 7 -> DISABLED;
            case 8, 9, 10, 11 -> ARCHIVED;
            case 12 -> HELD;
            case 13 -> EXPIRED;
            case 14, 15 -> TRASHED;
            case 16 -> LOCKED_OUT;
            default -> USUAL;
        };
    }

    /** Whether somebody sees the account, and it may do something. */
    boolean isAround() {
        return this == USUAL || this == LOCKED_OUT;
    }
}
