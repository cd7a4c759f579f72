package muster.dialect.cloudomation;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How the filter language compares a property with a value. */
enum Comparison {
    EQ,
    NE,
    LT,
    LE,
    GT,
    GE,
    LIKE,
    NOT_LIKE,
    ILIKE,
    IN,
    NOT_IN,
    IS_NULL,
    IS_NOT_NULL;

    static Optional<Comparison> named(String word) {
        return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Those that are met by what has no value, and by whatever does not meet the opposite. */
    boolean isNegative() {
        return this == NE || this == NOT_LIKE || this == NOT_IN || this == IS_NOT_NULL;
    }

    /** What a negative one is the opposite of. */
    Comparison positive() {
        return switch (this) {
            case NE -> EQ;
            case NOT_LIKE -> LIKE;
            case NOT_IN -> IN;
            case IS_NOT_NULL -> IS_NULL;
            default -> this;
        };
    }

    boolean takesList() {
        return this == IN || this == NOT_IN;
    }

    boolean takesNothing() {
        return this == IS_NULL || this == IS_NOT_NULL;
    }

    boolean isPattern() {
        return this == LIKE || this == NOT_LIKE || this == ILIKE;
    }

    /** Less or greater, with or without equal. */
    boolean isOrder() {
        return this == LT || this == LE || this == GT || this == GE;
    }
}
