package muster.directory;

import static muster.directory.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import muster.model.Account;
import muster.model.AccountChanges;
import muster.model.Act;
import muster.model.Caller;
import muster.model.Edit;
import muster.model.Event;
import muster.model.Failure;
import muster.model.Grant;
import muster.model.GrantObject;
import muster.model.Holding;
import muster.model.Key;
import muster.model.MergeFailure;
import muster.model.NewKey;
import muster.model.Party;
import muster.model.Rank;
import muster.model.UnmergeLine;
import muster.model.UnmergeLine.Outcome;
import muster.model.Username;
import org.junit.jupiter.api.Test;

class UnmergesTest extends TwoAccounts {
    @Test
    void bothAccountsAreWhatTheyWere() {
        Account back = undo(merge());
        assertThat(back.username()).isEqualTo(old.username());
        assertThat(back.life()).isEqualTo(old.life());
        assertThat(back.emails()).isEqualTo(old.emails());
        assertThat(stored(into).emails()).isEqualTo(into.emails());
        assertThat(stored(into).life()).isEqualTo(into.life());
        assertThat(stored(old)).isEqualTo(back);
    }

    @Test
    void theOldAccountNeedsACodeBecauseItsPasswordStaysDropped() {
        UUID merge = merge();
        assertThat(unmerges.plan(admin, merge).lines(Outcome.STAYS_ENDED))
                .extracting(UnmergeLine::field)
                .contains("password");
        undo(merge);
        assertThat(site.<Boolean>read(
                        reading -> reading.credentials().password(old.id()).isPresent()))
                .isFalse();
    }

    @Test
    void keysThatStillLiveGoBackAndWhatWasMadeWithThemEnds() {
        Keys.MadeKey key = site.key(old);
        Keys.MadeKey ended = site.key(old);
        Keys.MadeKey own = site.key(into);
        UUID merge = merge();
        Caller throughOld = site.callerWith(key);
        Keys.MadeKey child =
                site.directory.keys().create(throughOld, into.id(), NewKey.forPrograms("child", null, null));
        site.directory.keys().end(admin, into.id(), ended.key().id());
        undo(merge);
        assertThat(site.callerWith(key).is(old.id())).isTrue();
        assertThat(site.callerWith(own).is(into.id())).isTrue();
        assertRefused(Failure.BadCredentials.class, () -> site.callerWith(child));
        assertRefused(Failure.BadCredentials.class, () -> site.callerWith(ended));
    }

    @Test
    void sessionsSinceStayWithTheSurvivingAccount() {
        UUID merge = merge();
        Caller session = site.signedIn(into);
        undo(merge);
        assertThat(site.<Integer>read(reading -> reading.keys()
                        .ofAccount(into.id(), Key.Purpose.SESSION, site.now())
                        .size()))
                .isEqualTo(1);
        assertThat(session.is(into.id())).isTrue();
    }

    @Test
    void aThingThatTheMergeRemovedIsThereAgain() {
        Holding card = thing(old, CARDS, "card");
        undo(merge(old, into, false));
        assertThat(stored(card)).isEqualTo(card);
    }

    @Test
    void aNameThatTheMergeNumberedComesBack() {
        Holding project = thing(old, PROJECTS, "genome");
        thing(into, PROJECTS, "genome");
        UUID merge = merge();
        assertThat(stored(project).name()).isEqualTo("genome (2)");
        undo(merge);
        assertThat(stored(project).name()).isEqualTo("genome");
    }

    @Test
    void aRightThatBothHadIsWithEachAtItsOwnLevel() {
        Account owner = site.create("owner", Rank.PUBLISHER);
        Holding shared = thing(owner, PROJECTS, "shared");
        give(old, shared, Grant.Level.WRITE);
        give(into, shared, Grant.Level.READ);
        UUID merge = merge();
        assertThat(level(into, shared)).contains(Grant.Level.WRITE);
        undo(merge);
        assertThat(level(into, shared)).contains(Grant.Level.READ);
        assertThat(level(old, shared)).contains(Grant.Level.WRITE);
    }

    private void give(Account account, Holding thing, Grant.Level level) {
        NewGrant grant =
                NewGrant.right(new Party.OfAccount(account.id()), new GrantObject.OnHolding(thing.id()), level);
        site.directory.rights().give(admin, grant);
    }

    private Optional<Grant.Level> level(Account account, Holding thing) {
        return site.read(reading -> reading.grants()
                .find(new Party.OfAccount(account.id()), new GrantObject.OnHolding(thing.id()))
                .map(Grant::level));
    }

    @Test
    void afterThirtyDaysAMergeStays() {
        UUID merge = merge();
        site.pass(Duration.ofDays(30).minusSeconds(1));
        assertThat(unmerges.plan(admin, merge).conflicts()).isEmpty();
        site.pass(Duration.ofSeconds(1));
        assertRefused(Failure.CannotMerge.class, () -> undo(merge));
        assertThat(unmerges.open(admin, null, 10).merges()).isEmpty();
        unmerges.sweep();
        assertRefused(MergeFailure.NoSuchMerge.class, () -> undo(merge));
    }

