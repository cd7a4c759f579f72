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

    /** Stands for the same where such accounts come last; sorts after all others. */
    private static final String LAST_TIME = Long.toString(Long.MAX_VALUE);

    private final BoundSql sql;
    private final Database database;
    private final ValueSql values;
    private final Function<BoundSql, ConditionSql> conditions;
    private final List<OrderTerm> terms = new ArrayList<>();
    private final OrderPart part;
    private boolean hasMarks = true;

    private OrderSql(
            BoundSql sql,
            Database database,
            ValueSql values,
            OrderPart part,
            Function<BoundSql, ConditionSql> conditions) {
        this.sql = sql;
        this.part = part;
        this.database = database;
        this.values = values;
        this.conditions = conditions;
    }

    /**
     * @param sql to which the order is going to be appended
     * @param part of the list
     * @param conditions writes conditions to a piece of it
     */
    static OrderSql of(
            List<AccountQuery.Order> orders,
            BoundSql sql,
            Database database,
            ValueSql values,
            OrderPart part,
            Function<BoundSql, ConditionSql> conditions) {
        OrderSql order = new OrderSql(sql, database, values, part, conditions);
        orders.forEach(order::add);
        order.end(orders);
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

    /** The value by which such a list is ordered first. */
    static Optional<AccountValue> firstValue(List<AccountQuery.Order> orders) {
        return orders.isEmpty()
                ? Optional.empty()
                : switch (orders.getFirst()) {
                    case AccountQuery.Order.ByValue(var value, var _) -> Optional.of(value);
                    case AccountQuery.Order.ByValueNullsLast(var value, var _) -> Optional.of(value);
                    case AccountQuery.Order.By _ -> Optional.empty();
                    case AccountQuery.Order.BySimilarity _ -> Optional.empty();
                    case AccountQuery.Order.ByTruth _ -> Optional.empty();
                };
    }

    private void add(AccountQuery.Order order) {
        switch (order) {
            case AccountQuery.Order.By(var field, var ascending) -> terms.add(term(field, ascending));
            case AccountQuery.Order.BySimilarity(var prefix) -> {
                terms.addFirst(OrderTerm.number(similarity(prefix), true));
                hasMarks = false;
            }
            case AccountQuery.Order.ByValue(var value, var ascending) -> addValue(value, ascending);
            case AccountQuery.Order.ByValueNullsLast(var value, var ascending) -> addNullsLast(value, ascending);
            case AccountQuery.Order.ByTruth(var condition, var ascending) -> {
                BoundSql piece = sql.piece();
                conditions.apply(piece).add(condition);
                terms.add(OrderTerm.number("case when " + piece.text() + " then 1 else 0 end", ascending));
            }
        }
    }

    private String similarity(String prefix) {
        String key = sql.parameter(IndexKey.isStorable(prefix) ? IndexKey.of(prefix) : "");
        return "case when a.username_key = " + key + " then 0 when a.given_key = " + key + " or a.family_key = " + key
                + " then 1 else 2 end";
    }

    private static OrderTerm term(AccountField field, boolean ascending) {
        return switch (field) {
            case ID -> OrderTerm.text("a.id", ascending);
            case USERNAME, GIVEN_NAME, FAMILY_NAME, EMAIL ->
                OrderTerm.text("a." + AccountColumn.of(field).keyName(), ascending);
            case RANK -> OrderTerm.number("a.rank", ascending);
            case CREATED_AT -> OrderTerm.number("a.created_at", ascending);
            case EXPIRES_AT -> OrderTerm.number(orNoTime("a.expires_at"), ascending);
            case LAST_ACTIVITY ->
                OrderTerm.number(orNoTime(MeasureSql.time(AccountValue.Time.LAST_ACTIVITY)), ascending);
        };
    }

    private static String orNoTime(String time) {
        return "coalesce(" + time + ", " + NO_TIME + ")";
    }

    /** Names and addresses go by their keys, which have an index, and only then by their spelling. */
    private void addValue(AccountValue value, boolean ascending) {
        switch (value) {
            case AccountValue.Time time -> terms.add(time(time, ascending, NO_TIME));
            case AccountValue.Number number -> terms.add(OrderTerm.number(MeasureSql.number(number), ascending));
            case AccountValue.Text text -> {
                terms.add(OrderTerm.text("a." + AccountColumn.of(text).keyName(), ascending));
                terms.add(OrderTerm.text(orEmpty(values.raw(text)), ascending));
            }
            default ->
                terms.add(OrderTerm.text(
                        values.isAlwaysThere(value) ? values.raw(value) : orEmpty(values.raw(value)), ascending));
        }
    }

    /** Where the part of the list says who has the value, no account is asked. */
    private void addNullsLast(AccountValue value, boolean ascending) {
        boolean isToldByPart = terms.isEmpty() && part != OrderPart.WHOLE;
        if (isToldByPart) {
            terms.add(OrderTerm.constant(part == OrderPart.PRESENT ? 0 : 1));
        } else if (!values.isAlwaysThere(value) && !(value instanceof AccountValue.Time)) {
            terms.add(OrderTerm.number("case when " + values.raw(value) + " is null then 1 else 0 end", true));
        }
        terms.add(
                switch (value) {
                    case AccountValue.Time time -> time(time, ascending, ascending ? LAST_TIME : NO_TIME);
                    case AccountValue.Number number -> OrderTerm.number(MeasureSql.number(number), ascending);
                    case AccountValue.Text text ->
                        OrderTerm.text("a." + AccountColumn.of(text).keyName(), ascending);
                    case AccountValue.Plain plain
                    when plain == AccountValue.Plain.ID -> OrderTerm.text(values.raw(plain), ascending);
                    default -> OrderTerm.text(orEmpty(database.lowerAscii(values.raw(value))), ascending);
                });
    }

    /** @param otherwise what the time is taken for where it is not there */
    private static OrderTerm time(AccountValue.Time time, boolean ascending, String otherwise) {
        String expression = MeasureSql.time(time);
        return OrderTerm.number(
                MeasureSql.isAlwaysThere(time) ? expression : "coalesce(" + expression + ", " + otherwise + ")",
                ascending);
    }

    private String orEmpty(String text) {
        return database.byBytes("coalesce(" + text + ", '')");
    }

    /** Who is equal stands in the order of the ids: in the direction of the last order, unless that puts some last in both. */
    private void end(List<AccountQuery.Order> orders) {
        if (terms.stream().noneMatch(term -> term.expression().equals("a.id"))) {
            boolean ascending = terms.isEmpty()
                    || orders.getLast() instanceof AccountQuery.Order.ByValueNullsLast
                    || terms.getLast().ascending();
            terms.add(term(AccountField.ID, ascending));
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
        appendOrder(0);
    }

    /** The same for this part alone: SQLite would sort anew by what is equal in all of it. */
    void appendOrderOfPart() {
        appendOrder(terms.getFirst().constant() == null ? 0 : 1);
    }

    private void appendOrder(int from) {
        sql.add(" order by ")
                .add(IntStream.range(from, terms.size())
                        .mapToObj(i -> "m" + i + terms.get(i).direction())
                        .collect(Collectors.joining(", ")));
    }

    /** @throws Refused {@link Failure.Malformed} when the mark is not of a list in this order */
    void appendAfter(PageMark mark) {
        if (!hasMarks() || mark.values().size() != terms.size()) {
            throw OrderTerm.malformed();
        }
        List<Object> places = IntStream.range(0, terms.size())
                .mapToObj(i -> terms.get(i).place(mark.values().get(i)))
                .toList();
        Long constant = terms.getFirst().constant();
        if (constant == null) {
            appendAfter(terms, places);
        } else if (constant.equals(places.getFirst())) {
            appendAfter(terms.subList(1, terms.size()), places.subList(1, terms.size()));
        } else {
            sql.add(constant > (Long) places.getFirst() ? ConditionSql.EVERYTHING : ConditionSql.NOTHING);
        }
    }

    private void appendAfter(List<OrderTerm> compared, List<Object> values) {
        List<String> places = values.stream().map(sql::parameter).toList();
        OrderTerm first = compared.getFirst();
        if (compared.stream().allMatch(term -> term.ascending() == first.ascending())) {
            appendRowAfter(compared, places);
        } else {
            // The bound by itself is what an index is entered by.
            sql.add("(" + first.expression() + (first.ascending() ? " >= " : " <= ") + places.getFirst() + " and ");
            appendMixedAfter(compared, places);
            sql.add(")");
        }
    }

    /** One comparison of rows, which both databases answer from an index. */
    private void appendRowAfter(List<OrderTerm> compared, List<String> places) {
        sql.add("(")
                .add(compared.stream().map(OrderTerm::expression).collect(Collectors.joining(", ")))
                .add(compared.getFirst().ascending() ? ") > (" : ") < (")
                .add(String.join(", ", places))
                .add(")");
    }

    private void appendMixedAfter(List<OrderTerm> compared, List<String> places) {
        OrderTerm term = compared.getFirst();
        String place = places.getFirst();
        sql.add("(" + term.expression() + (term.ascending() ? " > " : " < ") + place);
        if (compared.size() > 1) {
            sql.add(" or (" + term.expression() + " = " + place + " and ");
            appendMixedAfter(compared.subList(1, compared.size()), places.subList(1, places.size()));
            sql.add(")");
        }
        sql.add(")");
    }
}
