package muster.directory;

import static muster.directory.Refusals.assertRefused;
import static muster.directory.TestDirectory.HOST;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import muster.model.Account;
import muster.model.Act;
import muster.model.Actor;
import muster.model.Caller;
import muster.model.Event;
import muster.model.Event.FieldChange;
import muster.model.Failure;
import muster.model.Key;
import muster.model.KeyId;
import muster.model.NewKey;
import muster.model.Origin;
import muster.model.Rank;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionsTest {
    private final TestDirectory site = new TestDirectory();
    private final Sessions sessions = site.directory.sessions();
    private Account first;
    private Caller administrator;
    private Account ada;
    private Caller self;

    @BeforeEach
    void setUp() {
        first = site.first();
        administrator = site.signedIn(first);
        ada = site.create("ada", Rank.PUBLISHER);
        self = site.signedIn(ada);
    }

    @AfterEach
    void close() {
        site.close();
    }

    private static KeyId keyOf(Caller caller) {
        return ((Actor.Person) caller.actor()).key();
    }

    private List<Event> history() {
        return site.directory
                .ledger()
                .page(HOST, LedgerQuery.EVERYTHING.withSubject(ada.id()), null, 100)
                .events();
    }

    @Test
    void allThatStandsForAPersonIsListedWithTheOneInUseMarked() {
        Key program = site.key(ada).key();
        Caller elsewhere = site.signedIn(ada);

        Sessions.Listing listing = sessions.list(self, ada.id());

        assertThat(listing.entries().stream().map(entry -> entry.use().key().id()))
                .containsExactly(keyOf(elsewhere), program.id(), keyOf(self));
        assertThat(listing.entries().stream().map(Sessions.Entry::isInUse)).containsExactly(false, false, true);
        assertThat(listing.more()).isFalse();
    }

    @Test
    void aSessionTellsFromWhereAndWithWhatItWasLastUsed() {
        Keys.MadeKey key = site.key(ada);
        var cafe = new Origin("console", "r", "198.51.100.7", "Firefox");
        site.directory.keys().identify(key.secret(), Set.of(Key.Purpose.API_KEY), cafe);
        site.pass(Duration.ofSeconds(59));
        var home = new Origin("console", "r", "203.0.113.9", "Chromium");
        site.stamps.write();
        site.directory.keys().identify(key.secret(), Set.of(Key.Purpose.API_KEY), home);
        site.stamps.write();
        assertPlace("198.51.100.7", "Firefox");

        site.pass(Duration.ofSeconds(1));
        site.directory.keys().identify(key.secret(), Set.of(Key.Purpose.API_KEY), home);
        site.stamps.write();
        assertPlace("203.0.113.9", "Chromium");
    }

    private void assertPlace(String address, String client) {
        Sessions.Entry entry = sessions.list(self, ada.id()).entries().getFirst();
        assertThat(entry.use().address()).isEqualTo(address);
        assertThat(entry.use().client()).isEqualTo(client);
        assertThat(entry.use().key().lastUsedAt()).isNotNull();
    }

    @Test
    void oneSessionIsEndedAndTheOthersGoOn() {
        Caller lost = site.signedIn(ada);

        sessions.end(self, ada.id(), keyOf(lost));

        assertThat(sessions.list(self, ada.id()).entries()).hasSize(1);
        assertRefused(Failure.BadCredentials.class, () -> sessions.list(lost, ada.id()));
        assertRefused(Failure.NoSuchKey.class, () -> sessions.end(self, ada.id(), keyOf(lost)));
        Event event = history().getFirst();
        assertThat(event.act()).isEqualTo(Act.KEY_ENDED);
        assertThat(event.target().kind()).isEqualTo("session");
    }

    @Test
    void theOtherSessionsEndAndTheOneInUseStays() {
        site.signedIn(ada);
        site.signedIn(ada);
        site.key(ada);

        assertThat(sessions.endOtherSessions(self)).isEqualTo(2);

        assertThat(sessions.list(self, ada.id()).entries()).hasSize(2);
        assertThat(history().getFirst().act()).isEqualTo(Act.KEYS_ENDED);
        assertThat(history().getFirst().fields()).containsExactly(new FieldChange("SESSION", "2", null));
        int events = history().size();
        assertThat(sessions.endOtherSessions(self)).isZero();
        assertThat(history()).hasSize(events);
        assertRefused(Failure.NotPermitted.class, () -> sessions.endOtherSessions(HOST));
    }

    @Test
    void anAdministratorEndsTheSessionsOfSomebodyOrEverything() {
        site.key(ada);
        assertThat(sessions.endSessions(administrator, ada.id())).isEqualTo(1);
        assertRefused(Failure.BadCredentials.class, () -> sessions.list(self, ada.id()));
        assertThat(sessions.list(administrator, ada.id()).entries()).hasSize(1);

        site.signedIn(ada);
        assertThat(sessions.endEverything(administrator, ada.id())).isEqualTo(2);
        assertThat(sessions.list(administrator, ada.id()).entries()).isEmpty();
        assertThat(history().getFirst().fields())
                .containsExactly(new FieldChange("API_KEY", "1", null), new FieldChange("SESSION", "1", null));
    }

    @Test
    void onlyThoseWhoStandAboveAPersonSeeAndEndWhatStandsForHer() {
        Caller manager = site.signedIn(site.create("manager", Rank.MANAGER));
        Account peer = site.create("peer", Rank.MANAGER);
        Caller auditor = site.signedIn(site.create("auditor", Rank.AUDITOR));

        assertThat(sessions.list(manager, ada.id()).entries()).hasSize(1);
        assertRefused(Failure.MayNotView.class, () -> sessions.list(manager, peer.id()));
        assertRefused(Failure.MayNotRemove.class, () -> sessions.endSessions(manager, peer.id()));
        assertRefused(Failure.MayNotView.class, () -> sessions.list(auditor, ada.id()));
        assertRefused(Failure.MayNotRemove.class, () -> sessions.end(auditor, ada.id(), keyOf(self)));
        assertRefused(Failure.MayNotView.class, () -> sessions.list(self, peer.id()));
        assertRefused(Failure.NoSuchKey.class, () -> sessions.end(self, ada.id(), keyOf(manager)));
    }

    @Test
    void aKeyOfAProgramShowsAndEndsNothingUnlessMadeForIt() {
        Caller program = site.as(ada);
        assertRefused(Failure.MayNotView.class, () -> sessions.list(program, ada.id()));
        assertRefused(Failure.MayNotRemove.class, () -> sessions.endEverything(program, ada.id()));

        Account boss = site.create("boss", Rank.ADMINISTRATOR);
        List<String> scopes = List.of(Key.EVERYTHING, Key.CREDENTIALS);
        var capped = new NewKey(Key.Purpose.API_KEY, "capped", scopes, List.of(), Rank.VIEWER, null);
        Caller weak = site.callerWith(site.directory.keys().create(HOST, boss.id(), capped));
        assertThat(sessions.list(weak, boss.id()).entries()).hasSize(1);
        assertRefused(Failure.MayNotRemove.class, () -> sessions.endEverything(weak, boss.id()));
        assertRefused(Failure.MayNotRemove.class, () -> sessions.endOtherSessions(weak));
    }

    @Test
    void theOnlyKeyOfTheLastAdministratorWithoutAPasswordStays() {
        site.store.write(writing -> {
            writing.credentials().removeAll(first.id());
            return true;
        });
        site.directory.keys().create(HOST, first.id(), NewKey.forPrograms("last", null, null));

        assertRefused(Failure.LastAdministrator.class, () -> sessions.endEverything(administrator, first.id()));
        assertThat(sessions.endSessions(administrator, first.id())).isEqualTo(1);
    }
}
