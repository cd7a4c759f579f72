package muster.directory;

import static muster.directory.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import muster.model.Account;
import muster.model.Failure;
import muster.model.MergePlan;
import muster.model.Rank;
import muster.model.Refused;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** By what people call merged accounts, and those in the trash. */
class MergeNamesTest extends TwoAccounts {
    private List<UUID> meant(AccountName name) {
        return unmerges.meant(admin, name).stream()
                .map(listed -> listed.merge().id())
                .toList();
    }

    private static AccountName called(String name) {
        return name.contains("@") ? new AccountName.ByAddress(name) : new AccountName.ByUsername(name);
    }

    @Test
    void aMergeIsFoundByWhatTheOldAccountWasCalledAndByItsAddress() {
        UUID merge = merge();
        for (String name : List.of("old", " OLD", "old@lab.example", "new", "new@lab.example")) {
            assertThat(meant(called(name))).as(name).containsExactly(merge);
            assertThat(unmerges.of(admin, called(name))).as(name).hasSize(1);
        }
        assertThat(unmerges.open(admin, null, 10).merges()).singleElement().satisfies(listed -> {
            assertThat(listed.username()).isEqualTo("old");
            assertThat(listed.old()).isEqualTo("old");
        });
        assertThat(meant(called("nobody"))).isEmpty();
        assertRefused(Failure.NoSuchAccount.class, () -> unmerges.of(admin, called("nobody")));
    }

    @Test
    void aShellIsFoundByTheNameThatItStillHas() {
        UUID merge = merge(old, into, false);
        assertThat(meant(called("old"))).containsExactly(merge);
        assertThat(meant(called("old@lab.example"))).containsExactly(merge);
    }

    @Test
    void whoWasTakenOverIsMeantBeforeWhoTookOthersOver() {
        UUID first = merge();
        Account third = site.create("old", Rank.VIEWER);
        UUID second = merge(site.create("other", Rank.VIEWER), third, true);
        assertThat(meant(called("old"))).containsExactly(first);
        assertThat(meant(new AccountName.ById(third.id()))).containsExactly(second);
        assertThat(unmerges.of(admin, called("old"))).hasSize(2);
    }

    @Test
    void severalOfOneNameAreAllTold() {
        UUID first = merge();
        UUID second = merge(site.create("old", Rank.VIEWER), into, true);
        assertThat(meant(called("old"))).containsExactlyInAnyOrder(first, second);
        undo(second);
        assertThat(meant(called("old"))).containsExactly(first);
    }

    @Test
    void whoIsInTheTrashIsToldToBeThereToThoseWhoMergeAndToNobodyElse() {
        site.directory.trash().put(admin, into.id(), Trash.Owners.STAY);
        assertTrashed(() -> merges.merge(admin, null, old.id(), into.id(), redirecting()));
        assertTrashed(() -> merges.plan(admin, null, into.id(), old.id(), redirecting()));
        for (String name : List.of("new", "new@lab.example")) {
            assertTrashed(() -> merges.named(admin, called(name)));
        }
        assertThat(merges.named(admin, called("old")).id()).isEqualTo(old.id());
        assertRefused(
                Failure.NoSuchAccount.class,
                () -> merges.merge(site.as(old), null, old.id(), into.id(), redirecting()));
        assertRefused(Failure.NotPermitted.class, () -> merges.named(site.as(old), called("new")));
    }

    private static void assertTrashed(ThrowingCallable act) {
        assertThatThrownBy(act)
                .extracting(refused -> ((Refused) refused).failure().sentence())
                .isEqualTo("An account in the trash cannot be merged; restore it first.");
    }

    @Test
    void whoseAddressSomebodyElseHasNowIsFoundByIt() {
        UUID merge = merge(old, into, false);
        Account third = site.create("third", Rank.VIEWER);
        change(third, UnmergeConflictsTest.email("old@lab.example"));
        assertThat(meant(called("old@lab.example"))).containsExactly(merge);
        MergePlan.Versions versions = unmerges.plan(admin, merge).versions();
        assertThat(unmerges.undo(admin, merge, Map.of(), versions).id()).isEqualTo(old.id());
    }
}
