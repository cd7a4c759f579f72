package muster.store;

import static muster.directory.AccountField.CREATED_AT;
import static muster.directory.AccountField.EMAIL;
import static muster.directory.AccountField.EXPIRES_AT;
import static muster.directory.AccountField.FAMILY_NAME;
import static muster.directory.AccountField.GIVEN_NAME;
import static muster.directory.AccountField.ID;
import static muster.directory.AccountField.LAST_ACTIVITY;
import static muster.directory.AccountField.USERNAME;
import static muster.store.Samples.NOW;
import static muster.store.Samples.account;
import static muster.store.Samples.add;
import static muster.store.Samples.disabled;
import static muster.store.Samples.email;
import static muster.store.Samples.failureOf;
import static muster.store.Samples.groupId;
import static muster.store.Samples.id;
import static muster.store.Samples.named;
import static muster.store.Samples.ranked;
import static muster.store.Samples.withLife;
import static muster.store.Samples.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import muster.directory.AccountField;
import muster.directory.AccountPage;
import muster.directory.AccountQuery;
import muster.directory.AccountQuery.Order;
import muster.directory.Condition;
import muster.directory.PageMark;
import muster.directory.PageStart;
import muster.model.Account;
import muster.model.AccountEntry;
import muster.model.AccountId;
import muster.model.AccountKind;
import muster.model.ExternalIdentity;
import muster.model.Failure;
import muster.model.Life;
import muster.model.Profile;
import muster.model.Rank;
import org.junit.jupiter.api.Test;

/** Which accounts a list shows, and in which order. */
interface ListContract extends WithStore {

    private static List<AccountId> ids(Integer... numbers) {
        return Arrays.stream(numbers).map(Samples::id).toList();
    }

    /** Also asks for the count, which must be the same. */
    private List<AccountId> meeting(Condition condition) {
        AccountQuery query = new AccountQuery(condition, List.of());
        List<AccountId> found = list(query);
        assertThat(store().<Long>read(r -> r.accounts().count(query, NOW))).isEqualTo(found.size());
        return found;
    }

    private List<AccountId> ordered(Order... orders) {
        return list(new AccountQuery(Condition.EVERYTHING, List.of(orders)));
    }

    private List<AccountId> list(AccountQuery query) {
        AccountPage page = store().read(r -> r.accounts().list(query, PageStart.FIRST, 100, NOW));
        return page.entries().stream()
                .map(AccountEntry::account)
                .map(Account::id)
                .toList();
    }

    private static Order by(AccountField field, boolean ascending) {
        return new Order.By(field, ascending);
    }

    @Test
    default void listsShowNeitherTrashNorMergedNorTheDirectorysOwn() {
        add(
                store(),
                account(1),
                withLife(account(2), Life.INVITED.trashed(NOW, null)),
                withLife(account(3), Life.activeSince(NOW).merged(id(1), true)),
                Samples.withKind(account(4), AccountKind.SYSTEM),
                Samples.withKind(account(5), AccountKind.SERVICE));
        assertThat(meeting(Condition.EVERYTHING)).isEqualTo(ids(1, 5));
    }

    @Test
    default void conditionsAreJoinedAndTurnedRound() {
        add(store(), account(1), account(2), ranked(3, Rank.AUDITOR));
        Condition first = new Condition.HasId(id(1));
        Condition auditor = new Condition.HasRank(Set.of(Rank.AUDITOR));
        assertThat(meeting(first)).isEqualTo(ids(1));
        assertThat(meeting(new Condition.AnyOf(List.of(first, auditor)))).isEqualTo(ids(1, 3));
        assertThat(meeting(new Condition.AllOf(List.of(first, auditor)))).isEmpty();
        assertThat(meeting(new Condition.AnyOf(List.of()))).isEmpty();
        assertThat(meeting(new Condition.AllOf(List.of()))).isEqualTo(ids(1, 2, 3));
        assertThat(meeting(new Condition.Not(new Condition.AnyOf(List.of(first, auditor)))))
                .isEqualTo(ids(2));
        assertThat(meeting(new Condition.Not(Condition.EVERYTHING))).isEmpty();
    }

    @Test
    default void ranksAreMetOneOrSeveralOrNone() {
        add(store(), ranked(1, Rank.VIEWER), ranked(2, Rank.MANAGER), ranked(3, Rank.ADMINISTRATOR));
        assertThat(meeting(new Condition.HasRank(Set.of(Rank.MANAGER)))).isEqualTo(ids(2));
        assertThat(meeting(new Condition.HasRank(Set.of(Rank.MANAGER, Rank.ADMINISTRATOR))))
                .isEqualTo(ids(2, 3));
        assertThat(meeting(new Condition.HasRank(Set.of()))).isEmpty();
    }

