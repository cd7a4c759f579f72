package muster.store;

import static muster.store.Samples.NOW;
import static muster.store.Samples.account;
import static muster.store.Samples.add;
import static muster.store.Samples.find;
import static muster.store.Samples.id;
import static muster.store.Samples.ranked;
import static muster.store.Samples.write;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import muster.directory.AccountQuery;
import muster.directory.Condition;
import muster.model.Account;
import muster.model.AccountChanges;
import muster.model.AccountKind;
import muster.model.Failure;
import muster.model.Rank;
import muster.model.Refused;
import org.junit.jupiter.api.Test;

/** Counts that nobody walks for stay exact. */
interface CountContract extends WithStore {

    private long all() {
        return count(Condition.EVERYTHING);
    }

    private long of(Rank... ranks) {
        return count(new Condition.HasRank(Set.of(ranks)));
    }

    /** Asks twice, the second time in a way that has the accounts themselves counted. */
    private long count(Condition condition) {
        long quick = store().read(r -> r.accounts().count(new AccountQuery(condition, List.of()), NOW));
        Condition walked = new Condition.AllOf(List.of(condition));
        long slow = store().read(r -> r.accounts().count(new AccountQuery(walked, List.of()), NOW));
        assertThat(quick).isEqualTo(slow);
        return quick;
    }

    @Test
    default void countsFollowAddingTrashingRestoringAndRanks() {
        assertThat(all()).isZero();
        add(store(), account(1), account(2), ranked(3, Rank.ADMINISTRATOR));
        add(store(), Samples.withKind(account(4), AccountKind.SYSTEM));
        assertThat(all()).isEqualTo(3);
        assertThat(of(Rank.VIEWER)).isEqualTo(2);
        assertThat(of(Rank.ADMINISTRATOR, Rank.AUDITOR)).isEqualTo(1);

        change(account -> account.withLife(account.life().trashed(NOW, null), NOW, null));
        assertThat(all()).isEqualTo(2);
        assertThat(of(Rank.VIEWER)).isEqualTo(1);

        change(account -> account.with(AccountChanges.ofRank(Rank.MANAGER), account.primaryEmail(), NOW, null));
        assertThat(of(Rank.MANAGER)).isZero();

        change(account -> account.withLife(account.life().restored(), NOW, null));
        assertThat(of(Rank.MANAGER)).isEqualTo(1);
        assertThat(all()).isEqualTo(3);

        change(account -> account.with(AccountChanges.ofRank(Rank.VIEWER), account.primaryEmail(), NOW, null));
        assertThat(of(Rank.MANAGER)).isZero();
        assertThat(of(Rank.VIEWER)).isEqualTo(2);
    }

    private void change(UnaryOperator<Account> change) {
        write(
                store(),
                w -> w.accounts().save(change.apply(w.accounts().lock(id(1)).orElseThrow())));
    }

    @Test
    default void transactionCountsWhatItChangedItself() {
        write(store(), w -> {
            w.accounts().add(account(1));
            assertThat(w.accounts().count(new AccountQuery(Condition.EVERYTHING, List.of()), NOW))
                    .isEqualTo(1);
            w.accounts().add(account(2));
            assertThat(w.accounts().count(new AccountQuery(Condition.EVERYTHING, List.of()), NOW))
                    .isEqualTo(2);
        });
        assertThat(all()).isEqualTo(2);
    }

    @Test
    default void changeThatIsTakenBackCountsNothing() {
        Samples.failureOf(() -> write(store(), w -> {
            w.accounts().add(account(1));
            w.accounts().count(new AccountQuery(Condition.EVERYTHING, List.of()), NOW);
            throw new Refused(new Failure.NotPermitted());
        }));
        assertThat(all()).isZero();
    }

    @Test
    default void countsStayExactWhenManyDifferencesAreFolded() {
        for (int i = 1; i <= 2 * AccountCounts.ROWS_BEFORE_FOLDING + 20; i++) {
            add(store(), account(i));
        }
        assertThat(all()).isEqualTo(1_020);
        change(account -> account.with(AccountChanges.ofRank(Rank.AUDITOR), account.primaryEmail(), NOW, null));
        assertThat(of(Rank.VIEWER)).isEqualTo(1_019);
        assertThat(find(store(), id(1)).rank()).isEqualTo(Rank.AUDITOR);
    }

    @Test
    default void countsStayExactUnderParallelWriters() {
        long added = Samples.howManySucceed(8, writer -> () -> {
            for (int i = 0; i < 100; i++) {
                add(store(), account(writer * 100 + i + 1));
            }
            return true;
        });
        assertThat(added).isEqualTo(8);
        assertThat(all()).isEqualTo(800);
    }
}
