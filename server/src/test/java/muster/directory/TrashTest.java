package muster.directory;

import static muster.directory.Refusals.assertRefused;
import static muster.directory.TestDirectory.HOST;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import muster.model.Account;
import muster.model.AccountChanges;
import muster.model.AccountEntry;
import muster.model.AccountId;
import muster.model.Act;
import muster.model.AddressRule;
import muster.model.Caller;
import muster.model.Edit;
import muster.model.EmailAddress;
import muster.model.Event;
import muster.model.Event.FieldChange;
import muster.model.Failure;
import muster.model.Grant;
import muster.model.Group;
import muster.model.GroupName;
import muster.model.Holding;
import muster.model.Party;
import muster.model.Place;
import muster.model.Rank;
import muster.model.TextKey;
import muster.model.TrashFailure;
import muster.model.Username;
import muster.model.WellKnown;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TrashTest {
    private final TestDirectory site = new TestDirectory();
    private final Trash trash = site.directory.trash();
    private Caller administrator;
    private Account ada;

    @BeforeEach
    void setUp() {
        administrator = site.as(site.first());
        ada = site.create("ada", Rank.MANAGER);
    }

    @AfterEach
    void close() {
        site.close();
    }

    private Account put(Account account) {
        return trash.put(administrator, account.id(), Trash.Owners.GO_TOO);
    }

    private Optional<Account> stored(Account account) {
        return site.read(reading -> reading.accounts().find(account.id()));
    }

    private Event last() {
        return site.directory.ledger().list(HOST, null, false, 1).events().getFirst();
    }

    private Group group() {
        return site.directory.groups().create(site.as(ada), GroupName.parse("readers"));
    }

    private Holding content(Account owner) {
        return site.directory
                .holdings()
                .create(site.as(owner), new Holdings.Sort("other", "content"), "report", Holding.Audience.GRANTED, "{}")
                .holding();
    }

    @Test
    void whoComesBackIsWhoWasPutAwayButWithoutASession() {
        Keys.MadeKey key = site.key(ada);
        Caller session = site.signedIn(ada);
        Group group = group();
        site.directory.groups().addMember(administrator, group.id(), ada.id());
        Account before = stored(ada).orElseThrow();
        put(ada);

        Account back = trash.restore(administrator, ada.id());

        assertThat(back).isEqualTo(stored(ada).orElseThrow());
        assertThat(back.life()).isEqualTo(before.life());
        assertThat(back.username()).isEqualTo(before.username());
        assertThat(back.emails()).isEqualTo(before.emails());
        assertThat(back.stamps()).isEqualTo(before.stamps());
        assertThat(site.callerWith(key).is(ada.id())).isTrue();
        assertRefused(
                Failure.BadCredentials.class, () -> site.directory.accounts().disable(session, ada.id()));
        assertThat(site.directory
                        .groups()
                        .members(administrator, group.id(), true, 0, 9)
                        .entries())
                .extracting(entry -> entry.account().id())
                .containsExactly(ada.id());
        assertThat(site.directory
                        .accounts()
                        .findByAddress(HOST, EmailAddress.parse("ada@lab.example"))
                        .account()
                        .id())
                .isEqualTo(ada.id());
        assertThat(last().act()).isEqualTo(Act.ACCOUNT_RESTORED);
    }

    @Test
    void anAddressThatSomebodyElseHasMeanwhileComesBackUnclaimed() {
        put(ada);
        Account ben = site.create("ben", Rank.VIEWER);
        AccountChanges address = AccountChanges.changing()
                .email(Edit.set(EmailAddress.parse("ADA@lab.example")))
                .build();
        site.directory.accounts().change(administrator, ben.id(), address, AddressRule.MUST_BE_FREE);

        Account back = trash.restore(administrator, ada.id());

        assertThat(back.primaryEmail().claimed()).isFalse();
        assertThat(stored(ada)).contains(back);
        assertThat(last().fields()).contains(new FieldChange("unclaimed email", null, "ada@lab.example"));
    }

    @Test
    void restoringWhoIsThereChangesNothing() {
        assertThat(trash.restore(administrator, ada.id())).isEqualTo(ada);
        assertThat(last().act()).isNotEqualTo(Act.ACCOUNT_RESTORED);
    }

    @Test
    void whoManagesRestoresThoseOfNoHigherRankAndPurgesNobody() {
        Caller manager = site.as(site.create("manager", Rank.MANAGER));
        Account boss = site.create("boss", Rank.ADMINISTRATOR);
        Caller viewer = site.as(site.create("viewer", Rank.VIEWER));
        put(ada);
        put(boss);

        assertRefused(Failure.MayNotChange.class, () -> trash.restore(viewer, ada.id()));
        assertRefused(Failure.MayNotView.class, () -> trash.list(viewer, null, 10));
        assertRefused(Failure.MayNotView.class, () -> trash.get(viewer, ada.id()));
        assertRefused(Failure.MayNotChange.class, () -> trash.restore(manager, boss.id()));
        assertRefused(Failure.MayNotRemove.class, () -> trash.purge(manager, ada.id()));
        assertRefused(Failure.MayNotRemove.class, () -> trash.purge(viewer, ada.id()));
        assertThat(trash.restore(manager, ada.id()).life().isTrashed()).isFalse();
    }

    @Test
    void theTrashIsListedLastFirstPageByPage() {
        Account ben = site.create("ben", Rank.VIEWER);
        Account cyd = site.create("cyd", Rank.VIEWER);
        put(ada);
        put(ben);
        site.pass(Duration.ofMinutes(1));
        put(cyd);

        List<AccountEntry> first = trash.list(administrator, null, 2);
        Account end = first.getLast().account();
        TrashMark mark = new TrashMark(end.life().trashedAt(), end.id());

        assertThat(first).extracting(entry -> entry.account().id()).containsExactly(cyd.id(), ben.id());
        assertThat(trash.list(administrator, mark, 2))
                .extracting(entry -> entry.account().id())
                .containsExactly(ada.id());
        assertThat(trash.get(administrator, ada.id()))
                .isEqualTo(trash.list(administrator, mark, 2).getFirst());
    }

    @Test
    void onlyWhatIsInTheTrashIsPurged() {
        assertRefused(TrashFailure.NotInTrash.class, () -> trash.purge(administrator, ada.id()));
        assertRefused(Failure.IsWellKnown.class, () -> trash.purge(administrator, WellKnown.ANONYMOUS));
        assertRefused(Failure.NoSuchAccount.class, () -> trash.get(administrator, ada.id()));
        AccountId nobody = muster.model.Sample.account(99, Rank.VIEWER).id();
        assertRefused(Failure.NoSuchAccount.class, () -> trash.purge(administrator, nobody));
        assertThat(stored(ada)).contains(ada);
    }

    @Test
    void whatSomebodyOwnsMustBelongToAnotherOneBeforeThePurge() {
        content(ada);
        put(ada);
        assertRefused(TrashFailure.OwnsThings.class, () -> trash.purge(administrator, ada.id()));

        Account heir = site.create("heir", Rank.PUBLISHER);
        site.directory.handover().handOver(administrator, ada.id(), heir.id());
        trash.purge(administrator, ada.id());

        assertThat(stored(ada)).isEmpty();
    }

    @Test
    void aPurgeLeavesNothingButTheLedgerAndWhatMustNeverBeGivenAgain() {
        Keys.MadeKey key = site.key(ada);
        Group group = group();
        Holding theirs = content(site.create("owner", Rank.PUBLISHER));
        site.directory
                .rights()
                .give(
                        administrator,
                        NewGrant.right(
                                new Party.OfAccount(ada.id()),
                                new muster.model.GrantObject.OnHolding(theirs.id()),
                                Grant.Level.READ));
        put(ada);

        trash.purge(administrator, ada.id());

        assertThat(stored(ada)).isEmpty();
        assertThat(site.<List<Grant>>read(reading -> reading.grants().everyOf(new Party.OfAccount(ada.id()))))
                .isEmpty();
        assertThat(site.directory.groups().get(administrator, group.id()).owner())
                .isNull();
        assertRefused(Failure.BadCredentials.class, () -> site.callerWith(key));
        assertRefused(Failure.NoSuchAccount.class, () -> trash.restore(administrator, ada.id()));
        assertRefused(Failure.NoSuchAccount.class, () -> trash.purge(administrator, ada.id()));
        assertThat(last().act()).isEqualTo(Act.ACCOUNT_PURGED);
        assertThat(last().subject()).isEqualTo(ada.id());
        assertThat(last().target().name()).isEqualTo("ada");
        assertThat(site.create("ADA", Rank.VIEWER).username()).isEqualTo(Username.parse("ADA"));
    }

    @Test
    void whoWasMergedIntoAnAccountGoesWithIt() {
        Account old = site.create("old", Rank.VIEWER);
        Account older = site.create("older", Rank.VIEWER);
        var options = new MergeOptions(true, true, new Place.With(ada.id()), List.of(), List.of());
        site.directory
                .merges()
                .merge(
                        administrator,
                        null,
                        older.id(),
                        old.id(),
                        new MergeOptions(true, true, new Place.With(old.id()), List.of(), List.of()));
        site.directory.merges().merge(administrator, null, old.id(), ada.id(), options);
        put(ada);

        trash.purge(administrator, ada.id());

        assertThat(List.of(stored(old), stored(older), stored(ada))).containsOnly(Optional.empty());
        assertThat(site.<Optional<Account>>read(
                        reading -> reading.accounts().findByClaimedAddress(TextKey.of("older@lab.example"))))
                .isEmpty();
    }
}
