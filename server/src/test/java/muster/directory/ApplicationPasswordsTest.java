package muster.directory;

import static muster.directory.Refusals.assertRefused;
import static muster.directory.TestDirectory.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import muster.model.Account;
import muster.model.Act;
import muster.model.Caller;
import muster.model.Failure;
import muster.model.Key;
import muster.model.KeySecret;
import muster.model.NewKey;
import muster.model.Origin;
import muster.model.Password;
import muster.model.Rank;
import muster.model.SecondFactorFailure;
import muster.model.SecretDigest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApplicationPasswordsTest {
    private final TestDirectory site = new TestDirectory();
    private final ApplicationPasswords passwords = site.directory.applicationPasswords();
    private Caller administrator;
    private Account ada;
    private Caller inUse;
    private FactorPerson person;

    @BeforeEach
    void setUp() {
        administrator = site.signedIn(site.first());
        ada = site.create("ada", Rank.PUBLISHER);
        inUse = site.signedIn(ada);
        person = FactorPerson.turningOn(site, inUse);
    }

    @AfterEach
    void close() {
        site.close();
    }

    private Keys.MadeKey made() {
        return made(null);
    }

    private Keys.MadeKey made(@Nullable Instant expiresAt) {
        return passwords.create(inUse, "nightly script", "test", expiresAt);
    }

    private LoginOutcome signIn(Password presented) {
        return signIn(ada, presented, TestDirectory.origin());
    }

    private LoginOutcome signIn(Account account, Password presented, Origin origin) {
        NewKey wanted = NewKey.session(origin.door(), site.now().plus(Duration.ofHours(1)));
        return site.directory.logins().signIn(new AccountName.ById(account.id()), presented, wanted, origin);
    }

    private static Password typed(KeySecret secret) {
        return Password.ofText(secret.reveal());
    }

    private KeySecret opened(Keys.MadeKey password) {
        return ((LoginOutcome.SignedIn) signIn(typed(password.secret()))).secret();
    }

    private static void assertRejected(LoginOutcome outcome) {
        assertThat(outcome).isInstanceOf(LoginOutcome.Rejected.class);
    }

    @Test
    void itOpensASessionWhetherItIsTypedOrSentAsDigest() {
        Keys.MadeKey password = made();
        assertThat(site.bySession(opened(password)).account()).isEqualTo(ada.id());
        String digest = typed(password.secret()).digest();
        assertThat(signIn(Password.ofDigest(digest))).isInstanceOf(LoginOutcome.SignedIn.class);
        assertThat(passwords.list(inUse, ada.id()))
                .singleElement()
                .satisfies(key -> assertThat(key.lastUsedAt()).isEqualTo(site.now()));
    }

    @Test
    void itIsWrittenDown() {
        made();
        var event = site.read(reading -> reading.events().list(null, false, 1)).getFirst();
        assertThat(event.act()).isEqualTo(Act.APPLICATION_PASSWORD_CREATED);
        assertThat(event.target().name()).isEqualTo("nightly script");
        assertThat(event.subject()).isEqualTo(ada.id());
    }

    @Test
    void itCountsAtItsDoorForItsAccountAndForSessionsAlone() {
        Password password = typed(made().secret());
        assertRejected(signIn(ada, password, new Origin("elsewhere", "request", null, null)));
        assertRejected(signIn(site.create("bob", Rank.VIEWER), password, TestDirectory.origin()));
        NewKey forEver = NewKey.forPrograms("for ever", null, null);
        assertRejected(site.directory
                .logins()
                .signIn(new AccountName.ById(ada.id()), password, forEver, TestDirectory.origin()));
        assertThat(person.begin(made().secret().reveal())).isEqualTo(new FirstStep.Ended(new LoginOutcome.Rejected()));
    }

    @Test
    void whatIsStoredOfItIsNoPassword() {
        Keys.MadeKey password = made();
        String digest = typed(password.secret()).digest();
        String stored = SecretDigest.ofDigest(digest).value();
        assertThat(site.<Boolean>read(
                        reading -> reading.keys().find(new SecretDigest(stored)).isPresent()))
                .isTrue();
        assertRejected(signIn(Password.ofDigest(stored)));
    }

    @Test
    void itOpensNothingByItself() {
        Keys.MadeKey password = made();
        Set<Key.Purpose> keysAndSessions = EnumSet.of(Key.Purpose.API_KEY, Key.Purpose.SESSION);
        for (String presented :
                List.of(password.secret().reveal(), typed(password.secret()).digest())) {
            assertRefused(
                    Failure.BadCredentials.class,
                    () -> site.directory
                            .keys()
                            .identify(KeySecret.presented(presented), keysAndSessions, TestDirectory.origin()));
        }
    }

    @Test
    void otherKeysAreNoApplicationPasswords() {
        assertRejected(signIn(typed(site.key(ada).secret())));
    }

    @Test
    void aSessionOpenedWithItMindsNoCredentials() {
        Caller program = site.bySession(opened(made()));
        assertRefused(Failure.NotPermitted.class, () -> passwords.create(program, "another", "test", null));
        assertRefused(
                Failure.NotPermitted.class,
                () -> site.directory
                        .passwords()
                        .change(program, Password.ofText(PASSWORD), Password.ofText("something else"), person.code()));
        Account eve = site.create("eve", Rank.ADMINISTRATOR);
        Caller sheIs = site.signedIn(eve);
        FactorPerson.turningOn(site, sheIs);
        Keys.MadeKey hers = passwords.create(sheIs, "hers", "test", null);
        LoginOutcome outcome = signIn(eve, typed(hers.secret()), TestDirectory.origin());
        Caller herProgram = site.bySession(((LoginOutcome.SignedIn) outcome).secret());
        assertRefused(Failure.NotPermitted.class, () -> site.directory.codes().issue(herProgram, ada.id()));
        site.directory.codes().issue(sheIs, ada.id());
    }

    @Test
    void whatASessionOpenedWithItMakesHasNoMoreThanTheSession() {
        Instant end = site.now().plus(Duration.ofMinutes(10));
        Caller program = site.bySession(opened(made(end)));
        Key key = site.directory
                .keys()
                .create(program, ada.id(), NewKey.forPrograms("made by it", null, null))
                .key();
        assertThat(key.expiresAt()).isEqualTo(end);
        assertThat(key.doors()).containsExactly("test");
    }

    @Test
    void sessionsEndWithIt() {
        Keys.MadeKey password = made();
        KeySecret opened = opened(password);
        passwords.end(inUse, ada.id(), password.key().id());

        assertRefused(Failure.BadCredentials.class, () -> site.bySession(opened));
        assertRejected(signIn(typed(password.secret())));
        assertThat(passwords.list(inUse, ada.id())).isEmpty();
        assertThat(site.read(reading -> reading.events().list(null, false, 1))
                        .getFirst()
                        .act())
                .isEqualTo(Act.APPLICATION_PASSWORD_ENDED);
        assertThat(site.directory.accounts().get(inUse, ada.id())).isNotNull();
        assertRefused(
                Failure.NoSuchKey.class,
                () -> passwords.end(inUse, ada.id(), password.key().id()));
    }

    @Test
    void itEndsByTime() {
        assertRefused(Failure.ExpiryInThePast.class, () -> made(site.now()));
        Keys.MadeKey password = made(site.now().plusSeconds(60));
        KeySecret opened = opened(password);
        site.pass(Duration.ofSeconds(60));
        assertRefused(Failure.BadCredentials.class, () -> site.bySession(opened));
        assertRejected(signIn(typed(password.secret())));
    }

    @Test
    void itEndsWithTheSecondFactor() {
        Keys.MadeKey one = made();
        KeySecret opened = opened(one);
        site.pass(Duration.ofSeconds(30));
        site.directory.secondFactors().turnOff(inUse, Password.ofText(PASSWORD), person.code());
        assertRejected(signIn(typed(one.secret())));
        assertRefused(Failure.BadCredentials.class, () -> site.bySession(opened));
        assertThat(site.directory.accounts().get(inUse, ada.id())).isNotNull();
        assertRefused(SecondFactorFailure.SecondFactorOff.class, this::made);

        FactorPerson.turningOn(site, inUse);
        Keys.MadeKey two = made();
        site.directory.secondFactors().reset(administrator, ada.id());
        assertRejected(signIn(typed(two.secret())));
    }

    @Test
    void itEndsWhenThePasswordIsSetByAnybodyButTheOwner() {
        Keys.MadeKey password = made();
        site.pass(Duration.ofSeconds(30));
        Password next = Password.ofText("a longer password than before");
        site.directory.passwords().change(inUse, Password.ofText(PASSWORD), next, person.code());
        opened(password);
        site.directory.passwords().set(TestDirectory.HOST, ada.id(), Password.ofText(PASSWORD));
        assertRejected(signIn(typed(password.secret())));
    }

    @Test
    void itOpensNothingWhileTheAccountIsLocked() {
        Keys.MadeKey password = made();
        site.directory.accounts().disable(administrator, ada.id());
        assertThat(signIn(typed(password.secret()))).isInstanceOf(LoginOutcome.Barred.class);
        site.directory.accounts().enable(administrator, ada.id());
        opened(password);
    }

    @Test
    void aLockOutNeitherKeepsItOutNorEndsWithIt() {
        Keys.MadeKey password = made();
        for (int i = 0; i < 5; i++) {
            assertRejected(signIn(Password.ofText("wrong")));
        }
        opened(password);
        site.pass(Duration.ofMinutes(1));
        assertRejected(person.signIn(person.code()));
        assertThat(site.<Boolean>read(
                        reading -> reading.accounts().activity(ada.id()).isLockedOutAt(site.now())))
                .isTrue();
    }

    @Test
    void onlyTheOwnerMakesAndSeesThemAndWhoStandsAboveEndsThem() {
        Keys.MadeKey password = made();
        Caller peer = site.signedIn(site.create("bob", Rank.PUBLISHER));
        assertRefused(SecondFactorFailure.SecondFactorOff.class, () -> passwords.create(peer, "script", "test", null));
        assertRefused(Failure.NotPermitted.class, () -> passwords.create(site.as(ada), "script", "test", null));
        assertRefused(Failure.NotPermitted.class, () -> passwords.create(TestDirectory.HOST, "script", "test", null));
        assertRefused(Failure.MayNotView.class, () -> passwords.list(peer, ada.id()));
        assertRefused(
                Failure.MayNotRemove.class,
                () -> passwords.end(peer, ada.id(), password.key().id()));
        assertRefused(
                Failure.NoSuchKey.class,
                () -> passwords.end(inUse, ada.id(), site.key(ada).key().id()));
        assertThat(site.directory.keys().list(inUse, ada.id()))
                .extracting(Key::id)
                .doesNotContain(password.key().id());
        passwords.end(administrator, ada.id(), password.key().id());
    }
}
