package muster.store;

import muster.model.Failure;
import muster.model.Refused;
import org.jspecify.annotations.Nullable;

/**
 * One of the values by which a list is sorted.
 *
 * @param constant what it is for every account that is meant; null when it differs
 */
record OrderTerm(
        String expression,
        boolean isText,
        boolean ascending,
        @Nullable Long constant) {

    static OrderTerm text(String expression, boolean ascending) {
        return new OrderTerm(expression, true, ascending, null);
    }

    static OrderTerm number(String expression, boolean ascending) {
        return new OrderTerm(expression, false, ascending, null);
    }

    static OrderTerm constant(long value) {
        return new OrderTerm(Long.toString(value), false, true, value);
    }

    String direction() {
        return ascending ? " asc" : " desc";
    }

    /**
     * The place that a mark holds.
     *
     * @throws Refused {@link Failure.Malformed} when no such list has it
     */
    Object place(String text) {
        if (isText) {
            if (!IndexKey.isStorable(text)) {
                throw malformed();
            }
            return text;
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw malformed();
        }
    }

    static Refused malformed() {
        return new Refused(new Failure.Malformed("page", "does not belong to this list"));
    }
}