    @Test
    default void barredAreThoseWithABlockThatHoldsOrAnExpiryThatPassed() {
        add(
                store(),
                account(1),
                withLife(account(2), Life.activeSince(NOW).blocked(disabled(null))),
                withLife(account(3), Life.activeSince(NOW).blocked(disabled(NOW))),
                withLife(account(4), Life.activeSince(NOW).blocked(disabled(NOW.plusNanos(1_000)))),
                withLife(account(5), Life.activeSince(NOW).expiringAt(NOW)),
                withLife(account(6), Life.activeSince(NOW).expiringAt(NOW.plusNanos(1_000))));
        assertThat(meeting(new Condition.IsBarred())).isEqualTo(ids(2, 4, 5));
        assertThat(meeting(new Condition.Not(new Condition.IsBarred()))).isEqualTo(ids(1, 3, 6));
    }

    @Test
    default void stampsAreComparedAndMissingOnesAreNotMet() {
        add(store(), account(1), account(2), withLife(account(3), Life.INVITED.expiringAt(NOW)));
        write(store(), w -> w.accounts().stampActivity(id(1), NOW));
        write(store(), w -> w.accounts().stampSignIn(id(2), NOW));
        Condition active = new Condition.IsSince(LAST_ACTIVITY, NOW);
        assertThat(meeting(active)).isEqualTo(ids(1));
        assertThat(meeting(new Condition.Not(active))).isEqualTo(ids(2, 3));
        assertThat(meeting(new Condition.IsSince(LAST_ACTIVITY, NOW.plusNanos(1_000))))
                .isEmpty();
        Condition expiring = new Condition.IsSince(EXPIRES_AT, NOW);
        assertThat(meeting(expiring)).isEqualTo(ids(3));
        assertThat(meeting(new Condition.Not(expiring))).isEqualTo(ids(1, 2));
        assertThat(meeting(new Condition.IsSince(CREATED_AT, NOW))).isEqualTo(ids(1, 2, 3));
        assertThatThrownBy(() -> meeting(new Condition.IsSince(USERNAME, NOW)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    default void outsideSubjectIsMetExactlyWhoeverIssuedIt() {
        add(store(), account(1), account(2), account(3));
        String subject = "cn=" + "x".repeat(1_000);
        write(store(), w -> {
            w.accounts().link(new ExternalIdentity("ldap", subject), id(1), NOW);
            w.accounts().link(new ExternalIdentity("saml", subject), id(2), NOW);
            w.accounts().link(new ExternalIdentity("saml", subject + "y"), id(3), NOW);
        });
        assertThat(meeting(new Condition.HasExternalSubject(subject))).isEqualTo(ids(1, 2));
        assertThat(meeting(new Condition.HasExternalSubject(subject.toUpperCase(Locale.ROOT))))
                .isEmpty();
        assertThat(meeting(new Condition.HasExternalSubject("a\u0000"))).isEmpty();
    }

    @Test
    default void membersOfAGroupAreMet() {
        add(store(), account(1), account(2), withLife(account(3), Life.INVITED.trashed(NOW, null)));
        write(store(), w -> {
            w.groups().add(Samples.group(1, "g"));
            w.grants().add(Samples.membership(1, id(1), groupId(1)));
            w.grants().add(Samples.membership(2, id(3), groupId(1)));
        });
        assertThat(meeting(new Condition.IsMemberOf(groupId(1)))).isEqualTo(ids(1));
        assertThat(meeting(new Condition.Not(new Condition.IsMemberOf(groupId(1)))))
                .isEqualTo(ids(2));
        assertThat(meeting(new Condition.IsMemberOf(groupId(2)))).isEmpty();
    }

    @Test
    default void namesOrderFoldedAndMissingOnesComeFirst() {
        add(store(), named(1, "bob", "Z"), named(2, "Alice", "B"), named(3, null, "C"), named(4, "ALICE", "a"));
        add(store(), named(5, "Élodie", "A"), named(6, "Zoë", null), named(7, "😀", "A"), named(8, "\uffee", "A"));
        List<AccountId> ascending = list(new AccountQuery(Condition.EVERYTHING, AccountQuery.byName(true)));
        assertThat(ascending).isEqualTo(ids(3, 4, 2, 1, 6, 5, 8, 7));
        List<AccountId> descending = list(new AccountQuery(Condition.EVERYTHING, AccountQuery.byName(false)));
        assertThat(descending).isEqualTo(ascending.reversed());
    }

    @Test
    default void everyFieldOrdersBothWays() {
        add(
                store(),
                Samples.withEmails(ranked(2, Rank.AUDITOR), email("b@x.org")),
                Samples.withEmails(withLife(ranked(1, Rank.VIEWER), Life.INVITED.expiringAt(NOW)), email("A@x.org")),
                withLife(ranked(3, Rank.ADMINISTRATOR), Life.INVITED.expiringAt(NOW.minusSeconds(1))));
        write(store(), w -> w.accounts().stampActivity(id(2), NOW));
        write(store(), w -> w.accounts().stampActivity(id(3), NOW.minusSeconds(1)));
        assertThat(ordered(by(ID, false))).isEqualTo(ids(3, 2, 1));
        assertThat(ordered(by(USERNAME, true))).isEqualTo(ids(1, 2, 3));
        assertThat(ordered(by(EMAIL, true))).isEqualTo(ids(3, 1, 2));
        assertThat(ordered(by(EMAIL, false))).isEqualTo(ids(2, 1, 3));
        assertThat(ordered(by(AccountField.RANK, false))).isEqualTo(ids(3, 2, 1));
        assertThat(ordered(by(LAST_ACTIVITY, true))).isEqualTo(ids(1, 3, 2));
        assertThat(ordered(by(LAST_ACTIVITY, false))).isEqualTo(ids(2, 3, 1));
        assertThat(ordered(by(EXPIRES_AT, true))).isEqualTo(ids(2, 3, 1));
        assertThat(ordered(by(EXPIRES_AT, false))).isEqualTo(ids(1, 3, 2));
        assertThat(ordered(by(CREATED_AT, false))).isEqualTo(ids(3, 2, 1));
        assertThat(ordered()).isEqualTo(ids(1, 2, 3));
    }

    @Test
    default void similarityPutsEqualUsernamesFirstThenEqualNames() {
        add(
                store(),
                named(1, "annabel", "A"),
                named(2, "ann", "B"),
                Samples.account(3, "Ann", Profile.ofNames("Zed", "C"), Rank.VIEWER),
                named(4, "Bob", "ANN"));
        Condition matches = new Condition.StartsWith(List.of(USERNAME, GIVEN_NAME, FAMILY_NAME), "ann");
        List<Order> orders = List.of(new Order.BySimilarity("ann"), by(GIVEN_NAME, true));
        AccountQuery query = new AccountQuery(matches, orders);
        assertThat(list(query)).isEqualTo(ids(3, 2, 4, 1));
        AccountPage page = store().read(r -> r.accounts().list(query, new PageStart.Skipping(1), 2, NOW));
        assertThat(page.entries()).extracting(entry -> entry.account().id()).containsExactly(id(2), id(4));
        assertThat(page.end()).isEmpty();
    }

    @Test
    default void markThatDoesNotBelongToTheListIsRefused() {
        Failure expected = new Failure.Malformed("page", "does not belong to this list");
        AccountQuery byCreation = new AccountQuery(Condition.EVERYTHING, List.of(by(CREATED_AT, true)));
        for (List<String> values :
                List.of(List.<String>of(), List.of("x", "y"), List.of("1"), List.of("1", "\u0000"))) {
            PageStart start = new PageStart.After(new PageMark(values));
            assertThat(Samples.failureOf(() -> store().read(r -> r.accounts().list(byCreation, start, 5, NOW))))
                    .isEqualTo(expected);
        }
        AccountQuery similar = new AccountQuery(Condition.EVERYTHING, List.of(new Order.BySimilarity("a")));
        PageStart start = new PageStart.After(new PageMark(List.of(id(1).toString())));
        assertThat(Samples.failureOf(() -> store().read(r -> r.accounts().list(similar, start, 5, NOW))))
                .isEqualTo(expected);
    }

    @Test
    default void largestConditionIsAnsweredAndALargerOneRefused() {
        add(store(), account(1), account(2));
        Condition barred = new Condition.IsBarred();
        Condition prefix = new Condition.StartsWith(Collections.nCopies(99, AccountField.USERNAME), "l".repeat(5_000));
        for (Condition largest : List.of(
                new Condition.AnyOf(Collections.nCopies(399, barred)),
                new Condition.AllOf(Collections.nCopies(399, new Condition.HasId(id(3)))),
                new Condition.AnyOf(List.of(prefix)))) {
            AccountQuery query = new AccountQuery(largest, AccountQuery.byName(true));
            assertThat(list(query)).isEmpty();
            assertThat(failureOf(
                            () -> new AccountQuery(new Condition.AllOf(List.of(largest, barred, barred)), List.of())))
                    .isEqualTo(new Failure.Malformed("filter", "has too many parts"));
        }
    }

    @Test
    default void deepestConditionIsAnsweredAndADeeperOneRefused() {
        add(store(), account(1), account(2));
        Condition nested = new Condition.IsBarred();
        for (int depth = 2; depth <= 32; depth++) {
            nested = new Condition.Not(nested);
        }
        assertThat(list(new AccountQuery(nested, AccountQuery.byName(true)))).hasSize(2);
        Condition deeper = new Condition.Not(nested);
        assertThat(failureOf(() -> new AccountQuery(deeper, List.of())))
                .isEqualTo(new Failure.Malformed("filter", "is nested too deeply"));
    }

    @Test
    default void pageHasAddressesBlocksAndActivityOfEachOfItsAccounts() {
        Account first = Samples.withEmails(account(1), email("a@x.org"), email("b@x.org"));
        Account second =
                withLife(Samples.withEmails(account(2), email("c@x.org")), Life.INVITED.blocked(disabled(null)));
        add(store(), first, second, account(3));
        write(store(), w -> w.accounts().stampActivity(id(3), NOW));
        AccountQuery query = new AccountQuery(Condition.EVERYTHING, AccountQuery.byName(true));
        AccountPage page = store().read(r -> r.accounts().list(query, PageStart.FIRST, 10, NOW));
        assertThat(page.entries()).extracting(AccountEntry::account).containsExactly(first, second, account(3));
        assertThat(page.entries().getLast().activity().lastActivity()).isEqualTo(NOW);
    }
}
