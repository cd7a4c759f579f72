package muster.directory;

import static muster.directory.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import muster.directory.Credentials.Summary;
import muster.model.Account;
import muster.model.AccountKind;
import muster.model.AddressRule;
import muster.model.Caller;
import muster.model.Failure;
import muster.model.Key;
import muster.model.NewAccount;
import muster.model.Origin;
import muster.model.Password;
import muster.model.Profile;
import muster.model.Rank;
import muster.model.Username;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CredentialsTest {
    private static final String HERE = "test";

    private final TestDirectory site = new TestDirectory();
    private final Credentials credentials = site.directory.credentials();
    private Caller administrator;
    private Account ada;

    @BeforeEach
    void setUp() {
        administrator = site.as(site.first());
        ada = site.create("ada", Rank.VIEWER);
    }

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void whoWasInvitedHasNoPassword() {
        Account bob = site.directory
                .admissions()
                .create(
                        TestDirectory.HOST,
                        new NewAccount(
                                AccountKind.PERSON,
                                Username.parse("bob"),
                                null,
                                Profile.ofNames(null, null),
                                Rank.VIEWER,
                                null,
                                new NewAccount.Start.Invited(),
                                AddressRule.MUST_BE_FREE));

        assertThat(credentials.ofAll(administrator, List.of(ada.id(), bob.id()), HERE))
                .containsEntry(ada.id(), new Summary(true, List.of()))
                .containsEntry(bob.id(), Summary.NONE)
                .hasSize(2);
    }

    @Test
    void sessionsOfThisDoorAreThereInTheOrderOfTheirMaking() {
        signIn(HERE, Duration.ofDays(1));
        site.pass(Duration.ofMinutes(5));
        signIn("elsewhere", Duration.ofDays(1));
        signIn(HERE, Duration.ofDays(1));
        site.key(ada);

        assertThat(sessions())
                .extracting(Key::createdAt)
                .containsExactly(site.now().minusSeconds(300), site.now());
        assertThat(sessions()).extracting(Key::purpose).containsOnly(Key.Purpose.SESSION);
    }

    @Test
    void sessionsThatAreOverAreNotThere() {
        signIn(HERE, Duration.ofSeconds(10));
        LoginOutcome.SignedIn ended = signIn(HERE, Duration.ofDays(1));
        signIn(HERE, Duration.ofDays(1));
        site.directory.logins().signOut(site.bySession(ended.secret()));
        site.pass(Duration.ofSeconds(10));

        assertThat(sessions()).hasSize(1);
    }

    @Test
    void ofManySessionsTheLatestHundredAreThere() {
        for (int i = 0; i < 101; i++) {
            signIn(HERE, Duration.ofDays(1));
            site.pass(Duration.ofSeconds(1));
        }

        assertThat(sessions()).hasSize(100);
        assertThat(sessions().getFirst().createdAt()).isEqualTo(site.now().minusSeconds(100));
    }

    @Test
    void howOthersSignInIsForThoseWhoSeePrivateFields() {
        Account bob = site.create("bob", Rank.MANAGER);
        Caller self = site.as(ada);

        assertThat(credentials.ofAll(self, Set.of(ada.id()), HERE)).containsKey(ada.id());
        assertThat(credentials.ofAll(site.as(bob), Set.of(ada.id()), HERE)).containsKey(ada.id());
        assertRefused(Failure.MayNotView.class, () -> credentials.ofAll(self, List.of(ada.id(), bob.id()), HERE));
        assertRefused(
                Failure.MayNotView.class,
                () -> credentials.ofAll(Caller.anonymous(TestDirectory.origin()), List.of(ada.id()), HERE));
    }

    @Test
    void nothingOfThePasswordIsToldButThatThereIsOne() {
        signIn(HERE, Duration.ofDays(1));

        assertThat(credentials.ofAll(administrator, List.of(ada.id()), HERE).toString())
                .doesNotContainPattern("\\$argon2|\\$2[aby]|[0-9a-f]{64}");
    }

    @Test
    void aPersonSeesSinceWhenThePasswordIsAndWhenTheLastSignInWas() {
        Credentials.Glance before = credentials.glance(administrator, ada.id());
        assertThat(before).isEqualTo(new Credentials.Glance(site.now(), null));
        site.pass(Duration.ofDays(1));
        Caller self = site.signedIn(ada);
        assertThat(credentials.glance(self, ada.id()))
                .isEqualTo(new Credentials.Glance(site.now().minus(Duration.ofDays(1)), site.now()));
        site.pass(Duration.ofDays(1));
        site.directory
                .passwords()
                .change(self, Password.ofText(TestDirectory.PASSWORD), Password.ofText("quite another password"));
        assertThat(credentials.glance(self, ada.id()).passwordSince()).isEqualTo(site.now());
    }

    @Test
    void whoHasNoPasswordHasItSinceNever() {
        site.store.write(writing -> {
            writing.credentials().removeAll(ada.id());
            return true;
        });

        assertThat(credentials.glance(administrator, ada.id()).hasPassword()).isFalse();
        Caller publisher = site.as(site.create("publisher", Rank.PUBLISHER));
        assertRefused(Failure.MayNotView.class, () -> credentials.glance(publisher, ada.id()));
    }

    private List<Key> sessions() {
        return credentials
                .ofAll(administrator, List.of(ada.id()), HERE)
                .getOrDefault(ada.id(), Summary.NONE)
                .sessions();
    }

    private LoginOutcome.SignedIn signIn(String door, Duration lifetime) {
        Origin origin = new Origin(door, "request", null, null);
        return (LoginOutcome.SignedIn) site.directory.logins().signIn("ada", TestDirectory.PASSWORD, lifetime, origin);
    }
}
