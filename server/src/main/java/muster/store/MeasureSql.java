package muster.store;

import muster.directory.AccountValue;
import muster.directory.Condition;

/** Times and numbers of an account (alias {@code a}) as SQL, and conditions about them, which are true or false and never null. */
final class MeasureSql {
    private MeasureSql() {}

    /** The time in microseconds; null when it is not there. */
    static String time(AccountValue.Time time) {
        return switch (time) {
            case CREATED_AT -> "a.created_at";
            case MODIFIED_AT -> "a.modified_at";
            case TRASHED_AT -> "a.trashed_at";
            case LAST_SIGN_IN -> activity("last_sign_in");
            case LAST_ACTIVITY -> activity("last_activity");
            case LAST_UI_ACTIVITY -> activity("last_ui_activity");
            case DEADLINE -> MailCodeRows.deadlineOf("a.id");
        };
    }

    private static String activity(String column) {
        return "(select t." + column + " from account_activity t where t.account_id = a.id)";
    }

    static boolean isAlwaysThere(AccountValue.Time time) {
        return switch (time) {
            case CREATED_AT, MODIFIED_AT -> true;
            case TRASHED_AT, LAST_SIGN_IN, LAST_ACTIVITY, LAST_UI_ACTIVITY, DEADLINE -> false;
        };
    }

    static String number(AccountValue.Number number) {
        return switch (number) {
            case FAILURES -> "coalesce(" + activity("failures") + ", 0)";
            case SIZE -> "(" + bytes("a.username") + " + " + bytes("a.description") + " + " + bytes("a.icon") + ")";
        };
    }

    private static String bytes(String text) {
        return "coalesce(octet_length(" + text + "), 0)";
    }

    static String amount(BoundSql sql, Condition.Amount condition) {
        return number(condition.value()) + sign(condition.relation()) + sql.parameter(condition.operand());
    }

    /** Times are kept in microseconds; what lies between two of them stands to each as the time before it and after it do. */
    static String moment(BoundSql sql, Condition.Moment condition) {
        long operand = Micros.of(condition.operand());
        boolean isRounded = !Micros.of(operand).equals(condition.operand());
        if (operand > Long.MIN_VALUE && Micros.of(operand).isAfter(condition.operand())) {
            operand--;
        }
        if (isRounded && condition.relation() == Condition.Relation.EQUAL) {
            return ConditionSql.NOTHING;
        }
        String met = time(condition.value())
                + (isRounded ? signBetween(condition.relation()) : sign(condition.relation()))
                + sql.parameter(operand);
        return isAlwaysThere(condition.value()) ? met : ValueConditionSql.orFalse(met);
    }

    /** How a time stands to the last microsecond before an operand that is later than that. */
    private static String signBetween(Condition.Relation relation) {
        return switch (relation) {
            case EQUAL -> throw new IllegalArgumentException("No microsecond is between two");
            case LESS, AT_MOST -> " <= ";
            case GREATER, AT_LEAST -> " > ";
        };
    }

    static String sign(Condition.Relation relation) {
        return switch (relation) {
            case EQUAL -> " = ";
            case LESS -> " < ";
            case AT_MOST -> " <= ";
            case GREATER -> " > ";
            case AT_LEAST -> " >= ";
        };
    }
}