    @Test
    void nothingIsUndoneTwice() {
        UUID merge = merge();
        undo(merge);
        assertRefused(Failure.CannotMerge.class, () -> undo(merge));
        undo(merge());
        assertThat(stored(old).life()).isEqualTo(old.life());
    }

    @Test
    void mergesInARowAreUndoneFromTheLastOne() {
        Account last = site.create("last", Rank.PUBLISHER);
        Holding project = thing(old, PROJECTS, "genome");
        UUID first = merge();
        UUID second = merge(into, last, true);
        assertRefused(Failure.CannotMerge.class, () -> undo(first));
        undo(second);
        undo(first);
        assertThat(stored(project).owner()).isEqualTo(old.id());
        assertThat(stored(into).emails()).isEqualTo(into.emails());
        assertThat(stored(last).emails()).isEqualTo(last.emails());
    }

    @Test
    void whoIsInTrashOrReadOnlyIsNotTakenApart() {
        UUID merge = merge();
        site.directory.trash().put(admin, into.id(), Trash.Owners.GO_TOO);
        assertRefused(Failure.CannotMerge.class, () -> undo(merge));
        site.directory.trash().restore(admin, into.id());
        change(into, AccountChanges.changing().readonly(Edit.set(true)).build());
        assertRefused(Failure.ReadOnly.class, () -> undo(merge));
    }

    @Test
    void whoWasPurgedDoesNotComeBack() {
        UUID merge = merge();
        site.directory.trash().put(admin, into.id(), Trash.Owners.GO_TOO);
        site.directory.trash().purge(admin, into.id());
        assertRefused(MergeFailure.NoSuchMerge.class, () -> undo(merge));
    }

    @Test
    void onlyAdministratorsUndo() {
        UUID merge = merge();
        Caller manager = site.as(site.create("manager", Rank.MANAGER));
        assertRefused(Failure.NotPermitted.class, () -> unmerges.undo(manager, merge, Map.of(), null));
        assertRefused(Failure.NotPermitted.class, () -> unmerges.plan(manager, merge));
        assertRefused(Failure.NotPermitted.class, () -> unmerges.open(manager, null, 10));
        assertRefused(Failure.NotPermitted.class, () -> unmerges.of(manager, old.id()));
    }

    @Test
    void theLastAdministratorIsNotLeftWithoutTheKeyThatHeAdministersWith() {
        Keys.MadeKey lasting = site.key(old);
        Account boss = site.read(reading ->
                reading.accounts().findByUsername(Username.parse("first").key()).orElseThrow());
        UUID merge = merge(old, boss, true);
        site.store.write(writing -> {
            writing.credentials().removeAll(boss.id());
            for (Key each : writing.keys().ofAccount(boss.id(), Key.Purpose.API_KEY, site.now())) {
                boolean isLasting = each.id().equals(lasting.key().id());
                writing.keys()
                        .save(each.with(
                                each.scopes(),
                                each.doors(),
                                isLasting ? null : site.now().plusSeconds(60)));
            }
            return boss;
        });
        assertRefused(Failure.LastAdministrator.class, () -> undo(merge));
        assertThat(site.callerWith(lasting).is(boss.id())).isTrue();
    }

    @Test
    void oneEventTellsItOfEachAccount() {
        undo(merge());
        LedgerQuery told = LedgerQuery.EVERYTHING.withActs(Set.of(Act.ACCOUNT_UNMERGED));
        for (Account account : List.of(old, into)) {
            List<Event> events = site.directory
                    .ledger()
                    .page(admin, told.withSubject(account.id()), null, 10)
                    .events();
            assertThat(events).hasSize(1);
        }
    }

    @Test
    void mergesThatCanBeUndoneArePaged() {
        for (int i = 0; i < 3; i++) {
            site.pass(Duration.ofSeconds(1));
            merge(site.create("p" + i, Rank.VIEWER), into, true);
        }
        undo(unmerges.open(admin, null, 1).merges().getFirst().merge().id());
        Unmerges.Page first = unmerges.open(admin, null, 1);
        Unmerges.Page second = unmerges.open(admin, first.end(), 1);
        assertThat(first.merges()).hasSize(1);
        assertThat(second.merges()).hasSize(1);
        assertThat(second.end()).isNull();
        assertThat(first.merges().getFirst().merge().at())
                .isAfter(second.merges().getFirst().merge().at());
        assertThat(unmerges.of(admin, into.id())).hasSize(3);
        assertThat(first.merges().getFirst().isOpen()).isTrue();
        assertThat(first.merges().getFirst().into()).isEqualTo("new");
    }
}
