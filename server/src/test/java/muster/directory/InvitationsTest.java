package muster.directory;

import static muster.directory.Refusals.assertRefused;
import static muster.directory.TestDirectory.HOST;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import muster.model.Account;
import muster.model.AccountChanges;
import muster.model.AccountKind;
import muster.model.AddressRule;
import muster.model.Block;
import muster.model.Caller;
import muster.model.Edit;
import muster.model.Email;
import muster.model.EmailAddress;
import muster.model.Failure;
import muster.model.MailFailure;
import muster.model.MailPurpose;
import muster.model.NewAccount;
import muster.model.Password;
import muster.model.Profile;
import muster.model.Rank;
import muster.model.Username;
import muster.model.UsernameRule;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InvitationsTest {
    private static final EmailAddress ADDRESS = EmailAddress.parse("ilse@lab.example");
    private static final Password PASSWORD = Password.ofText("quiet river stone");
    private static final Caller ANYBODY = Caller.anonymous(TestDirectory.origin());

    private final LetterBox letters = new LetterBox();
    private final TestDirectory site = new TestDirectory(letters.post());
    private final Invitations invitations = site.directory.invitations();
    private Caller administrator = HOST;

    @BeforeEach
    void setUp() {
        administrator = site.signedIn(site.first());
    }

    @AfterEach
    void close() {
        site.close();
    }

    private Account invited(@Nullable EmailAddress address, boolean mails) {
        return site.directory
                .admissions()
                .create(
                        administrator,
                        new NewAccount(
                                AccountKind.PERSON,
                                Username.parse("ilse"),
                                null,
                                Profile.EMPTY,
                                null,
                                null,
                                new NewAccount.Start.Invited(),
                                AddressRule.MUST_BE_FREE,
                                UsernameRule.MUST_BE_FREE,
                                null,
                                new NewAccount.Beginning(address, mails, true, false, false, null),
                                List.of()));
    }

    private Account now(Account account) {
        return site.read(reading -> reading.accounts().find(account.id()).orElseThrow());
    }

    private Account change(Account account, AccountChanges changes) {
        return site.directory.accounts().change(administrator, account.id(), changes, AddressRule.MUST_BE_FREE);
    }

    @Test
    void whoeverAcceptsIsActiveAndHasProvenTheAddress() {
        Account ilse = invited(ADDRESS, true);
        assertThat(letters.purposesTo("ilse@lab.example")).containsExactly(MailPurpose.INVITATION);

        Account active = invitations.accept(ANYBODY, letters.lastCode(MailPurpose.INVITATION), PASSWORD);

        assertThat(active.life().isActivated()).isTrue();
        assertThat(active.emails()).containsExactly(new Email(ADDRESS, true, true));
        assertThat(active.pendingEmail()).isNull();
        assertThat(active.version()).isEqualTo(ilse.version() + 1);
        assertThat(active.stamps().modifiedBy()).isEqualTo(ilse.id());
        assertThat(now(ilse)).isEqualTo(active);
        assertThat(letters.purposes()).containsExactly(MailPurpose.INVITATION, MailPurpose.ACTIVATED);
        assertThat(site.directory
                        .logins()
                        .signIn("ilse", "quiet river stone", Duration.ofHours(1), TestDirectory.origin()))
                .isInstanceOf(LoginOutcome.SignedIn.class);
    }

    @Test
    void anInvitationIsAcceptedOnce() {
        invited(ADDRESS, true);
        String code = letters.lastCode(MailPurpose.INVITATION);
        invitations.accept(ANYBODY, code, PASSWORD);
        assertRefused(Failure.CodeRefused.class, () -> invitations.accept(ANYBODY, code, PASSWORD));
    }

    @Test
    void aNewInvitationVoidsTheFormer() {
        Account ilse = invited(ADDRESS, true);
        String former = letters.lastCode(MailPurpose.INVITATION);
        invitations.send(administrator, ilse.id(), null);
        assertRefused(Failure.CodeRefused.class, () -> invitations.accept(ANYBODY, former, PASSWORD));
        invitations.accept(ANYBODY, letters.lastCode(MailPurpose.INVITATION), PASSWORD);
    }

    @Test
    void anInvitationCountsForAsLongAsSomebodySaidAndNoLonger() {
        Account ilse = invited(ADDRESS, true);
        invitations.send(administrator, ilse.id(), Duration.ofSeconds(60));
        site.pass(Duration.ofSeconds(60));
        String code = letters.lastCode(MailPurpose.INVITATION);
        assertRefused(Failure.CodeRefused.class, () -> invitations.accept(ANYBODY, code, PASSWORD));
    }

    @Test
    void aRefusedPasswordLeavesTheInvitation() {
        invited(ADDRESS, true);
        String code = letters.lastCode(MailPurpose.INVITATION);
        for (String poor : List.of("ilse@lab.example", "ILSE", "password1234")) {
            assertRefused(
                    Failure.PasswordRefused.class, () -> invitations.accept(ANYBODY, code, Password.ofText(poor)));
        }
        invitations.accept(ANYBODY, code, PASSWORD);
    }

    @Test
    void nobodyAcceptsForAnAccountThatIsBarredOrGone() {
        Account ilse = invited(ADDRESS, true);
        String code = letters.lastCode(MailPurpose.INVITATION);
        change(ilse, AccountChanges.changing().enabled(Edit.set(false)).build());
        assertRefused(Failure.CodeRefused.class, () -> invitations.accept(ANYBODY, code, PASSWORD));
        change(ilse, AccountChanges.changing().enabled(Edit.set(true)).build());
        site.directory.trash().put(administrator, ilse.id(), Trash.Owners.GO_TOO);
        assertRefused(Failure.CodeRefused.class, () -> invitations.accept(ANYBODY, code, PASSWORD));
        site.directory.trash().restore(administrator, ilse.id());
        assertRefused(Failure.CodeRefused.class, () -> invitations.accept(ANYBODY, code, PASSWORD));
    }

    @Test
    void anotherAddressIsInvitedAnew() {
        Account ilse = invited(ADDRESS, true);
        String former = letters.lastCode(MailPurpose.INVITATION);
        change(
                ilse,
                AccountChanges.changing()
                        .pendingEmail(Edit.set(EmailAddress.parse("ilse@new.example")))
                        .build());
        assertRefused(Failure.CodeRefused.class, () -> invitations.accept(ANYBODY, former, PASSWORD));
        assertThat(letters.purposesTo("ilse@new.example")).containsExactly(MailPurpose.INVITATION);
        Account active = invitations.accept(ANYBODY, letters.lastCode(MailPurpose.INVITATION), PASSWORD);
        assertThat(active.primaryEmail().address().value()).isEqualTo("ilse@new.example");
        boolean free = site.<Boolean>read(reading ->
                reading.accounts().findByClaimedAddress(ADDRESS.key()).isEmpty());
        assertThat(free).isTrue();
    }

    @Test
    void withoutAnInvitationNoMailIsSentAndNothingIsWaitedFor() {
        Account ilse = invited(ADDRESS, false);
        assertThat(letters.purposes()).isEmpty();
        boolean none = site.<Boolean>read(
                reading -> reading.mailCodes().deadlines(List.of(ilse.id())).isEmpty());
        assertThat(none).isTrue();
    }

    @Test
    void nobodyIsInvitedWhoIsActiveOrHasNoAddress() {
        Account without = invited(null, true);
        assertRefused(MailFailure.NoAddress.class, () -> invitations.send(administrator, without.id(), null));
        Account active = site.create("ada", Rank.VIEWER);
        assertRefused(MailFailure.AlreadyActivated.class, () -> invitations.send(administrator, active.id(), null));
    }

    @Test
    void onlyThoseWhoManageInvite() {
        Account ilse = invited(ADDRESS, true);
        Caller auditor = site.signedIn(site.create("ada", Rank.AUDITOR));
        assertRefused(Failure.MayNotChange.class, () -> invitations.send(auditor, ilse.id(), null));
        Caller manager = site.signedIn(site.create("mia", Rank.MANAGER));
        invitations.send(manager, ilse.id(), null);
    }

    @Test
    void anAccountBeginsAsItWasAskedFor() {
        Account made = site.directory
                .admissions()
                .create(
                        administrator,
                        new NewAccount(
                                AccountKind.PERSON,
                                Username.parse("otto"),
                                null,
                                Profile.EMPTY,
                                null,
                                null,
                                new NewAccount.Start.Invited(),
                                AddressRule.MUST_BE_FREE,
                                UsernameRule.MUST_BE_FREE,
                                null,
                                new NewAccount.Beginning(null, true, false, true, true, null),
                                List.of()));
        assertThat(now(made).version()).isEqualTo(1);
        assertThat(made.life().hasBlockAt(Block.Kind.DISABLED, site.now())).isTrue();
        assertThat(made.life().hasBlockAt(Block.Kind.ARCHIVED, site.now())).isTrue();
        assertThat(made.isReadonly()).isTrue();
        assertThat(now(made)).isEqualTo(made);
    }

    @Test
    void aWaitingAddressOfSomebodyElseIsTaken() {
        invited(ADDRESS, true);
        Account ada = site.create("ada", Rank.VIEWER);
        assertRefused(
                Failure.EmailTaken.class,
                () -> change(
                        ada,
                        AccountChanges.changing()
                                .pendingEmail(Edit.set(EmailAddress.parse("ILSE@lab.example")))
                                .build()));
    }

    @Test
    void whoRegistersWithACodeReadOutHasTheAddressOfTheInvitationUnproven() {
        Account ilse = invited(ADDRESS, true);
        site.directory
                .passwords()
                .register(ANYBODY, new AccountName.ByUsername("ilse"), site.codeBehindTheBack(ilse), PASSWORD);
        Account active = now(ilse);
        assertThat(active.life().isActivated()).isTrue();
        assertThat(active.emails()).containsExactly(new Email(ADDRESS, false, true));
        assertThat(active.pendingEmail()).isNull();
    }

    @Test
    void aKeyOfAProgramSendsNoInvitationsAndChangesNoWaitingAddress() {
        Account ilse = invited(ADDRESS, true);
        Caller key = site.as(site.create("mia", Rank.MANAGER));
        assertRefused(Failure.MayNotChange.class, () -> invitations.send(key, ilse.id(), null));
        AccountChanges elsewhere = AccountChanges.changing()
                .pendingEmail(Edit.set(EmailAddress.parse("eve@elsewhere.example")))
                .build();
        assertRefused(
                Failure.MayNotChange.class,
                () -> site.directory.accounts().change(key, ilse.id(), elsewhere, AddressRule.MUST_BE_FREE));
    }
}
