package muster.directory;

import static muster.directory.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import muster.directory.Holdings.Sort;
import muster.model.Account;
import muster.model.AccountChanges;
import muster.model.AccountKind;
import muster.model.AddressRule;
import muster.model.Caller;
import muster.model.Edit;
import muster.model.EmailAddress;
import muster.model.ExternalIdentity;
import muster.model.Failure;
import muster.model.Grant;
import muster.model.GrantObject;
import muster.model.Group;
import muster.model.GroupName;
import muster.model.Holding;
import muster.model.Key;
import muster.model.NewAccount;
import muster.model.NewKey;
import muster.model.Party;
import muster.model.Place;
import muster.model.Profile;
import muster.model.Rank;
import muster.model.TextKey;
import muster.model.WellKnown;
import org.junit.jupiter.api.Test;

class MergesTest extends TwoAccounts {
    private static final Sort CONTENT = new Sort("other", "content");

    @Test
    void theOldKeysAnswerForTheNewAccountWhenTheOldOneRedirects() {
        Keys.MadeKey key = site.key(old);
        Account merged = merges.merge(admin, null, old.id(), into.id(), redirecting());
        assertThat(merged.life().mergedInto()).isEqualTo(into.id());
        assertThat(merged.username()).isNull();
        assertThat(merged.isListed()).isFalse();
        assertThat(merged.isShadow()).isFalse();
        assertThat(site.callerWith(key).is(into.id())).isTrue();
    }

    @Test
    void weakKeysProveNobody() {
        Keys.MadeKey full = site.key(into);
        Keys.MadeKey capped = site.directory
                .keys()
                .create(TestDirectory.HOST, old.id(), NewKey.forPrograms("capped", Rank.VIEWER, null));
        NewKey oneDoor = new NewKey(Key.Purpose.API_KEY, "door", List.of("all"), List.of("test"), null, null);
        Keys.MadeKey narrow = site.directory.keys().create(TestDirectory.HOST, into.id(), oneDoor);
        assertRefused(
                Failure.KeyTooNarrow.class,
                () -> merges.merge(site.callerWith(capped), site.callerWith(full), old.id(), into.id(), redirecting()));
        assertRefused(
                Failure.KeyTooNarrow.class,
                () -> merges.merge(site.as(old), site.callerWith(narrow), old.id(), into.id(), redirecting()));
        Caller ended = site.callerWith(full);
        site.directory.keys().end(site.as(into), into.id(), full.key().id());
        assertRefused(
                Failure.BadCredentials.class,
                () -> merges.merge(site.as(old), ended, old.id(), into.id(), redirecting()));
    }

    @Test
    void noKeyOutlivesTheOneThatProvedTheNewAccount() {
        Instant end = site.now().plusSeconds(3_600);
        Keys.MadeKey own = site.key(old);
        Keys.MadeKey borrowed =
                site.directory.keys().create(TestDirectory.HOST, into.id(), NewKey.forPrograms("short", null, end));
        merges.merge(site.callerWith(own), site.callerWith(borrowed), old.id(), into.id(), redirecting());
        Key moved =
                site.store.read(reading -> reading.keys().find(own.key().id()).orElseThrow());
        assertThat(moved.account()).isEqualTo(into.id());
        assertThat(moved.expiresAt()).isEqualTo(end);
    }

    @Test
    void theNewAccountIsAmongAllUsersWhenTheOldOneWas() {
        Account guest = site.directory
                .admissions()
                .create(
                        TestDirectory.HOST,
                        new NewAccount(
                                AccountKind.PERSON,
                                null,
                                null,
                                Profile.EMPTY,
                                null,
                                null,
                                new NewAccount.Start.Invited(),
                                AddressRule.MAY_BE_SHARED));
        MergeOptions options = options(false, new Place.With(guest.id()));
        Account shell = merges.merge(admin, null, old.id(), guest.id(), options);
        assertThat(stored(guest).life().inAllUsers()).isTrue();
        assertThat(shell.life().inAllUsers()).isFalse();
    }

    @Test
    void whereNobodyIsAnyMoreNothingIsPut() {
        Account gone = site.create("gone", Rank.VIEWER);
        site.directory.trash().put(admin, gone.id(), Trash.Owners.STAY);
        Account boss = site.create("boss", Rank.ADMINISTRATOR);
        assertRefused(
                Failure.MayNotInherit.class,
                () -> merges.merge(admin, null, old.id(), boss.id(), options(true, new Place.With(gone.id()))));
    }

