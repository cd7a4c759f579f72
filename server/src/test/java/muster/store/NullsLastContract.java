package muster.store;

import static muster.store.Samples.NOW;
import static muster.store.Samples.account;
import static muster.store.Samples.add;
import static muster.store.Samples.id;
import static muster.store.Samples.withLife;
import static muster.store.Samples.write;
import static muster.store.WithLists.ids;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import muster.directory.AccountQuery;
import muster.directory.AccountQuery.Order;
import muster.directory.AccountQuery.Who;
import muster.directory.AccountValue;
import muster.directory.Condition;
import muster.directory.PageStart;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.Life;
import muster.model.Profile;
import muster.model.Rank;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Lists in which accounts without a value come last, and lists of the trash. */
interface NullsLastContract extends WithLists {
    AccountValue NAME = AccountValue.Text.USERNAME;

    private static Account called(int number, @Nullable String username, @Nullable String description) {
        Profile profile = new Profile(null, null, null, description, null, null);
        return account(number, username, profile, Rank.VIEWER);
    }

    private static Account trashed(int number) {
        return withLife(account(number), Life.activeSince(NOW).trashed(NOW.plusSeconds(number), id(1)));
    }

    /** Also page by page, and after each number of entries that are skipped. */
    private List<AccountId> sorted(Who who, AccountValue value, boolean ascending) {
        AccountQuery query =
                new AccountQuery(Condition.EVERYTHING, List.of(new Order.ByValueNullsLast(value, ascending)), who);
        List<AccountId> found = list(query);
        assertThat(walked(query)).isEqualTo(found);
        for (int skipped = 0; skipped <= found.size(); skipped++) {
            assertThat(page(query, new PageStart.Skipping(skipped), 2))
                    .isEqualTo(found.stream().skip(skipped).limit(2).toList());
        }
        return found;
    }

    private List<AccountId> sorted(AccountValue value, boolean ascending) {
        return sorted(Who.LISTED, value, ascending);
    }

    @Test
    default void whoHasNoUsernameComesLastInBothDirections() {
        add(store(), called(1, null, null), called(2, "bob", null), called(3, "Ann", null), called(4, null, null));
        assertThat(sorted(NAME, true)).isEqualTo(ids(3, 2, 1, 4));
        assertThat(sorted(NAME, false)).isEqualTo(ids(2, 3, 1, 4));
    }

    @Test
    default void aNameOfNoLettersIsBeforeAllOthersAndNotMissing() {
        add(
                store(),
                account(1, "u1", Profile.ofNames(null, null), Rank.VIEWER),
                account(2, "u2", Profile.ofNames("", null), Rank.VIEWER),
                account(3, "u3", Profile.ofNames("Ann", null), Rank.VIEWER),
                account(4, "u4", Profile.ofNames("ann", null), Rank.VIEWER));
        assertThat(sorted(AccountValue.Text.GIVEN_NAME, true)).isEqualTo(ids(2, 3, 4, 1));
        assertThat(sorted(AccountValue.Text.GIVEN_NAME, false)).isEqualTo(ids(3, 4, 2, 1));
    }

    @Test
    default void equalTextsInAnyCaseStandByTheirIds() {
        add(
                store(),
                called(1, "u1", "b"),
                called(2, "u2", null),
                called(3, "u3", "A"),
                called(4, "u4", "a"),
                called(5, "u5", ""),
                called(6, "u6", null),
                called(7, "u7", "B"));
        assertThat(sorted(AccountValue.Plain.DESCRIPTION, true)).isEqualTo(ids(5, 3, 4, 1, 7, 2, 6));
        assertThat(sorted(AccountValue.Plain.DESCRIPTION, false)).isEqualTo(ids(1, 7, 3, 4, 5, 2, 6));
    }

    @Test
    default void whoWasNeverSeenComesLastInBothDirections() {
        add(store(), account(1), account(2), account(3), account(4));
        write(store(), w -> {
            w.accounts().stampSignIn(id(2), NOW);
            w.accounts().stampSignIn(id(4), NOW.plusSeconds(1));
        });
        assertThat(sorted(AccountValue.Time.LAST_SIGN_IN, true)).isEqualTo(ids(2, 4, 1, 3));
        assertThat(sorted(AccountValue.Time.LAST_SIGN_IN, false)).isEqualTo(ids(4, 2, 1, 3));
    }

    @Test
    default void trashIsListedByItselfAndWithTheOthers() {
        add(
                store(),
                account(1),
                trashed(2),
                account(3),
                trashed(4),
                withLife(account(5), Life.activeSince(NOW).merged(id(1), true)),
                withLife(account(6), Life.activeSince(NOW).merged(id(1), false)),
                withLife(account(7), Life.activeSince(NOW).merged(id(1), true).trashed(NOW, null)));
        assertThat(sorted(Who.TRASH, NAME, true)).isEqualTo(ids(2, 4));
        assertThat(sorted(Who.TRASH, NAME, false)).isEqualTo(ids(4, 2));
        assertThat(sorted(Who.TRASH, AccountValue.Time.TRASHED_AT, false)).isEqualTo(ids(4, 2));
        assertThat(sorted(Who.LISTED_AND_TRASH, NAME, true)).isEqualTo(ids(1, 2, 3, 4));
        assertThat(sorted(Who.LISTED_AND_TRASH, AccountValue.Time.TRASHED_AT, true))
                .isEqualTo(ids(2, 4, 1, 3));
        assertThat(count(Who.TRASH)).isEqualTo(2);
        assertThat(count(Who.LISTED_AND_TRASH)).isEqualTo(4);
    }

    private long count(Who who) {
        return store().<Long>read(r -> r.accounts().count(new AccountQuery(Condition.EVERYTHING, List.of(), who), NOW));
    }
}
