package muster.store;

import static muster.directory.AccountField.CREATED_AT;
import static muster.directory.AccountField.EXPIRES_AT;
import static muster.directory.AccountField.FAMILY_NAME;
import static muster.directory.AccountField.LAST_ACTIVITY;
import static muster.directory.AccountField.RANK;
import static muster.directory.AccountField.USERNAME;
import static muster.store.Samples.NOW;
import static muster.store.Samples.add;
import static muster.store.Samples.id;
import static muster.store.Samples.named;
import static muster.store.Samples.write;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import muster.directory.AccountPage;
import muster.directory.AccountQuery;
import muster.directory.AccountQuery.Order;
import muster.directory.Condition;
import muster.directory.PageMark;
import muster.directory.PageStart;
import muster.model.Account;
import muster.model.AccountId;
import org.junit.jupiter.api.Test;

/** Walks over lists, page by page, give every account once. */
interface PagingContract extends WithStore {
    int ACCOUNTS = 23;

    private void addAccounts() {
        add(
                store(),
                IntStream.rangeClosed(1, ACCOUNTS)
                        .mapToObj(i -> named(i, "Given" + i % 3, i % 5 == 0 ? null : "Family" + i % 4))
                        .toArray(Account[]::new));
        write(store(), w -> {
            for (int i = 1; i <= ACCOUNTS; i += 2) {
                w.accounts().stampActivity(id(i), NOW.plusSeconds(i % 4));
            }
        });
    }

    /** Walks by marks in pages of four; between pages somebody else adds an account at a place already passed. */
    private List<AccountId> walk(List<Order> orders, Runnable between) {
        AccountQuery query = new AccountQuery(Condition.EVERYTHING, orders);
        List<AccountId> met = new ArrayList<>();
        PageStart start = PageStart.FIRST;
        while (true) {
            PageStart from = start;
            AccountPage page = store().read(r -> r.accounts().list(query, from, 4, NOW));
            page.entries().forEach(entry -> met.add(entry.account().id()));
            Optional<PageMark> end = page.end();
            if (end.isEmpty()) {
                return met;
            }
            start = new PageStart.After(end.get());
            between.run();
        }
    }

    private List<AccountId> whole(List<Order> orders) {
        AccountQuery query = new AccountQuery(Condition.EVERYTHING, orders);
        AccountPage page = store().read(r -> r.accounts().list(query, PageStart.FIRST, 1_000, NOW));
        return page.entries().stream().map(entry -> entry.account().id()).toList();
    }

    private static List<List<Order>> orders(boolean ascending) {
        return List.of(
                AccountQuery.byName(ascending),
                List.of(),
                List.of(new Order.By(USERNAME, ascending)),
                List.of(new Order.By(FAMILY_NAME, ascending)),
                List.of(new Order.By(LAST_ACTIVITY, ascending)),
                List.of(new Order.By(EXPIRES_AT, ascending)),
                List.of(new Order.By(CREATED_AT, ascending)),
                List.of(new Order.By(RANK, !ascending), new Order.By(FAMILY_NAME, ascending)),
                List.of(new Order.By(FAMILY_NAME, ascending), new Order.By(LAST_ACTIVITY, !ascending)));
    }

    @Test
    default void walkByMarksGivesEveryAccountOnceInEveryOrder() {
        addAccounts();
        for (boolean ascending : new boolean[] {true, false}) {
            for (List<Order> order : orders(ascending)) {
                assertThat(walk(order, () -> {}))
                        .as("%s", order)
                        .hasSize(ACCOUNTS)
                        .doesNotHaveDuplicates()
                        .isEqualTo(whole(order));
            }
        }
    }

    @Test
    default void walkByMarksIsNotDisturbedByAccountsThatComeBehindIt() {
        addAccounts();
        List<AccountId> before = whole(AccountQuery.byName(true));
        int[] next = {100};
        List<AccountId> met = walk(AccountQuery.byName(true), () -> add(store(), named(next[0]++, "AAA", "first")));
        assertThat(next[0]).isGreaterThan(104);
        assertThat(met).isEqualTo(before);
    }

    @Test
    default void walkBackFromAMarkMeetsWhatLiesBeforeIt() {
        addAccounts();
        List<AccountId> forth = whole(AccountQuery.byName(true));
        AccountQuery query = new AccountQuery(Condition.EVERYTHING, AccountQuery.byName(true));
        PageMark tenth = store().read(r -> r.accounts().list(query, PageStart.FIRST, 10, NOW))
                .end()
                .orElseThrow();
        AccountQuery back = new AccountQuery(Condition.EVERYTHING, AccountQuery.byName(false));
        AccountPage page = store().read(r -> r.accounts().list(back, new PageStart.After(tenth), 100, NOW));
        assertThat(page.entries().stream().map(entry -> entry.account().id()).toList())
                .isEqualTo(forth.subList(0, 9).reversed());
    }

    @Test
    default void skippingGivesEveryAccountOnce() {
        addAccounts();
        List<AccountId> met = new ArrayList<>();
        AccountQuery query = new AccountQuery(Condition.EVERYTHING, AccountQuery.byName(true));
        for (int skipped = 0; skipped < ACCOUNTS + 5; skipped += 5) {
            PageStart start = new PageStart.Skipping(skipped);
            store().read(r -> r.accounts().list(query, start, 5, NOW))
                    .entries()
                    .forEach(entry -> met.add(entry.account().id()));
        }
        assertThat(met).isEqualTo(whole(AccountQuery.byName(true)));
    }
}
