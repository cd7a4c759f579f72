package muster.directory;

import static muster.directory.Refusals.assertRefused;
import static muster.directory.TestDirectory.HOST;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import muster.directory.Admittance.Withdrawal;
import muster.model.Account;
import muster.model.AccountChanges;
import muster.model.AccountKind;
import muster.model.Act;
import muster.model.Actor;
import muster.model.AddressRule;
import muster.model.Block;
import muster.model.Caller;
import muster.model.DocumentChange;
import muster.model.DoorDocument;
import muster.model.Edit;
import muster.model.Event;
import muster.model.Event.FieldChange;
import muster.model.Failure;
import muster.model.Grant;
import muster.model.GrantObject;
import muster.model.Group;
import muster.model.GroupName;
import muster.model.Key;
import muster.model.KeyId;
import muster.model.NewAccount;
import muster.model.NewKey;
import muster.model.Party;
import muster.model.Profile;
import muster.model.Rank;
import muster.model.Username;
import muster.model.WellKnown;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AdmittanceTest {
    private static final Withdrawal BARE = new Withdrawal(null, List.of());

    private final TestDirectory site = new TestDirectory();
    private final Admittance admittance = site.directory.admittance();
    private Account boss;
    private Caller admin;

    @BeforeEach
    void setUp() {
        boss = site.first();
        admin = site.as(boss);
    }

    @AfterEach
    void close() {
        site.close();
    }

    private Account invite(String username) {
        return site.directory
                .admissions()
                .create(
                        HOST,
                        new NewAccount(
                                AccountKind.PERSON,
                                Username.parse(username),
                                null,
                                Profile.EMPTY,
                                null,
                                null,
                                new NewAccount.Start.Invited(),
                                AddressRule.MAY_BE_SHARED));
    }

    private Keys.MadeKey keyFor(Account account) {
        return site.directory.tokens().issue(admin, account.id(), NewKey.forPrograms("test", null, null));
    }

    private Caller invitedCaller(Account account) {
        return site.directory
                .keys()
                .identifyEvenInvited(keyFor(account).secret(), Set.of(Key.Purpose.API_KEY), TestDirectory.origin())
                .caller();
    }

    @Test
    void whoWasNotLetInCanEndTheKeyInUseAndNoOther() {
        Account mia = invite("mia");
        Keys.MadeKey other = keyFor(mia);
        Caller caller = invitedCaller(mia);
        KeyId inUse = ((Actor.Person) caller.actor()).key();
        Tokens tokens = site.directory.tokens();
        assertRefused(
                Failure.MayNotRemove.class, () -> tokens.end(caller, other.key().id()));
        tokens.end(caller, inUse);
        assertRefused(
                Failure.BadCredentials.class,
                () -> tokens.end(caller, other.key().id()));
    }

    @Test
    void whoWasNotLetInCannotActivateTheOwnAccount() {
        Account mia = invite("mia");
        Caller caller = invitedCaller(mia);
        assertRefused(Failure.NotLetIn.class, () -> admittance.activate(caller, mia.id()));
        admittance.welcome(admin, mia.id());
        Account active = admittance.activate(caller, mia.id());
        assertThat(active.mayAct(site.now())).isTrue();
        assertThat(active.life().inAllUsers()).isTrue();
        assertThat(active.life().shownToAll()).isTrue();
    }

    @Test
    void anAdministratorActivatesWhomNobodyLetIn() {
        Account mia = invite("mia");
        assertThat(admittance.activate(admin, mia.id()).mayAct(site.now())).isTrue();
    }

    @Test
    void welcomingTwiceChangesNothing() {
        Account mia = invite("mia");
        Account once = admittance.welcome(admin, mia.id());
        assertThat(once.life().inAllUsers()).isTrue();
        assertThat(admittance.welcome(admin, mia.id())).isEqualTo(once);
    }

    @Test
    void whoWasNeverActivatedMayChangeTheOwnNamesAndNothingElse() {
        Account mia = invite("mia");
        Account leo = invite("leo");
        Caller caller = invitedCaller(mia);
        AccountChanges name =
                AccountChanges.changing().givenName(Edit.set("Mia")).build();
        Account changed = site.directory.accounts().change(caller, mia.id(), name, AddressRule.MAY_BE_SHARED);
        assertThat(changed.profile().givenName()).isEqualTo("Mia");
        assertRefused(
                Failure.NotPermitted.class,
                () -> site.directory.accounts().change(caller, leo.id(), name, AddressRule.MAY_BE_SHARED));
        assertRefused(
                Failure.BadCredentials.class, () -> site.directory.accounts().disable(caller, mia.id()));
        assertRefused(
                Failure.BadCredentials.class,
                () -> site.directory.keys().create(caller, mia.id(), NewKey.forPrograms("more", null, null)));
        assertRefused(
                Failure.BadCredentials.class, () -> site.directory.trash().put(caller, mia.id(), Trash.Owners.STAY));
        AccountChanges active = AccountChanges.changing().active(Edit.set(true)).build();
        assertRefused(
                Failure.MayNotLock.class,
                () -> site.directory.accounts().change(caller, mia.id(), active, AddressRule.MAY_BE_SHARED));
    }

    @Test
    void aKeyOfSomebodyNeverActivatedOpensNothingThatDoesNotSaySo() {
        Account mia = invite("mia");
        Keys.MadeKey key = keyFor(mia);
        assertRefused(Failure.BadCredentials.class, () -> site.callerWith(key));
    }

    @Test
    void withdrawingEndsEverythingAtOnce() {
        Account mia = site.create("mia", Rank.ADMINISTRATOR);
        Keys.MadeKey key = site.key(mia);
        Account withdrawn = admittance.withdraw(admin, mia.id(), BARE);
        assertThat(withdrawn.life().isActivated()).isFalse();
        assertThat(withdrawn.life().inAllUsers()).isFalse();
        assertThat(withdrawn.life().shownToAll()).isTrue();
        assertThat(withdrawn.rank()).isEqualTo(Rank.VIEWER);
        assertRefused(
                Failure.BadCredentials.class,
                () -> site.directory
                        .keys()
                        .identifyEvenInvited(key.secret(), Set.of(Key.Purpose.API_KEY), TestDirectory.origin()));
        boolean hasPassword = site.store.read(
                reading -> reading.credentials().password(mia.id()).isPresent());
        assertThat(hasPassword).isFalse();
        Caller again = invitedCaller(mia);
        assertRefused(Failure.NotLetIn.class, () -> admittance.activate(again, mia.id()));
    }

    private List<Event> withdrawals() {
        return site.directory.ledger().list(HOST, null, true, 100).events().stream()
                .filter(event -> event.act() == Act.ACCOUNT_WITHDRAWN)
                .toList();
    }

    @Test
    void whatIsTakenFromSomebodyOnlyInvitedIsTold() {
        Account mia = invite("mia");
        Keys.MadeKey key = keyFor(mia);
        Group optics = site.directory.groups().create(admin, GroupName.parse("optics"));
        site.directory.groups().addMember(admin, optics.id(), mia.id());

        Account withdrawn = admittance.withdraw(admin, mia.id(), BARE);

        assertThat(withdrawn.version()).isEqualTo(mia.version() + 1);
        assertThat(withdrawals())
                .singleElement()
                .satisfies(event -> assertThat(event.fields())
                        .containsExactly(
                                new FieldChange("API_KEY", key.key().id().toString(), null),
                                new FieldChange("grant", "group " + optics.id() + " WRITE", null)));
        assertThat(admittance.withdraw(admin, mia.id(), BARE)).isEqualTo(withdrawn);
        assertThat(withdrawals()).hasSize(1);
    }

    @Test
    void managersWithdrawWhoStandsBelowThemAndAdministratorsAnybody() {
        Caller manager = site.as(site.create("max", Rank.MANAGER));
        Account other = site.create("mo", Rank.MANAGER);
        Account viewer = site.create("vi", Rank.VIEWER);
        Account second = site.create("second", Rank.ADMINISTRATOR);

        assertRefused(Failure.MayNotChange.class, () -> admittance.withdraw(manager, other.id(), BARE));
        assertThat(admittance.withdraw(manager, viewer.id(), BARE).life().isActivated())
                .isFalse();
        assertThat(admittance.withdraw(admin, second.id(), BARE).life().isActivated())
                .isFalse();
    }

    @Test
    void whoBecomesActiveAgainIsAmongAllUsersAgain() {
        Account mia = site.create("mia", Rank.VIEWER);
        Account leo = site.create("leo", Rank.VIEWER);
        for (Account account : List.of(mia, leo)) {
            leaveAllUsers(account);
            activity(account, false);
        }

        assertThat(activity(mia, true).life().inAllUsers()).isTrue();
        assertThat(admittance.activate(admin, leo.id()).life().inAllUsers()).isTrue();
    }

    @Test
    void whoIsActiveStaysOutOfAllUsersWhenNothingChanges() {
        Account mia = site.create("mia", Rank.VIEWER);
        leaveAllUsers(mia);

        assertThat(activity(mia, true).life().inAllUsers()).isFalse();
        assertThat(admittance.activate(admin, mia.id()).life().inAllUsers()).isFalse();
    }

    private void leaveAllUsers(Account account) {
        GrantObject all = new GrantObject.OnGroup(WellKnown.ALL_USERS);
        site.directory.rights().withdraw(admin, new Party.OfAccount(account.id()), all, Grant.RIGHT);
    }

    private Account activity(Account account, boolean active) {
        AccountChanges changes =
                AccountChanges.changing().active(Edit.set(active)).build();
        return site.directory.accounts().change(admin, account.id(), changes, AddressRule.MAY_BE_SHARED);
    }

    @Test
    void withdrawingKeepsWhatIsSaidOfTheAccountExceptWhatTheDoorDrops() {
        Account mia = site.create("mia", Rank.VIEWER);
        DoorDocument full = new DoorDocument("door", "{\"a\":1}", Map.of("link", "x"));
        AccountChanges say = AccountChanges.changing()
                .document(new DocumentChange("door", before -> full))
                .build();
        site.directory.accounts().change(admin, mia.id(), say, AddressRule.MAY_BE_SHARED);
        DocumentChange drop = new DocumentChange(
                "door",
                before -> new DoorDocument("door", "{}", before.orElseThrow().values()));
        admittance.withdraw(admin, mia.id(), new Withdrawal(drop, List.of()));
        Optional<DoorDocument> left =
                site.store.read(reading -> reading.documents().find(mia.id(), "door"));
        assertThat(left).contains(new DoorDocument("door", "{}", Map.of("link", "x")));
    }

    @Test
    void theLastAdministratorIsNotWithdrawn() {
        assertRefused(Failure.LastAdministrator.class, () -> admittance.withdraw(admin, boss.id(), BARE));
    }

    @Test
    void theDirectorysOwnAccountsStay() {
        assertRefused(Failure.IsWellKnown.class, () -> admittance.withdraw(admin, WellKnown.SYSTEM, BARE));
        assertRefused(
                Failure.IsWellKnown.class,
                () -> site.directory.trash().put(admin, WellKnown.ANONYMOUS, Trash.Owners.GO_TOO));
        AccountChanges name = AccountChanges.changing().givenName(Edit.set("x")).build();
        assertRefused(
                Failure.NoSuchAccount.class,
                () -> site.directory.accounts().change(admin, WellKnown.SYSTEM, name, AddressRule.MAY_BE_SHARED));
    }

    @Test
    void aHoldIsNotLiftedByActivating() {
        Account mia = site.create("mia", Rank.VIEWER);
        Account held = site.store.write(writing -> {
            Account before = writing.accounts().lock(mia.id()).orElseThrow();
            Block hold = new Block(Block.Kind.HOLD, "host", "left", null, site.now(), null);
            Account after = before.withLife(before.life().blocked(hold), site.now(), null);
            writing.accounts().save(after);
            return after;
        });
        assertThat(held.mayAct(site.now())).isFalse();
        assertRefused(Failure.MayNotLock.class, () -> admittance.activate(admin, mia.id()));
    }

    @Test
    void trashFreesTheAddressAndKeepsTheUsername() {
        Account mia = site.create("mia", Rank.VIEWER);
        Keys.MadeKey key = site.key(mia);
        site.directory.trash().put(admin, mia.id(), Trash.Owners.STAY);
        assertRefused(Failure.BadCredentials.class, () -> site.callerWith(key));
        assertRefused(Failure.UsernameTaken.class, () -> site.create("mia", Rank.VIEWER));
        NewAccount wanted = TestDirectory.wanted("mia2", Rank.VIEWER);
        Account second = site.directory
                .admissions()
                .create(
                        HOST,
                        new NewAccount(
                                AccountKind.PERSON,
                                wanted.username(),
                                mia.primaryEmail().address(),
                                Profile.EMPTY,
                                Rank.VIEWER,
                                null,
                                wanted.start(),
                                AddressRule.MUST_BE_FREE));
        assertThat(second.primaryEmail().claimed()).isTrue();
    }

    @Test
    void theLastAdministratorIsNotTrashed() {
        assertRefused(
                Failure.LastAdministrator.class,
                () -> site.directory.trash().put(admin, boss.id(), Trash.Owners.GO_TOO));
    }
}
