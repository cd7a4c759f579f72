package muster.directory;

import static muster.directory.Refusals.assertRefused;
import static muster.directory.TestDirectory.HOST;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import muster.model.Account;
import muster.model.AccountChanges;
import muster.model.Act;
import muster.model.AddressRule;
import muster.model.Caller;
import muster.model.Edit;
import muster.model.EmailAddress;
import muster.model.Failure;
import muster.model.Rank;
import muster.model.Refused;
import muster.model.Username;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AccountsTest {
    private final TestDirectory site = new TestDirectory();
    private final Accounts accounts = site.directory.accounts();
    private Account first;
    private Caller administrator;

    @BeforeEach
    void setUp() {
        first = site.first();
        administrator = site.as(first);
    }

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void onlyNamedFieldsChange() {
        Account ada = site.create("ada", Rank.VIEWER);
        site.pass(Duration.ofMinutes(1));

        Account changed = change(administrator, ada, AccountChanges.changing().familyName(Edit.set("Roth")));

        assertThat(changed.profile().familyName()).isEqualTo("Roth");
        assertThat(changed.profile().givenName()).isEqualTo("Given ada");
        assertThat(changed.stamps().profileModifiedAt()).isEqualTo(site.now());
        assertThat(accounts.get(administrator, ada.id()).account()).isEqualTo(changed);
    }

    @Test
    void addressNamesAndRankChangeTogetherAsOneVersion() {
        Account ada = site.create("ada", Rank.VIEWER);

        Account changed = change(
                administrator,
                ada,
                AccountChanges.changing()
                        .email(Edit.set(EmailAddress.parse("new@lab.example")))
                        .givenName(Edit.set("Ada"))
                        .rank(_ -> Rank.PUBLISHER));

        assertThat(changed.version()).isEqualTo(2);
        assertThat(accounts.get(administrator, ada.id()).account()).isEqualTo(changed);
    }

    @Test
    void aChangeThatChangesNothingWritesNothing() {
        Account ada = site.create("ada", Rank.PUBLISHER);
        long events = events();

        Account same = change(
                administrator,
                ada,
                AccountChanges.changing().givenName(Edit.set("Given ada")).rank(present -> present));

        assertThat(same).isEqualTo(ada);
        assertThat(events()).isEqualTo(events);
    }

    @Test
    void aTakenUsernameIsRefusedAlsoInOtherCapitalsAndNothingChanges() {
        site.create("ada", Rank.VIEWER);
        Account ben = site.create("ben", Rank.VIEWER);

        assertRefused(
                Failure.UsernameTaken.class,
                () -> change(
                        administrator,
                        ben,
                        AccountChanges.changing()
                                .username(Edit.set(Username.parse("ADA")))
                                .familyName(Edit.set("Half"))));
        assertThat(accounts.get(administrator, ben.id()).account()).isEqualTo(ben);
    }

    @Test
    void theFirstToRecordAnAddressClaimsItAndALaterOneDoesNot() {
        Account ada = site.create("ada", Rank.VIEWER);
        Account ben = site.create("ben", Rank.VIEWER);
        var address = AccountChanges.changing().email(Edit.set(EmailAddress.parse("ADA@lab.example")));

        assertRefused(
                Failure.EmailTaken.class,
                () -> accounts.change(administrator, ben.id(), address.build(), AddressRule.MUST_BE_FREE));
        Account shared = change(administrator, ben, address);

        assertThat(shared.primaryEmail().claimed()).isFalse();
        assertThat(accounts.findByAddress(HOST, EmailAddress.parse("ada@LAB.example"))
                        .account()
                        .id())
                .isEqualTo(ada.id());
    }

    @Test
    void aReleasedAddressIsInheritedByNobodySilently() {
        Account ada = site.create("ada", Rank.VIEWER);
        Account ben = site.create("ben", Rank.VIEWER);
        change(administrator, ben, AccountChanges.changing().email(Edit.set(EmailAddress.parse("ada@lab.example"))));
        change(administrator, ada, AccountChanges.changing().email(Edit.set(EmailAddress.parse("new@lab.example"))));

        assertRefused(
                Failure.NoSuchAccount.class, () -> accounts.findByAddress(HOST, EmailAddress.parse("ada@lab.example")));
        assertThat(accounts.get(administrator, ben.id())
                        .account()
                        .primaryEmail()
                        .claimed())
                .isFalse();
    }

    @Test
    void aViewerChangesOnlyItselfAndLearnsNothingAboutOthers() {
        Account ada = site.create("ada", Rank.VIEWER);
        Account ben = site.create("ben", Rank.VIEWER);
        Caller caller = site.as(ada);

        assertThat(change(caller, ada, AccountChanges.changing().givenName(Edit.set("Ada")))
                        .profile()
                        .givenName())
                .isEqualTo("Ada");
        assertRefused(
                Failure.MayNotChange.class,
                () -> change(caller, ben, AccountChanges.changing().givenName(Edit.set("X"))));
        Account nobody = muster.model.Sample.account(99, Rank.VIEWER);
        assertRefused(
                Failure.MayNotChange.class,
                () -> change(caller, nobody, AccountChanges.changing().givenName(Edit.set("X"))));
        assertRefused(Failure.MayNotLock.class, () -> accounts.disable(caller, nobody.id()));
    }

    @Test
    void aRightThatWasWithdrawnAMomentAgoDoesNotCount() {
        Account second = site.create("second", Rank.ADMINISTRATOR);
        Caller before = site.as(second);
        accounts.change(administrator, second.id(), AccountChanges.ofRank(Rank.VIEWER), AddressRule.MAY_BE_SHARED);

        assertRefused(Failure.MayNotLock.class, () -> accounts.disable(before, first.id()));
    }

    @Test
    void aDisabledCallerIsRefusedInsideTheTransaction() {
        Account second = site.create("second", Rank.ADMINISTRATOR);
        Caller before = site.as(second);
        accounts.disable(administrator, second.id());

        assertRefused(Failure.AccountBarred.class, () -> accounts.disable(before, first.id()));
    }

    @Test
    void disablingTwiceIsOneEventAndEnablingBringsTheSameRecordBackButForVersionAndStamp() {
        Account ada = site.create("ada", Rank.VIEWER);
        long events = events();

        accounts.disable(administrator, ada.id());
        accounts.disable(administrator, ada.id());
        assertThat(events()).isEqualTo(events + 1);
        Account back = accounts.enable(administrator, ada.id());

        assertThat(back.life()).isEqualTo(ada.life());
        assertThat(back.stamps().profileModifiedAt()).isEqualTo(ada.stamps().profileModifiedAt());
        assertThat(back.version()).isEqualTo(ada.version() + 2);
    }

    @Test
    void lastAdministratorCannotStepDownLockHimselfOrExpire() {
        assertRefused(
                Failure.LastAdministrator.class,
                () -> change(administrator, first, AccountChanges.changing().rank(_ -> Rank.VIEWER)));
        assertRefused(Failure.LastAdministrator.class, () -> accounts.disable(administrator, first.id()));
        assertRefused(
                Failure.LastAdministrator.class,
                () -> change(
                        administrator,
                        first,
                        AccountChanges.changing().expiresAt(Edit.set(site.now().plusSeconds(9)))));
        assertThat(accounts.get(administrator, first.id()).account()).isEqualTo(first);
    }

    @Test
    void whereNobodyCouldAdministerAnywayOtherChangesAreNotHeldUp() {
        try (TestDirectory broken = new TestDirectory()) {
            var nameless = new muster.model.NewAccount(
                    muster.model.AccountKind.PERSON,
                    Username.parse("robot"),
                    null,
                    muster.model.Profile.EMPTY,
                    null,
                    null,
                    new muster.model.NewAccount.Start.WithoutPassword(),
                    AddressRule.MUST_BE_FREE);
            Account robot = broken.directory.admissions().createFirst(HOST, nameless);

            Account renamed = broken.directory
                    .accounts()
                    .change(
                            HOST,
                            robot.id(),
                            AccountChanges.changing()
                                    .givenName(Edit.set("Robbie"))
                                    .build(),
                            AddressRule.MUST_BE_FREE);

            assertThat(renamed.profile().givenName()).isEqualTo("Robbie");
        }
    }

    @Test
    void anAdministratorWithoutAnyCredentialDoesNotCount() {
        Account second = site.create("second", Rank.ADMINISTRATOR);
        accounts.disable(administrator, second.id());

        assertRefused(Failure.LastAdministrator.class, () -> accounts.disable(administrator, first.id()));
        accounts.enable(administrator, second.id());
        assertThat(accounts.disable(administrator, first.id()).life().blocks()).hasSize(1);
    }

    @Test
    void administratorsWhoLockEachOtherAtTheSameMomentNeverLeaveNone() throws Exception {
        for (int round = 0; round < 20; round++) {
            Account one = site.create("one" + round, Rank.ADMINISTRATOR);
            Account other = site.create("other" + round, Rank.ADMINISTRATOR);
            Caller asOne = site.as(one);
            Caller asOther = site.as(other);
            Caller asFirst = site.as(first);
            try (var threads = Executors.newFixedThreadPool(3)) {
                List<Callable<Object>> acts = List.of(
                        () -> attempt(() -> accounts.disable(asOne, other.id())),
                        () -> attempt(() -> accounts.disable(asOther, first.id())),
                        () -> attempt(() -> accounts.disable(asFirst, one.id())));
                threads.invokeAll(acts);
            }
            boolean administered = site.store.read(reading -> reading.accounts().hasUsableAdministrator(site.now()));
            assertThat(administered).isTrue();
            accounts.enable(HOST, first.id());
            accounts.change(HOST, one.id(), AccountChanges.ofRank(Rank.VIEWER), AddressRule.MAY_BE_SHARED);
            accounts.change(HOST, other.id(), AccountChanges.ofRank(Rank.VIEWER), AddressRule.MAY_BE_SHARED);
        }
    }

    @Test
    void concurrentChangesOfDifferentFieldsAllSucceed() throws Exception {
        Account ada = site.create("ada", Rank.VIEWER);
        try (var threads = Executors.newFixedThreadPool(3)) {
            List<Callable<Object>> acts = List.of(
                    () -> change(administrator, ada, AccountChanges.changing().givenName(Edit.set("A"))),
                    () -> change(administrator, ada, AccountChanges.changing().familyName(Edit.set("B"))),
                    () -> change(administrator, ada, AccountChanges.changing().description(Edit.set("C"))));
            for (var done : threads.invokeAll(acts)) {
                done.get();
            }
        }
        Account after = accounts.get(administrator, ada.id()).account();
        assertThat(after.profile().givenName()).isEqualTo("A");
        assertThat(after.profile().familyName()).isEqualTo("B");
        assertThat(after.profile().description()).isEqualTo("C");
        assertThat(after.version()).isEqualTo(4);
    }

    @Test
    void aReadOnlyAccountKeepsItsProfileButCanBeLockedAndLifted() {
        Account ada = site.create("ada", Rank.VIEWER);
        change(administrator, ada, AccountChanges.changing().readonly(Edit.set(true)));

        assertRefused(
                Failure.ReadOnly.class,
                () -> change(administrator, ada, AccountChanges.changing().givenName(Edit.set("X"))));
        assertThat(accounts.disable(administrator, ada.id()).life().blocks()).hasSize(1);
        Account lifted = change(
                administrator,
                ada,
                AccountChanges.changing().readonly(Edit.set(false)).givenName(Edit.set("X")));
        assertThat(lifted.profile().givenName()).isEqualTo("X");
    }

    @Test
    void everyChangeHasOneEventThatTellsWhoDidWhatToWhom() {
        Account ada = site.create("ada", Rank.VIEWER);
        change(administrator, ada, AccountChanges.changing().familyName(Edit.set("Roth")));

        var event = site.directory
                .ledger()
                .list(administrator, null, false, 1)
                .events()
                .getFirst();

        assertThat(event.act()).isEqualTo(Act.ACCOUNT_CHANGED);
        assertThat(event.actor()).isEqualTo(administrator.actor());
        assertThat(event.subject()).isEqualTo(ada.id());
        assertThat(event.fields()).containsExactly(new muster.model.Event.FieldChange("familyName", null, "Roth"));
    }

    private Account change(Caller caller, Account account, AccountChanges.Builder changes) {
        return accounts.change(caller, account.id(), changes.build(), AddressRule.MAY_BE_SHARED);
    }

    private long events() {
        return site.store.read(
                reading -> (long) reading.events().list(null, true, 10_000).size());
    }

    private static Object attempt(Runnable act) {
        try {
            act.run();
            return true;
        } catch (Refused refused) {
            return false;
        }
    }
}
