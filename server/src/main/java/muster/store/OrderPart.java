package muster.store;

import java.util.List;
import muster.directory.AccountQuery;
import muster.directory.AccountValue;

/**
 * A part of a list that puts accounts without a name last. Their names' index has them first, so it is walked twice: for those
 * who have the name, and for those who do not.
 */
enum OrderPart {
    WHOLE,
    PRESENT,
    ABSENT;

    static List<OrderPart> of(List<AccountQuery.Order> orders) {
        boolean splits = !orders.isEmpty()
                && orders.getFirst() instanceof AccountQuery.Order.ByValueNullsLast(AccountValue value, boolean _)
                && value instanceof AccountValue.Text
                && orders.stream().noneMatch(AccountQuery.Order.BySimilarity.class::isInstance);
        return splits ? List.of(PRESENT, ABSENT) : List.of(WHOLE);
    }

    /**
     * What is true of the accounts of this part, as a piece to be appended to their conditions.
     *
     * @param afterMark whether a mark says where the names' index is entered
     */
    String condition(List<AccountQuery.Order> orders, boolean afterMark) {
        if (this == WHOLE
                || !(orders.getFirst() instanceof AccountQuery.Order.ByValueNullsLast(AccountValue value, boolean _))
                || !(value instanceof AccountValue.Text text)) {
            return "";
        }
        AccountColumn column = AccountColumn.of(text);
        return this == ABSENT
                ? " and a." + column.keyName() + " = '' and a." + column.rawName() + " is null"
                : " and " + present(text, column, afterMark);
    }

    /**
     * Usernames and addresses that are there have a key; another name may be one that nobody sees. Of two bounds SQLite would take
     * this one, and walk up to the mark.
     */
    private static String present(AccountValue.Text text, AccountColumn column, boolean afterMark) {
        return switch (text) {
            case USERNAME, EMAIL -> "a." + column.keyName() + (afterMark ? " <> ''" : " > ''");
            case GIVEN_NAME, FAMILY_NAME -> "a." + column.rawName() + " is not null";
        };
    }
}
