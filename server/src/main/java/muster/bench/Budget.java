package muster.bench;

import java.util.Locale;

/** What a measure is held against. */
record Budget(Kind kind, double limit) {
    enum Kind {
        AT_LEAST,
        AT_MOST,
        BELOW
    }

    static Budget atLeast(double limit) {
        return new Budget(Kind.AT_LEAST, limit);
    }

    static Budget atMost(double limit) {
        return new Budget(Kind.AT_MOST, limit);
    }

    static Budget below(double limit) {
        return new Budget(Kind.BELOW, limit);
    }

    boolean isMetBy(double value) {
        return switch (kind) {
            case AT_LEAST -> value >= limit;
            case AT_MOST -> value <= limit;
            case BELOW -> value < limit;
        };
    }

    @Override
    public String toString() {
        String sign = switch (kind) {
            case AT_LEAST -> ">= ";
            case AT_MOST -> "<= ";
            case BELOW -> "< ";
        };
        return sign + (limit == Math.rint(limit) ? String.format(Locale.ROOT, "%,.0f", limit) : String.valueOf(limit));
    }
}