    @Test
    void theOldUsernameIsFreeAfterARedirect() {
        merges.merge(admin, null, old.id(), into.id(), redirecting());
        assertThat(site.create("old", Rank.VIEWER).username()).isEqualTo(old.username());
    }

    @Test
    void theOldAddressFindsTheNewAccountAfterARedirect() {
        merges.merge(admin, null, old.id(), into.id(), redirecting());
        Optional<Account> claimant =
                site.store.read(reading -> reading.accounts().findByClaimedAddress(TextKey.of("old@lab.example")));
        assertThat(claimant).hasValueSatisfying(account -> {
            assertThat(account.id()).isEqualTo(into.id());
            assertThat(account.emails())
                    .extracting(email -> email.address().value())
                    .containsExactly("new@lab.example", "old@lab.example");
            assertThat(account.emails().get(1).verified()).isFalse();
        });
    }

    @Test
    void theNewAccountIsWhoTheOldOneIsElsewhere() {
        ExternalIdentity identity = new ExternalIdentity("ldap", "uid=old");
        site.store.write(writing -> {
            writing.accounts().link(identity, old.id(), site.now());
            return identity;
        });
        merges.merge(admin, null, old.id(), into.id(), redirecting());
        List<ExternalIdentity> moved =
                site.store.read(reading -> reading.accounts().identities(into.id()));
        assertThat(moved).containsExactly(identity);
    }

    @Test
    void theOldPasswordOpensNothing() {
        merges.merge(admin, null, old.id(), into.id(), redirecting());
        boolean left = site.store.read(
                reading -> reading.credentials().password(old.id()).isPresent());
        assertThat(left).isFalse();
    }

    @Test
    void aShellStaysWithoutARedirectAndNothingOpensIt() {
        Keys.MadeKey key = site.key(old);
        Holding card = thing(old, CARDS, "card");
        MergeOptions options = options(false, new Place.With(into.id()));
        Account shell = merges.merge(admin, null, old.id(), into.id(), options);
        assertThat(shell.username()).isEqualTo(old.username());
        assertThat(shell.isListed()).isFalse();
        assertThat(shell.isShadow()).isTrue();
        assertThat(shell.mayAct(site.now())).isFalse();
        assertThat(shell.emails()).extracting(email -> email.address().value()).containsExactly("old@lab.example");
        assertRefused(Failure.BadCredentials.class, () -> site.callerWith(key));
        assertThat(storedIfThere(card)).isEmpty();
        assertThat(stored(into).emails()).hasSize(1);
    }

    @Test
    void thingsGoToTheHeirAndOthersToTheNewAccount() {
        Holding project = thing(old, PROJECTS, "genome");
        Holding inner = site.directory
                .estate()
                .create(
                        site.as(old),
                        PROJECTS,
                        new NewHolding("inner", Holding.Naming.UNIQUE, new Place.In(project.id()), "{}"));
        Holding content = thing(old, CONTENT, "report");
        Holding heir = thing(into, PROJECTS, "inherited");
        merges.merge(admin, null, old.id(), into.id(), options(true, new Place.In(heir.id())));
        assertThat(stored(project).container()).isEqualTo(heir.id());
        assertThat(stored(project).owner()).isEqualTo(into.id());
        assertThat(stored(inner).container()).isEqualTo(project.id());
        assertThat(stored(inner).owner()).isEqualTo(into.id());
        assertThat(stored(content).container()).isNull();
        assertThat(stored(content).owner()).isEqualTo(into.id());
    }

    @Test
    void aNameThatIsTakenThereGetsANumber() {
        Holding project = thing(old, PROJECTS, "genome");
        thing(into, PROJECTS, "genome");
        merges.merge(admin, null, old.id(), into.id(), redirecting());
        assertThat(stored(project).name()).isEqualTo("genome (2)");
    }

    @Test
    void whereTheNewAccountMayNotWriteNothingIsMoved() {
        Account third = site.create("third", Rank.VIEWER);
        Holding project = thing(old, PROJECTS, "genome");
        Holding foreign = thing(third, PROJECTS, "foreign");
        for (Place place : List.<Place>of(
                new Place.In(foreign.id()),
                new Place.With(third.id()),
                new Place.With(old.id()),
                new Place.With(WellKnown.SYSTEM))) {
            assertRefused(
                    Failure.MayNotInherit.class,
                    () -> merges.merge(admin, null, old.id(), into.id(), options(true, place)));
        }
        assertThat(stored(project)).isEqualTo(project);
        assertThat(stored(old)).isEqualTo(old);
    }

