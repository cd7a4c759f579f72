package muster.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import muster.directory.AccountField;
import muster.directory.AccountQuery;
import muster.directory.AccountValue;
import muster.directory.PageMark;
import muster.model.Failure;
import muster.model.Refused;

/** The order of a list of accounts (alias {@code a}): what it is sorted by, and what comes after a mark. */
final class OrderSql {
    /** Stands for a time that is not there; sorts before all others. */
    private static final String NO_TIME = Long.toString(Long.MIN_VALUE + 1);

    private record Term(String expression, boolean isText, boolean ascending) {
        String direction() {
            return ascending ? " asc" : " desc";
        }
    }

    private final BoundSql sql;
    private final Database database;
    private final ValueSql values;
    private final Function<BoundSql, ConditionSql> conditions;
    private final List<Term> terms = new ArrayList<>();
    private boolean hasMarks = true;

    private OrderSql(BoundSql sql, Database database, ValueSql values, Function<BoundSql, ConditionSql> conditions) {
        this.sql = sql;
        this.database = database;
        this.values = values;
        this.conditions = conditions;
    }

    /**
     * @param sql to which the order is going to be appended
     * @param conditions writes conditions to a piece of it
     */
    static OrderSql of(
            List<AccountQuery.Order> orders,
            BoundSql sql,
            Database database,
            ValueSql values,
            Function<BoundSql, ConditionSql> conditions) {
        OrderSql order = new OrderSql(sql, database, values, conditions);
        orders.forEach(order::add);
        order.end();
        return order;
    }

    /** Whether everything that the order asks for is in {@link AccountColumn#IN_INDEXES_OF_NAMES}. */
    static boolean isInIndexesOfNames(List<AccountQuery.Order> orders) {
        return orders.stream().allMatch(order -> switch (order) {
            case AccountQuery.Order.By(var field, var _) ->
                switch (field) {
                    case ID, USERNAME, GIVEN_NAME, FAMILY_NAME, EMAIL -> true;
                    case RANK, CREATED_AT, EXPIRES_AT, LAST_ACTIVITY -> false;
                };
            case AccountQuery.Order.BySimilarity _ -> true;
            case AccountQuery.Order.ByValue _ -> false;
            case AccountQuery.Order.ByTruth _ -> false;
            case AccountQuery.Order.ByValueNullsLast _ -> false;
        });
    }

    /** The value as it was written by which such a list is ordered first. */
    static Optional<AccountValue> firstValue(List<AccountQuery.Order> orders) {
        return !orders.isEmpty() && orders.getFirst() instanceof AccountQuery.Order.ByValue(var value, var _)
                ? Optional.of(value)
                : Optional.empty();
    }

    /** The index of listed accounts that begins with this value. */
    static Optional<String> indexOf(AccountValue value) {
        return switch (value) {
            case AccountValue.Text text -> Optional.of(AccountColumn.of(text).index());
            case AccountValue.Time time ->
                Optional.of(
                        switch (time) {
                            case CREATED_AT -> "account_by_creation";
                            case MODIFIED_AT -> "account_by_modification";
                            default -> throw new UnsupportedOperationException();
                        });
            default -> Optional.empty();
        };
    }

    private void add(AccountQuery.Order order) {
        switch (order) {
            case AccountQuery.Order.By(var field, var ascending) -> terms.add(term(field, ascending));
            case AccountQuery.Order.BySimilarity(var prefix) -> {
                terms.addFirst(new Term(similarity(prefix), false, true));
                hasMarks = false;
            }
            case AccountQuery.Order.ByValue(var value, var ascending) -> addValue(value, ascending);
            case AccountQuery.Order.ByValueNullsLast _ -> throw new UnsupportedOperationException();
            case AccountQuery.Order.ByTruth(var condition, var ascending) -> {
                BoundSql piece = sql.piece();
                conditions.apply(piece).add(condition);
                terms.add(new Term("case when " + piece.text() + " then 1 else 0 end", false, ascending));
            }
        }
    }

    private String similarity(String prefix) {
        String key = sql.parameter(IndexKey.isStorable(prefix) ? IndexKey.of(prefix) : "");
        return "case when a.username_key = " + key + " then 0 when a.given_key = " + key + " or a.family_key = " + key
                + " then 1 else 2 end";
    }

