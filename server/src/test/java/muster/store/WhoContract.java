package muster.store;

import static muster.store.Samples.NOW;
import static muster.store.Samples.account;
import static muster.store.Samples.add;
import static muster.store.Samples.disabled;
import static muster.store.Samples.id;
import static muster.store.Samples.named;
import static muster.store.Samples.ranked;
import static muster.store.Samples.withLife;
import static muster.store.WithLists.ids;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import muster.directory.AccountQuery;
import muster.directory.AccountQuery.Order;
import muster.directory.AccountQuery.Who;
import muster.directory.AccountValue;
import muster.directory.Condition;
import muster.directory.PageStart;
import muster.model.AccountId;
import muster.model.AccountKind;
import muster.model.Life;
import muster.model.Rank;
import muster.model.WellKnown;
import org.junit.jupiter.api.Test;

/** Whom lists are about: who may act, who belongs to all users, single ones, and those that only some doors show. */
interface WhoContract extends WithLists {
    Condition MAY_ACT = new Condition.MayAct();

    private void addListedAndShadows() {
        add(
                store(),
                account(1),
                Samples.withKind(ranked(2, Rank.ADMINISTRATOR), AccountKind.SYSTEM),
                account(3),
                withLife(account(4), Life.activeSince(NOW).merged(id(1), false)),
                withLife(account(5), Life.activeSince(NOW).merged(id(1), true)),
                withLife(account(6), Life.activeSince(NOW).trashed(NOW, null)),
                ranked(7, Rank.ADMINISTRATOR));
    }

    private List<AccountId> withShadows(Condition condition, Order... orders) {
        AccountQuery query = new AccountQuery(condition, List.of(orders), Who.LISTED_AND_SHADOWS);
        List<AccountId> found = list(query);
        assertThat(store().<Long>read(r -> r.accounts().count(query, NOW))).isEqualTo(found.size());
        for (long skipped = 0; skipped < found.size(); skipped++) {
            PageStart from = new PageStart.Skipping(skipped);
            assertThat(page(query, from, 2))
                    .isEqualTo(found.subList((int) skipped, Math.min((int) skipped + 2, found.size())));
        }
        return found;
    }

    @Test
    default void shadowsStandAmongTheOthersInEveryOrder() {
        addListedAndShadows();
        assertThat(withShadows(Condition.EVERYTHING)).isEqualTo(ids(1, 2, 3, 4, 7));
        AccountValue username = AccountValue.Text.USERNAME;
        assertThat(withShadows(Condition.EVERYTHING, new Order.ByValue(username, false)))
                .isEqualTo(ids(7, 4, 3, 2, 1));
        assertThat(walked(new AccountQuery(
                        Condition.EVERYTHING, List.of(new Order.ByValue(username, true)), Who.LISTED_AND_SHADOWS)))
                .isEqualTo(ids(1, 2, 3, 4, 7));
        Condition administrator = new Condition.HasRank(Set.of(Rank.ADMINISTRATOR));
        assertThat(withShadows(administrator)).isEqualTo(ids(2, 7));
        assertThat(withShadows(new Condition.Not(administrator))).isEqualTo(ids(1, 3, 4));
        assertThat(withShadows(Condition.EVERYTHING, new Order.ByTruth(administrator, false)))
                .isEqualTo(ids(7, 2, 4, 3, 1));
        assertThat(meeting(administrator)).isEqualTo(ids(7));
    }

    @Test
    default void shadowsStandInTheOrderOfNamesOnPlatforms() {
        addListedAndShadows();
        Samples.write(store(), w -> {
            for (int number : new int[] {1, 2, 3, 4, 5, 6, 7}) {
                w.wireIds().add("far", "person", "p" + (9 - number), id(number).toString());
            }
        });
        AccountValue name = new AccountValue.WireName("far", "person");
        assertThat(withShadows(Condition.EVERYTHING, new Order.ByValue(name, true)))
                .isEqualTo(ids(7, 4, 3, 2, 1));
        assertThat(withShadows(Condition.EVERYTHING, new Order.ByValue(name, false)))
                .isEqualTo(ids(1, 2, 3, 4, 7));
        assertThat(walked(new AccountQuery(
                        Condition.EVERYTHING, List.of(new Order.ByValue(name, true)), Who.LISTED_AND_SHADOWS)))
                .isEqualTo(ids(7, 4, 3, 2, 1));
        assertThat(withShadows(new Condition.Text(name, Condition.Relation.LESS, "p7"), new Order.ByValue(name, true)))
                .isEqualTo(ids(7, 4, 3));
    }

    @Test
    default void thoseMayActWhoAreActivatedAndNotBarred() {
        add(
                store(),
                account(1),
                withLife(account(2), Life.INVITED),
                withLife(account(3), Life.activeSince(NOW).blocked(disabled(null))),
                withLife(account(4), Life.activeSince(NOW).blocked(disabled(NOW))),
                withLife(account(5), Life.activeSince(NOW).expiringAt(NOW)),
                withLife(account(6), Life.activeSince(NOW).expiringAt(NOW.plusSeconds(1))),
                withLife(account(7), Life.activeSince(NOW).merged(id(1), false)));
        assertThat(meeting(MAY_ACT)).isEqualTo(ids(1, 4, 6));
        assertThat(withShadows(new Condition.Not(MAY_ACT))).isEqualTo(ids(2, 3, 5, 7));
        assertThat(withShadows(Condition.EVERYTHING, new Order.ByTruth(MAY_ACT, true)))
                .isEqualTo(ids(2, 3, 5, 7, 1, 4, 6));
    }

    @Test
    default void groupOfAllUsersIsAFactOfEachAccount() {
        add(
                store(),
                withLife(account(1), Life.INVITED),
                withLife(account(2), Life.INVITED.amongAll(true, false)),
                withLife(account(3), Life.INVITED.amongAll(false, true)));
        assertThat(meeting(new Condition.IsInAllUsers())).isEqualTo(ids(2));
        assertThat(meeting(new Condition.IsMemberOf(WellKnown.ALL_USERS))).isEqualTo(ids(2));
        assertThat(meeting(new Condition.IsShownToAll())).isEqualTo(ids(3));
    }

    @Test
    default void manyIdsAndTextsAreLookedForAtOnce() {
        add(store(), named(1, "name 1", null), named(2, "name 30000", null), named(3, "name 7", null));
        Set<AccountId> ids = new HashSet<>();
        IntStream.rangeClosed(2, 20_000).forEach(number -> ids.add(id(number)));
        assertThat(meeting(new Condition.HasAnyId(ids))).isEqualTo(ids(2, 3));
        assertThat(meeting(new Condition.HasAnyId(Set.of()))).isEmpty();
        Set<String> names = new HashSet<>();
        IntStream.rangeClosed(1, 20_000).forEach(number -> names.add("name " + number));
        assertThat(meeting(new Condition.IsOneOf(AccountValue.Text.GIVEN_NAME, names)))
                .isEqualTo(ids(1, 3));
    }
}