    @Test
    void membershipsFollowAndTheHigherRightStays() {
        Group group = site.directory.groups().create(admin, GroupName.parse("lab"));
        site.directory.groups().addMember(admin, group.id(), old.id());
        Holding shared = thing(into, PROJECTS, "shared");
        site.directory
                .rights()
                .give(
                        admin,
                        NewGrant.right(
                                new Party.OfAccount(old.id()),
                                new GrantObject.OnHolding(shared.id()),
                                Grant.Level.READ));
        merges.merge(admin, null, old.id(), into.id(), redirecting());
        Optional<Grant> membership = site.store.read(
                reading -> reading.grants().find(new Party.OfAccount(into.id()), new GrantObject.OnGroup(group.id())));
        assertThat(membership).isPresent();
    }

    @Test
    void onlyAdministratorsMergeOthers() {
        Account third = site.create("third", Rank.MANAGER);
        assertRefused(
                Failure.NotPermitted.class,
                () -> merges.merge(site.as(third), null, old.id(), into.id(), redirecting()));
        assertRefused(
                Failure.NotPermitted.class, () -> merges.merge(site.as(old), null, old.id(), into.id(), redirecting()));
    }

    @Test
    void onesOwnAccountGoesIntoOneThatWasProvenToo() {
        assertRefused(
                Failure.NotPermitted.class,
                () -> merges.merge(site.as(old), site.as(old), old.id(), into.id(), redirecting()));
        assertThat(merges.merge(site.as(old), site.as(into), old.id(), into.id(), redirecting())
                        .life()
                        .mergedInto())
                .isEqualTo(into.id());
    }

    @Test
    void nobodyIsMergedWithHimselfOrTwiceOrWithTheDirectory() {
        assertRefused(Failure.CannotMerge.class, () -> merges.merge(admin, null, old.id(), old.id(), redirecting()));
        assertRefused(
                Failure.NoSuchAccount.class,
                () -> merges.merge(admin, null, WellKnown.SYSTEM, into.id(), redirecting()));
        merges.merge(admin, null, old.id(), into.id(), redirecting());
        assertRefused(Failure.NoSuchAccount.class, () -> merges.merge(admin, null, old.id(), into.id(), redirecting()));
        assertRefused(
                Failure.NoSuchAccount.class,
                () -> merges.merge(admin, null, into.id(), old.id(), options(true, new Place.With(old.id()))));
    }

    @Test
    void noMoreThanFifteenAccountsAreMergedOneAfterAnother() {
        Account last = site.create("p0", Rank.VIEWER);
        for (int i = 1; i <= 15; i++) {
            Account next = site.create("p" + i, Rank.VIEWER);
            merges.merge(admin, null, last.id(), next.id(), options(true, new Place.With(next.id())));
            last = next;
        }
        Account end = site.create("end", Rank.VIEWER);
        Account tooMany = last;
        assertRefused(
                Failure.CannotMerge.class,
                () -> merges.merge(admin, null, tooMany.id(), end.id(), options(true, new Place.With(end.id()))));
    }

    @Test
    void theLastAdministratorIsNotMergedAway() {
        Account boss = site.store.read(reading ->
                reading.accounts().findByUsername(TextKey.of("first")).orElseThrow());
        assertRefused(
                Failure.LastAdministrator.class, () -> merges.merge(admin, null, boss.id(), into.id(), redirecting()));
    }

    @Test
    void aReadOnlyAccountIsNotMerged() {
        AccountChanges fix = AccountChanges.changing().readonly(Edit.set(true)).build();
        site.directory.accounts().change(admin, old.id(), fix, AddressRule.MAY_BE_SHARED);
        assertRefused(Failure.ReadOnly.class, () -> merges.merge(admin, null, old.id(), into.id(), redirecting()));
    }

    @Test
    void anAddressThatBothHaveIsClaimedByTheOneWhoIsLeft() {
        AccountChanges same = AccountChanges.changing()
                .email(Edit.set(EmailAddress.parse("old@lab.example")))
                .build();
        site.directory.accounts().change(admin, into.id(), same, AddressRule.MAY_BE_SHARED);
        assertThat(stored(into).emails().getFirst().claimed()).isFalse();
        merges.merge(admin, null, old.id(), into.id(), redirecting());
        assertThat(stored(into).emails()).hasSize(1);
        assertThat(stored(into).emails().getFirst().claimed()).isTrue();
    }
}