    private static Term term(AccountField field, boolean ascending) {
        return switch (field) {
            case ID -> new Term("a.id", true, ascending);
            case USERNAME, GIVEN_NAME, FAMILY_NAME, EMAIL ->
                new Term("a." + AccountColumn.of(field).keyName(), true, ascending);
            case RANK -> new Term("a.rank", false, ascending);
            case CREATED_AT -> new Term("a.created_at", false, ascending);
            case EXPIRES_AT -> new Term("coalesce(a.expires_at, " + NO_TIME + ")", false, ascending);
            case LAST_ACTIVITY ->
                new Term(
                        "coalesce((select t.last_activity from account_activity t where t.account_id = a.id), "
                                + NO_TIME + ")",
                        false,
                        ascending);
        };
    }

    /** Names and addresses go by their keys, which have an index, and only then by their spelling. */
    private void addValue(AccountValue value, boolean ascending) {
        switch (value) {
            case AccountValue.Time time -> terms.add(new Term(ValueSql.time(time), false, ascending));
            case AccountValue.Text text -> {
                terms.add(new Term("a." + AccountColumn.of(text).keyName(), true, ascending));
                terms.add(new Term(orEmpty(values.raw(text)), true, ascending));
            }
            default ->
                terms.add(new Term(
                        values.isWalked(value) ? values.raw(value) : orEmpty(values.raw(value)), true, ascending));
        }
    }

    private String orEmpty(String text) {
        return database.byBytes("coalesce(" + text + ", '')");
    }

    private void end() {
        if (terms.stream().noneMatch(term -> term.expression().equals("a.id"))) {
            terms.add(term(AccountField.ID, terms.isEmpty() || terms.getLast().ascending()));
        }
    }

    /** A list by similarity cannot be gone on with from a mark. */
    boolean hasMarks() {
        return hasMarks;
    }

    /** The values that make a mark, as columns {@code m0}, {@code m1} and so on. */
    String markColumns() {
        return IntStream.range(0, terms.size())
                .mapToObj(i -> terms.get(i).expression() + " as m" + i)
                .collect(Collectors.joining(", "));
    }

    int markSize() {
        return terms.size();
    }

    /** By the mark's columns, so that what is dear to find out is found out once. */
    void appendOrder() {
        sql.add(" order by ")
                .add(IntStream.range(0, terms.size())
                        .mapToObj(i -> "m" + i + terms.get(i).direction())
                        .collect(Collectors.joining(", ")));
    }

    /** @throws Refused {@link Failure.Malformed} when the mark is not of a list in this order */
    void appendAfter(PageMark mark) {
        if (!hasMarks() || mark.values().size() != terms.size()) {
            throw malformed();
        }
        List<String> places = IntStream.range(0, terms.size())
                .mapToObj(i -> sql.parameter(value(terms.get(i), mark.values().get(i))))
                .toList();
        boolean first = terms.getFirst().ascending();
        if (terms.stream().allMatch(term -> term.ascending() == first)) {
            appendRowAfter(places, first);
        } else {
            appendMixedAfter(places, 0);
        }
    }

    /** One comparison of rows, which both databases answer from an index. */
    private void appendRowAfter(List<String> places, boolean ascending) {
        sql.add("(")
                .add(terms.stream().map(Term::expression).collect(Collectors.joining(", ")))
                .add(ascending ? ") > (" : ") < (")
                .add(String.join(", ", places))
                .add(")");
    }

    private void appendMixedAfter(List<String> places, int from) {
        Term term = terms.get(from);
        sql.add("(" + term.expression() + (term.ascending() ? " > " : " < ") + places.get(from));
        if (from + 1 < terms.size()) {
            sql.add(" or (" + term.expression() + " = " + places.get(from) + " and ");
            appendMixedAfter(places, from + 1);
            sql.add(")");
        }
        sql.add(")");
    }

    private static Object value(Term term, String text) {
        if (term.isText()) {
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

    private static Refused malformed() {
        return new Refused(new Failure.Malformed("page", "does not belong to this list"));
    }
}
