package muster.store;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import muster.directory.AccountField;
import muster.directory.AccountQuery;
import muster.directory.PageMark;
import muster.model.Failure;
import muster.model.Refused;
import org.jspecify.annotations.Nullable;

/** The order of a list of accounts (alias {@code a}): what it is sorted by, and what comes after a mark. */
final class OrderSql {
    /** Stands for a time that is not there; sorts before all others. */
    private static final String NO_TIME = Long.toString(Long.MIN_VALUE + 1);

    /** @param isText whether it is the id or a folded text, which the indexes of names hold */
    private record Term(String expression, boolean isText, boolean ascending) {
        String direction() {
            return ascending ? " asc" : " desc";
        }
    }

    private final List<Term> terms;
    private final @Nullable String similarTo;

    private OrderSql(List<Term> terms, @Nullable String similarTo) {
        this.terms = terms;
        this.similarTo = similarTo;
    }

    static OrderSql of(List<AccountQuery.Order> orders) {
        List<Term> terms = new ArrayList<>();
        String similarTo = null;
        boolean ascending = true;
        for (AccountQuery.Order order : orders) {
            switch (order) {
                case AccountQuery.Order.By by -> {
                    terms.add(term(by.field(), by.ascending()));
                    ascending = by.ascending();
                }
                case AccountQuery.Order.BySimilarity(var prefix) -> similarTo = prefix;
            }
        }
        if (terms.stream().noneMatch(term -> term.expression().equals("a.id"))) {
            terms.add(term(AccountField.ID, ascending));
        }
        return new OrderSql(terms, similarTo);
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

    /** A list by similarity cannot be gone on with from a mark. */
    boolean hasMarks() {
        return similarTo == null;
    }

    /** Whether everything that the order asks for is in {@link AccountColumn#IN_INDEXES_OF_NAMES}. */
    boolean isInIndexesOfNames() {
        return terms.stream().allMatch(Term::isText);
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

    void appendOrder(BoundSql sql) {
        sql.add(" order by ");
        if (similarTo != null) {
            String key = IndexKey.isStorable(similarTo) ? IndexKey.of(similarTo) : "";
            sql.add("case when a.username_key = ").value(key).add(" then 0");
            sql.add(" when a.given_key = ")
                    .value(key)
                    .add(" or a.family_key = ")
                    .value(key)
                    .add(" then 1 else 2 end, ");
        }
        sql.add(terms.stream().map(term -> term.expression() + term.direction()).collect(Collectors.joining(", ")));
    }

    /** @throws Refused {@link Failure.Malformed} when the mark is not of a list in this order */
    void appendAfter(BoundSql sql, PageMark mark) {
        if (!hasMarks() || mark.values().size() != terms.size()) {
            throw malformed();
        }
        List<Object> values = IntStream.range(0, terms.size())
                .mapToObj(i -> value(terms.get(i), mark.values().get(i)))
                .toList();
        boolean first = terms.getFirst().ascending();
        if (terms.stream().allMatch(term -> term.ascending() == first)) {
            appendRowAfter(sql, values, first);
        } else {
            appendMixedAfter(sql, values, 0);
        }
    }

    /** One comparison of rows, which both databases answer from an index. */
    private void appendRowAfter(BoundSql sql, List<Object> values, boolean ascending) {
        sql.add("(").add(terms.stream().map(Term::expression).collect(Collectors.joining(", ")));
        sql.add(ascending ? ") > (" : ") < (");
        String between = "";
        for (Object value : values) {
            sql.add(between).value(value);
            between = ", ";
        }
        sql.add(")");
    }

    private void appendMixedAfter(BoundSql sql, List<Object> values, int from) {
        Term term = terms.get(from);
        sql.add("(" + term.expression() + (term.ascending() ? " > " : " < ")).value(values.get(from));
        if (from + 1 < terms.size()) {
            sql.add(" or (" + term.expression() + " = ").value(values.get(from)).add(" and ");
            appendMixedAfter(sql, values, from + 1);
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
