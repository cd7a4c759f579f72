package muster.dialect.arvados;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How filters compare. Source: Arvados API, available list method filters. */
enum Operator {
    EQUAL("="),
    NOT_EQUAL("!="),
    LESS("<"),
    AT_MOST("<="),
    GREATER(">"),
    AT_LEAST(">="),
    LIKE("like"),
    ILIKE("ilike"),
    IN("in"),
    NOT_IN("not in"),
    IS_A("is_a"),
    EXISTS("exists"),
    CONTAINS("contains");

    private static final String NOT_EQUAL_TOO = "<>";

    private final String word;

    Operator(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    boolean isOrdering() {
        return this == LESS || this == AT_MOST || this == GREATER || this == AT_LEAST;
    }

    boolean isPattern() {
        return this == LIKE || this == ILIKE;
    }

    /** Case does not matter. */
    static Optional<Operator> of(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        String known = lower.equals(NOT_EQUAL_TOO) ? NOT_EQUAL.word : lower;
        return Arrays.stream(values())
                .filter(operator -> operator.word.equals(known))
                .findFirst();
    }
}
