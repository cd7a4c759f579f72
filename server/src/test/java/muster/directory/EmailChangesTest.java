package muster.directory;

import static muster.directory.Refusals.assertRefused;
import static muster.directory.TestDirectory.HOST;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import muster.model.Account;
import muster.model.AccountChanges;
import muster.model.Act;
import muster.model.Actor;
import muster.model.AddressRule;
import muster.model.Caller;
import muster.model.Code;
import muster.model.Edit;
import muster.model.Email;
import muster.model.EmailAddress;
import muster.model.Event;
import muster.model.Event.FieldChange;
import muster.model.Failure;
import muster.model.Password;
import muster.model.Policy;
import muster.model.Rank;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EmailChangesTest {
    private static final Password PASSWORD = Password.ofText(TestDirectory.PASSWORD);
    private static final EmailAddress OLD = EmailAddress.parse("ada@lab.example");
    private static final EmailAddress NEW = EmailAddress.parse("Ada@new.example");

    private TestDirectory site = new TestDirectory();
    private EmailChanges changes = site.directory.emailChanges();
    private Caller administrator;
    private Account ada;
    private Caller self;

    @BeforeEach
    void setUp() {
        administrator = site.signedIn(site.first());
        ada = site.create("ada", Rank.PUBLISHER);
        self = site.signedIn(ada);
    }

    @AfterEach
    void close() {
        site.close();
    }

    private Account now() {
        return site.read(reading -> reading.accounts().find(ada.id()).orElseThrow());
    }

    private Event lastEvent() {
        return site.directory
                .ledger()
                .page(HOST, LedgerQuery.EVERYTHING.withSubject(ada.id()), null, 1)
                .events()
                .getFirst();
    }

    private CodeTable.Row row(Caller caller) {
        return site.directory
                .codeTable()
                .withAddresses(caller, List.of(now()))
                .getOrDefault(ada.id(), CodeTable.Row.NONE);
    }

    private String code() {
        return Objects.requireNonNull(row(administrator).email());
    }

    private boolean finds(EmailAddress address) {
        return site.<Boolean>read(reading -> reading.accounts()
                .findByClaimedAddress(address.key())
                .filter(account -> account.id().equals(ada.id()))
                .isPresent());
    }

    @Test
    void anAddressThatIsAskedForWaitsAndIsKeptFromOthers() {
        changes.ask(self, NEW, PASSWORD, "");

        assertThat(now().emails()).containsExactly(new Email(OLD, false, true));
        assertThat(now().pendingEmail()).isEqualTo(NEW);
        assertThat(finds(NEW)).isTrue();
        assertThat(finds(OLD)).isTrue();
        assertThat(changes.pending(self, ada.id()))
                .contains(new EmailChanges.Pending(NEW, site.now().plus(Duration.ofHours(24))));
        assertThat(lastEvent().act()).isEqualTo(Act.EMAIL_CHANGE_ASKED);
        assertThat(lastEvent().fields())
                .containsExactly(
                        new FieldChange("pendingEmail", null, "Ada@new.example"),
                        new FieldChange("code", null, "EMAIL until 2026-03-02T12:00:00Z"),
                        new FieldChange("mailed code", null, "EMAIL_CHANGE until 2026-03-08T12:00:00Z"));
        Caller bob = site.signedIn(site.create("bob", Rank.VIEWER));
        assertRefused(Failure.EmailTaken.class, () -> changes.ask(bob, NEW, PASSWORD, ""));
    }

    @Test
    void theCodeMakesItThePrimaryAddressProvenAndFreesTheOldOne() {
        changes.ask(self, NEW, PASSWORD, "");

        changes.confirm(self, code());

        assertThat(now().emails()).containsExactly(new Email(NEW, true, true));
        assertThat(now().pendingEmail()).isNull();
        assertThat(finds(OLD)).isFalse();
        assertThat(lastEvent().act()).isEqualTo(Act.EMAIL_CONFIRMED);
        assertThat(lastEvent().fields())
                .containsExactly(
                        new FieldChange("email", "ada@lab.example", "Ada@new.example"),
                        new FieldChange("pendingEmail", "Ada@new.example", null),
                        new FieldChange("verified email", null, "Ada@new.example"));
        assertThat(changes.pending(self, ada.id())).isEmpty();
        assertRefused(Failure.CodeRefused.class, () -> changes.confirm(self, "0000"));
    }

    @Test
    void theCodeIsSeenByThoseWhoHandItOnAndEachFirstLookIsWrittenDown() {
        changes.ask(self, NEW, PASSWORD, "");
        Caller auditor = site.signedIn(site.create("auditor", Rank.AUDITOR));

        assertThat(site.directory.codeTable().of(administrator, List.of(now()))).isEmpty();
        assertThat(lastEvent().act()).isEqualTo(Act.EMAIL_CHANGE_ASKED);
        assertThat(row(auditor)).isEqualTo(CodeTable.Row.NONE);
        assertThat(row(administrator).email()).hasSize(4);
        assertThat(row(administrator).ends()).containsOnlyKeys(Code.Purpose.EMAIL);
        assertThat(lastEvent().act()).isEqualTo(Act.CODE_SHOWN);
        assertThat(lastEvent().fields()).containsExactly(new FieldChange("code", null, "EMAIL"));
    }

    @Test
    void fiveWrongCodesBurnItAndTheAddressIsAskedForAgain() {
        changes.ask(self, NEW, PASSWORD, "");
        String code = code();
        for (int tries = 0; tries < 5; tries++) {
            assertRefused(Failure.CodeRefused.class, () -> changes.confirm(self, "9999"));
        }

        assertRefused(Failure.CodeRefused.class, () -> changes.confirm(self, code));
        assertThat(row(administrator).burnt()).containsExactly(Code.Purpose.EMAIL);
        assertThat(changes.pending(self, ada.id())).contains(new EmailChanges.Pending(NEW, null));
        changes.ask(self, NEW, PASSWORD, "");
        changes.confirm(self, code());
        assertThat(now().primaryEmail()).isEqualTo(new Email(NEW, true, true));
    }

    @Test
    void aCodeForAnAddressSetsNoPasswordAndTheOtherWayRound() {
        site.directory.codes().issue(administrator, ada.id());
        String reset = Objects.requireNonNull(row(administrator).reset());
        changes.ask(self, NEW, PASSWORD, "");
        String code = code();

        assertRefused(Failure.CodeRefused.class, () -> changes.confirm(self, reset));
        assertRefused(
                Failure.CodeRefused.class,
                () -> site.directory
                        .passwords()
                        .reset(
                                Caller.anonymous(TestDirectory.origin()),
                                new AccountName.ByUsername("ada"),
                                code,
                                Password.ofText("quite another password")));
    }

    @Test
    void onlyTheOwnerAsksWithThePasswordAndSignedIn() {
        assertRefused(
                Failure.BadCredentials.class, () -> changes.ask(self, NEW, Password.ofText("not the password"), ""));
        assertRefused(Failure.NotPermitted.class, () -> changes.ask(site.as(ada), NEW, PASSWORD, ""));
        assertRefused(Failure.NotPermitted.class, () -> changes.ask(HOST, NEW, PASSWORD, ""));
        assertRefused(Failure.Malformed.class, () -> changes.ask(self, EmailAddress.parse("nowhere"), PASSWORD, ""));
        assertRefused(
                Failure.Malformed.class, () -> changes.ask(self, EmailAddress.parse("ADA@lab.example"), PASSWORD, ""));
        assertRefused(
                Failure.EmailTaken.class,
                () -> changes.ask(self, EmailAddress.parse("first@lab.example"), PASSWORD, ""));
        assertThat(now().pendingEmail()).isNull();
    }

    @Test
    void wherePeopleDoNotEditThemselvesNobodyAsks() {
        site.close();
        site = new TestDirectory(new Policy(
                Rank.VIEWER,
                false,
                false,
                Policy.SelfEditing.ADMINISTRATORS_ONLY,
                Policy.LockOut.DEFAULT,
                Policy.Codes.DEFAULT));
        changes = site.directory.emailChanges();
        setUp();

        assertRefused(Failure.MayNotChange.class, () -> changes.ask(self, NEW, PASSWORD, ""));
    }

    @Test
    void anotherWishTakesThePlaceOfTheFirstOneAndFreesItsAddress() {
        changes.ask(self, NEW, PASSWORD, "");
        String first = code();
        EmailAddress other = EmailAddress.parse("ada@other.example");

        changes.ask(self, other, PASSWORD, "");

        assertThat(now().pendingEmail()).isEqualTo(other);
        assertThat(finds(NEW)).isFalse();
        assertRefused(Failure.CodeRefused.class, () -> changes.confirm(self, first));
    }

    @Test
    void nobodyAsksMoreThanFiveTimesADay() {
        for (int times = 0; times < 5; times++) {
            changes.ask(self, NEW, PASSWORD, "");
            site.pass(Duration.ofHours(1));
        }

        assertRefused(Failure.Busy.class, () -> changes.ask(self, NEW, PASSWORD, ""));
        site.pass(Duration.ofHours(19).plusSeconds(1));
        changes.ask(self, NEW, PASSWORD, "");
    }

    @Test
    void theOwnerGivesUpAndAnAdministratorTurnsDown() {
        changes.ask(self, NEW, PASSWORD, "");
        changes.cancel(self);
        assertThat(now().pendingEmail()).isNull();
        assertThat(finds(NEW)).isFalse();
        assertThat(lastEvent().act()).isEqualTo(Act.EMAIL_CHANGE_DROPPED);
        long version = now().version();
        changes.cancel(self);
        assertThat(now().version()).isEqualTo(version);

        changes.ask(self, NEW, PASSWORD, "");
        changes.reject(administrator, ada.id());
        assertThat(now().pendingEmail()).isNull();
        assertThat(row(administrator)).isEqualTo(CodeTable.Row.NONE);
    }

    @Test
    void whoHandsCodesOnVouchesForTheAddressThatWaits() {
        changes.ask(self, NEW, PASSWORD, "");
        Caller manager = site.signedIn(site.create("manager", Rank.MANAGER));

        assertRefused(Failure.NotPermitted.class, () -> changes.confirmFor(self, ada.id(), NEW));
        assertRefused(Failure.NotPermitted.class, () -> changes.reject(self, ada.id()));
        assertRefused(Failure.VersionMismatch.class, () -> changes.confirmFor(manager, ada.id(), OLD));
        changes.confirmFor(manager, ada.id(), NEW);
        assertThat(now().primaryEmail()).isEqualTo(new Email(NEW, true, true));
        assertThat(row(administrator)).isEqualTo(CodeTable.Row.NONE);
    }

    @Test
    void whatIsNotConfirmedInTimeIsDropped() {
        changes.ask(self, NEW, PASSWORD, "");
        site.pass(Duration.ofDays(7).minusSeconds(1));
        changes.sweep();
        assertThat(now().pendingEmail()).isEqualTo(NEW);

        site.pass(Duration.ofSeconds(1));
        changes.sweep();

        assertThat(now().pendingEmail()).isNull();
        assertThat(finds(NEW)).isFalse();
        assertThat(lastEvent().actor()).isEqualTo(new Actor.Timer());
    }

    @Test
    void anAddressThatTheAccountHasOtherwiseStaysItsOwnWhenTheWishIsGivenUp() {
        changes.ask(self, NEW, PASSWORD, "");
        AccountChanges same = AccountChanges.changing().email(Edit.set(NEW)).build();
        site.directory.accounts().change(administrator, ada.id(), same, AddressRule.MUST_BE_FREE);

        changes.cancel(self);

        assertThat(now().primaryEmail()).isEqualTo(new Email(NEW, false, true));
        assertThat(finds(NEW)).isTrue();
    }

    @Test
    void aNewPasswordEndsTheCodeToo() {
        changes.ask(self, NEW, PASSWORD, "");
        String code = code();
        site.directory.passwords().change(self, PASSWORD, Password.ofText("quite another password"));

        assertRefused(Failure.CodeRefused.class, () -> changes.confirm(self, code));
        assertThat(changes.pending(self, ada.id())).contains(new EmailChanges.Pending(NEW, null));
    }
}
