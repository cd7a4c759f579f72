package muster.store;

import static muster.store.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import muster.directory.AccountPage;
import muster.directory.AccountQuery;
import muster.directory.AccountQuery.Order;
import muster.directory.AccountValue;
import muster.directory.Condition;
import muster.directory.Condition.Relation;
import muster.directory.PageStart;
import muster.model.AccountId;

/** Asks for lists in all the ways that must agree. */
interface WithLists extends WithStore {
    static List<AccountId> ids(Integer... numbers) {
        return Arrays.stream(numbers).map(Samples::id).toList();
    }

    /** Also that the count is the same, and that everybody else meets the opposite. */
    default List<AccountId> meeting(Condition condition) {
        List<AccountId> met = met(condition);
        Set<AccountId> others = new HashSet<>(met(Condition.EVERYTHING));
        met.forEach(others::remove);
        assertThat(met(new Condition.Not(condition))).hasSameElementsAs(others);
        return met;
    }

    private List<AccountId> met(Condition condition) {
        AccountQuery query = new AccountQuery(condition, List.of());
        List<AccountId> found = list(query);
        assertThat(store().<Long>read(r -> r.accounts().count(query, NOW))).isEqualTo(found.size());
        return found;
    }

    default List<AccountId> list(AccountQuery query) {
        return page(query, PageStart.FIRST, 100);
    }

    default List<AccountId> page(AccountQuery query, PageStart from, int limit) {
        return idsOf(store().read(r -> r.accounts().list(query, from, limit, NOW)));
    }

    static List<AccountId> idsOf(AccountPage page) {
        return page.entries().stream().map(entry -> entry.account().id()).toList();
    }

    default List<AccountId> meeting(AccountValue value, Relation relation, String operand) {
        return meeting(new Condition.Text(value, relation, operand));
    }

    default List<AccountId> oneOf(AccountValue value, String... operands) {
        return meeting(new Condition.IsOneOf(value, Set.of(operands)));
    }

    default List<AccountId> like(AccountValue value, String pattern) {
        return meeting(new Condition.IsLike(value, pattern, false));
    }

    default List<AccountId> likeInAnyCase(AccountValue value, String pattern) {
        return meeting(new Condition.IsLike(value, pattern, true));
    }

    /** Asks in both directions, which must be each other's opposite, as long as all values differ. */
    default List<AccountId> ordered(AccountValue value) {
        List<AccountId> ascending =
                list(new AccountQuery(Condition.EVERYTHING, List.of(new Order.ByValue(value, true))));
        List<AccountId> descending =
                list(new AccountQuery(Condition.EVERYTHING, List.of(new Order.ByValue(value, false))));
        assertThat(descending).isEqualTo(ascending.reversed());
        assertThat(walked(value)).isEqualTo(ascending);
        return ascending;
    }

    private List<AccountId> walked(AccountValue value) {
        return walked(new AccountQuery(Condition.EVERYTHING, List.of(new Order.ByValue(value, true))));
    }

    /** Page by page, two entries each, each page after the mark of the one before. */
    default List<AccountId> walked(AccountQuery query) {
        List<AccountId> met = new ArrayList<>();
        PageStart start = PageStart.FIRST;
        while (true) {
            PageStart from = start;
            AccountPage page = store().read(r -> r.accounts().list(query, from, 2, NOW));
            met.addAll(idsOf(page));
            if (page.end().isEmpty()) {
                return met;
            }
            start = new PageStart.After(page.end().get());
        }
    }
}
