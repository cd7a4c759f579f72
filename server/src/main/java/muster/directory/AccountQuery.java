package muster.directory;

import java.util.List;
import muster.model.Failure;
import muster.model.Refused;

/**
 * Which accounts, in which order. Every order ends with the id, so that pages are stable.
 *
 * @param who which accounts are met at all
 */
public record AccountQuery(Condition condition, List<Order> orders, Who who) {

    /** Which accounts a list is about. */
    public enum Who {
        /** {@link muster.model.Account#isListed() Listed} accounts. */
        LISTED,
        /** Also {@link muster.model.Account#isShadow() those} that only some doors show, to administrators. */
        LISTED_AND_SHADOWS,
        /** Listed accounts, and those in the trash. */
        LISTED_AND_TRASH,
        /** Those in the trash, and no others. */
        TRASH
    }

    static final int MAXIMUM_PARTS = 400;
    static final int MAXIMUM_DEPTH = 32;

    /** By which a list is ordered; values that are not there come first when ascending. */
    public sealed interface Order {

        record By(AccountField field, boolean ascending) implements Order {}

        /**
         * How much of a field the prefix is: accounts whose username equals it, then those of whom a name equals it, then the
         * others.
         */
        record BySimilarity(String foldedPrefix) implements Order {}

        /** By a value as it was written. */
        record ByValue(AccountValue value, boolean ascending) implements Order {}

        /** By a value, ASCII case ignored in texts; accounts without it come last, ascending or not. */
        record ByValueNullsLast(AccountValue value, boolean ascending) implements Order {}

        /** Accounts that do not meet the condition come first when ascending. */
        record ByTruth(Condition condition, boolean ascending) implements Order {}
    }

    /** A query about listed accounts. */
    public AccountQuery(Condition condition, List<Order> orders) {
        this(condition, orders, Who.LISTED);
    }

    /** @throws Refused {@link Failure.Malformed} when the condition is larger or deeper than a database should be asked */
    public AccountQuery {
        orders = List.copyOf(orders);
        boolean fits = condition.partsWithin(MAXIMUM_DEPTH) <= MAXIMUM_PARTS;
        if (!fits) {
            throw new Refused(new Failure.Malformed("filter", "has too many parts"));
        }
    }

    /** By given name, family name, username and address: how people look for people. */
    public static List<Order> byName(boolean ascending) {
        return List.of(
                new Order.By(AccountField.GIVEN_NAME, ascending),
                new Order.By(AccountField.FAMILY_NAME, ascending),
                new Order.By(AccountField.USERNAME, ascending),
                new Order.By(AccountField.EMAIL, ascending));
    }
}
