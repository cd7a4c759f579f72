package muster.directory;

import static muster.directory.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import muster.model.Account;
import muster.model.AccountChanges;
import muster.model.AccountId;
import muster.model.AccountKind;
import muster.model.Act;
import muster.model.AddressRule;
import muster.model.Caller;
import muster.model.Code;
import muster.model.EmailAddress;
import muster.model.Event;
import muster.model.Failure;
import muster.model.Key;
import muster.model.NewAccount;
import muster.model.NewKey;
import muster.model.Password;
import muster.model.Profile;
import muster.model.Rank;
import muster.model.Username;
import muster.model.WellKnown;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CodesTest {
    private static final Caller ANYBODY = Caller.anonymous(TestDirectory.origin());

    private final TestDirectory site = new TestDirectory();
    private Caller administrator;
    private Account ada;

    @BeforeEach
    void setUp() {
        administrator = signedIn(site.first());
        ada = invite("ada", Rank.VIEWER);
    }

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void anInvitedPersonGetsACodeOfFourDigitsThatAnAdministratorReads() {
        CodeTable.Row row = row(administrator, ada);

        assertThat(row.registration()).matches("[0-9]{4}");
        assertThat(row.reset()).isNull();
        assertThat(row.ends())
                .isEqualTo(Map.of(
                        Code.Purpose.REGISTRATION, ada.stamps().createdAt().plus(Duration.ofDays(7))));
    }

    @Test
    void whoeverManagesOthersGetsALongerCode() {
        Account boss = invite("boss", Rank.MANAGER);

        assertThat(row(administrator, boss).registration()).matches("[0-9]{8}");
    }

    @Test
    void aPromotionBeforeTheFirstSignInGivesALongerCode() {
        String before = row(administrator, ada).registration();
        site.directory
                .accounts()
                .change(administrator, ada.id(), AccountChanges.ofRank(Rank.ADMINISTRATOR), AddressRule.MUST_BE_FREE);
        Account promoted =
                site.store.read(reading -> reading.accounts().find(ada.id()).orElseThrow());

        assertThat(row(administrator, promoted).registration()).matches("[0-9]{8}");
        assertRefused(Failure.CodeRefused.class, () -> register(before));
    }

    @Test
    void onlyWhoStandsAboveSeesCodes() {
        Account manager = site.create("manager", Rank.MANAGER);
        Account peer = invite("peer", Rank.MANAGER);

        assertThat(row(signedIn(manager), ada).registration()).isNotNull();
        assertThat(row(signedIn(manager), peer)).isEqualTo(CodeTable.Row.NONE);
        assertThat(row(signedIn(site.create("auditor", Rank.AUDITOR)), ada)).isEqualTo(CodeTable.Row.NONE);
    }

    @Test
    void aKeyOfAProgramSeesCodesOnlyWhenItWasMadeForThat() {
        Account boss = site.create("boss", Rank.ADMINISTRATOR);
        NewKey forCodes = new NewKey(
                Key.Purpose.API_KEY, "codes", List.of(Key.EVERYTHING, Key.CREDENTIALS), List.of(), null, null);
        Keys.MadeKey made = site.directory.keys().create(TestDirectory.HOST, boss.id(), forCodes);

        assertThat(row(site.as(boss), ada)).isEqualTo(CodeTable.Row.NONE);
        assertThat(row(site.callerWith(made), ada).registration()).isNotNull();
        assertRefused(Failure.NotPermitted.class, () -> site.directory.codes().issue(site.as(boss), ada.id()));
    }

    @Test
    void whoWasAnAdministratorAMomentAgoSeesNoMoreCodes() {
        Account other = site.create("other", Rank.ADMINISTRATOR);
        Caller stale = signedIn(other);
        assertThat(row(stale, ada).registration()).isNotNull();
        AccountChanges demotion = AccountChanges.ofRank(Rank.VIEWER);
        site.directory.accounts().change(administrator, other.id(), demotion, AddressRule.MUST_BE_FREE);

        assertThat(row(stale, ada)).isEqualTo(CodeTable.Row.NONE);
    }

    @Test
    void eachFirstLookIsWrittenDownWithoutTheCode() {
        String code = row(administrator, ada).registration();
        row(administrator, ada);
        row(signedIn(site.create("other", Rank.ADMINISTRATOR)), ada);

        List<Event> looks = events(Act.CODE_SHOWN);
        assertThat(looks).hasSize(2);
        assertThat(looks.toString()).doesNotContain(code);
    }

    @Test
    void aCodeCountsForSevenDays() {
        String code = row(administrator, ada).registration();
        site.pass(Duration.ofDays(7).minusSeconds(1));
        assertThat(row(administrator, ada).registration()).isEqualTo(code);
        site.pass(Duration.ofSeconds(1));

        assertThat(row(administrator, ada).registration()).isNull();
        assertRefused(Failure.CodeRefused.class, () -> register(code));
    }

    @Test
    void fiveWrongTriesBurnACodeAndAnAdministratorIssuesAnother() {
        String code = row(administrator, ada).registration();
        for (int tries = 0; tries < 5; tries++) {
            assertRefused(Failure.CodeRefused.class, () -> register("nope"));
        }
        assertRefused(Failure.CodeRefused.class, () -> register(code));
        assertThat(row(administrator, ada))
                .isEqualTo(new CodeTable.Row(null, null, null, Map.of(), Set.of(Code.Purpose.REGISTRATION)));
        assertThat(events(Act.CODE_BURNT)).hasSize(1);

        site.directory.codes().issue(administrator, ada.id());
        CodeTable.Row row = row(administrator, ada);
        assertThat(row.burnt()).isEmpty();
        register(row.registration());
    }

    @Test
    void aNewerCodeReplacesTheOlderOne() {
        String older = row(administrator, ada).registration();
        site.directory.codes().issue(administrator, ada.id());
        String newer = row(administrator, ada).registration();

        assertThat(newer).isNotEqualTo(older);
        assertRefused(Failure.CodeRefused.class, () -> register(older));
        register(newer);
    }

    @Test
    void nobodyInParticularAsksForARegistrationCode() {
        String code = row(administrator, ada).registration();
        ask("ada");

        assertThat(row(administrator, ada).registration()).isEqualTo(code);
        assertThat(row(administrator, ada).reset()).isNull();
    }

    @Test
    void whoForgotThePasswordAsksAndAnAdministratorReadsTheCode() {
        Account bob = site.create("bob", Rank.VIEWER);
        ask("BOB");

        assertThat(row(administrator, bob).reset()).matches("[0-9]{4}");
        assertThat(row(administrator, bob).registration()).isNull();
    }

    @Test
    void askingAgainLeavesTheCodeAndItsCountAsTheyAre() {
        Account bob = site.create("bob", Rank.VIEWER);
        ask("bob");
        String code = row(administrator, bob).reset();
        for (int tries = 0; tries < 4; tries++) {
            assertRefused(Failure.CodeRefused.class, () -> reset("bob", "nope"));
        }
        ask("bob");
        assertThat(row(administrator, bob).reset()).isEqualTo(code);
        assertRefused(Failure.CodeRefused.class, () -> reset("bob", "nope"));

        assertThat(row(administrator, bob).reset()).isNull();
    }

    @Test
    void afterABurntOneNobodyGetsAnotherForAQuarterOfAnHour() {
        Account bob = site.create("bob", Rank.VIEWER);
        burnOne("bob");
        site.pass(Duration.ofMinutes(14));
        ask("bob");
        assertThat(row(administrator, bob).reset()).isNull();
        site.pass(Duration.ofMinutes(1));
        ask("bob");

        assertThat(row(administrator, bob).reset()).isNotNull();
    }

    @Test
    void nobodyGetsMoreThanThreeADayByAsking() {
        Account bob = site.create("bob", Rank.VIEWER);
        for (int times = 0; times < 3; times++) {
            burnOne("bob");
            site.pass(Duration.ofMinutes(16));
        }
        ask("bob");
        assertThat(row(administrator, bob).reset()).isNull();
        site.pass(Duration.ofDays(1));
        ask("bob");

        assertThat(row(administrator, bob).reset()).isNotNull();
    }

    @Test
    void thoseWhoManageOthersGetCodesFromAdministratorsOnly() {
        Account boss = site.create("boss", Rank.MANAGER);
        ask("boss");
        assertThat(row(administrator, boss).reset()).isNull();
        site.directory.codes().issue(administrator, boss.id());

        assertThat(row(administrator, boss).reset()).matches("[0-9]{8}");
    }

    @Test
    void nobodyGetsACodeByAskingWhoMayNotAct() {
        Account bob = site.create("bob", Rank.VIEWER);
        site.directory.accounts().disable(administrator, bob.id());
        ask("bob");
        site.directory.accounts().enable(administrator, bob.id());

        assertThat(row(administrator, bob).reset()).isNull();
        assertRefused(Failure.HolderBarred.class, () -> {
            site.directory.accounts().disable(administrator, bob.id());
            site.directory.codes().issue(administrator, bob.id());
        });
    }

    @Test
    void askingForUnknownNamesChangesNothingThatAnybodySees() {
        long before = eventsInAll();
        ask("nobody");
        ask("");
        ask("n".repeat(100_000));

        assertThat(eventsInAll()).isEqualTo(before);
    }

    @Test
    void whatIsAskedOfNobodyIsWrittenDownLikeATry() {
        int before = triesOfNobody();
        ask("nobody");
        assertRefused(Failure.CodeRefused.class, () -> reset("nobody", "0421"));
        assertRefused(Failure.CodeRefused.class, () -> reset("ada", "0421"));
        ask("ada");

        assertThat(triesOfNobody()).isEqualTo(before + 4);
    }

    @Test
    void theDirectorysOwnAccountsGetNoCodes() {
        for (AccountId own : List.of(WellKnown.ANONYMOUS, WellKnown.SYSTEM)) {
            site.directory.codes().ask(new AccountName.ById(own), ANYBODY);
            assertThat(site.<List<Code>>read(reading -> reading.codes().latest(List.of(own))))
                    .isEmpty();
        }
        ask("nobody");
        assertThat(site.<List<Code>>read(reading -> reading.codes().latest(List.of(WellKnown.ANONYMOUS))))
                .isEmpty();
    }

    @Test
    void theSweepErasesWhatIsOver() {
        String code = row(administrator, ada).registration();
        site.pass(Duration.ofDays(8));
        site.directory.codes().sweep();

        Code kept = site.store
                .read(reading -> reading.codes().latest(List.of(ada.id())))
                .getFirst();
        assertThat(kept.sealed()).isNull();
        assertThat(kept.ending()).isEqualTo(Code.Ending.EXPIRED);
        site.pass(Duration.ofDays(31));
        site.directory.codes().sweep();
        assertThat(site.<List<Code>>read(reading -> reading.codes().latest(List.of(ada.id()))))
                .isEmpty();
        assertThat(code).isNotNull();
    }

    private void burnOne(String username) {
        ask(username);
        for (int tries = 0; tries < 5; tries++) {
            assertRefused(Failure.CodeRefused.class, () -> reset(username, "nope"));
        }
    }

    private int triesOfNobody() {
        return site.<Integer>read(
                reading -> reading.accounts().activity(Decoys.NOBODY).failures());
    }

    private void ask(String username) {
        site.directory.codes().ask(new AccountName.ByUsername(username), ANYBODY);
    }

    private void register(String code) {
        site.directory
                .passwords()
                .register(ANYBODY, new AccountName.ById(ada.id()), code, Password.ofText("quite a new password"));
    }

    private void reset(String username, String code) {
        site.directory
                .passwords()
                .reset(ANYBODY, new AccountName.ByUsername(username), code, Password.ofText("quite a new password"));
    }

    private CodeTable.Row row(Caller caller, Account account) {
        Map<?, CodeTable.Row> rows = site.directory.codeTable().of(caller, List.of(account));
        return rows.isEmpty() ? CodeTable.Row.NONE : rows.values().iterator().next();
    }

    private Account invite(String username, Rank rank) {
        return site.directory.admissions().create(administrator, invited(username, rank));
    }

    private static NewAccount invited(String username, Rank rank) {
        return new NewAccount(
                AccountKind.PERSON,
                Username.parse(username),
                EmailAddress.parse(username + "@lab.example"),
                Profile.ofNames(null, null),
                rank,
                null,
                new NewAccount.Start.Invited(),
                AddressRule.MUST_BE_FREE);
    }

    private Caller signedIn(Account account) {
        return site.signedIn(account);
    }

    private List<Event> events(Act act) {
        return site.store.read(reading -> reading.events().list(null, true, 1_000)).stream()
                .filter(event -> event.act() == act)
                .toList();
    }

    private long eventsInAll() {
        return site.store
                .read(reading -> reading.events().list(null, true, 1_000))
                .size();
    }
}
