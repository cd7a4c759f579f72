package muster.directory;

import static muster.directory.Refusals.assertRefused;
import static muster.directory.TestDirectory.HOST;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import muster.model.Account;
import muster.model.Act;
import muster.model.Actor;
import muster.model.Caller;
import muster.model.Edit;
import muster.model.Event;
import muster.model.Failure;
import muster.model.Key;
import muster.model.KeyId;
import muster.model.KeySecret;
import muster.model.NewKey;
import muster.model.Rank;
import muster.model.WellKnown;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TokensTest {
    private static final NewKey PLAIN = NewKey.forPrograms("token", null, null);

    private static final KeySecret ONE = KeySecret.chosen("a".repeat(40));
    private static final KeySecret TWO = KeySecret.chosen("b".repeat(40));

    private final TestDirectory site = new TestDirectory();
    private final Tokens tokens = site.directory.tokens();
    private Caller admin;
    private Account mia;
    private Caller caller;

    @BeforeEach
    void setUp() {
        admin = site.as(site.first());
        mia = site.create("mia", Rank.VIEWER);
        caller = site.as(mia);
    }

    @AfterEach
    void close() {
        site.close();
    }

    private static NewKey here(String label) {
        return new NewKey(Key.Purpose.API_KEY, label, List.of(Key.EVERYTHING), List.of("test"), null, null);
    }

    private static NewKey narrow(String... scopes) {
        return new NewKey(Key.Purpose.API_KEY, "narrow", List.of(scopes), List.of("test"), null, null);
    }

    @Test
    void administratorsMakeKeysForOthersAndOthersOnlyForThemselves() {
        assertThat(tokens.issue(admin, mia.id(), PLAIN).key().account()).isEqualTo(mia.id());
        assertThat(tokens.issue(caller, mia.id(), PLAIN).key().createdBy()).isEqualTo(mia.id());
        Account leo = site.create("leo", Rank.VIEWER);
        assertRefused(Failure.NotPermitted.class, () -> tokens.issue(caller, leo.id(), PLAIN));
        assertRefused(Failure.NotPermitted.class, () -> tokens.issue(caller, WellKnown.SYSTEM, PLAIN));
    }

    @Test
    void theDirectorysOwnKeyActsForTheDirectory() {
        Keys.MadeKey root = tokens.issue(admin, WellKnown.SYSTEM, here("ours"));
        Caller system = site.callerWith(root);
        assertThat(system.rank()).isEqualTo(Rank.ADMINISTRATOR);
        assertThat(site.directory.accounts().disable(system, mia.id()).mayAct(site.now()))
                .isFalse();
    }

    @Test
    void aKeyThatHasExpiredAlreadyOpensNothing() {
        NewKey past = NewKey.forPrograms("past", null, Instant.parse("2020-01-01T00:00:00Z"));
        Keys.MadeKey made = tokens.issue(admin, mia.id(), past);
        assertRefused(Failure.BadCredentials.class, () -> site.callerWith(made));
    }

    @Test
    void nobodyButTheOwnerSeesOrEndsAKey() {
        Key own = site.key(mia).key();
        assertThat(tokens.get(caller, own.id())).isEqualTo(own);
        assertRefused(Failure.NoSuchKey.class, () -> tokens.get(admin, own.id()));
        assertRefused(Failure.NoSuchKey.class, () -> tokens.end(admin, own.id()));
        Keys.MadeKey spare = tokens.issue(caller, mia.id(), PLAIN);
        tokens.end(caller, spare.key().id());
        assertRefused(Failure.BadCredentials.class, () -> site.callerWith(spare));
    }

    @Test
    void aNarrowKeyDoesNotWidenItself() {
        Keys.MadeKey made = tokens.issue(admin, mia.id(), narrow("PATCH /tokens/", "GET /tokens/"));
        Caller narrow = site.callerWith(made);
        assertRefused(
                Failure.KeyTooNarrow.class,
                () -> tokens.change(narrow, made.key().id(), Edit.set(List.of("all")), Edit.keep()));
        assertRefused(
                Failure.KeyTooNarrow.class,
                () -> tokens.change(narrow, made.key().id(), Edit.set(List.of("GET /")), Edit.keep()));
        Key less = tokens.change(narrow, made.key().id(), Edit.set(List.of("GET /tokens/")), Edit.keep());
        assertThat(less.scopes()).containsExactly("GET /tokens/");
        Key child = tokens.issue(narrow, mia.id(), PLAIN).key();
        assertThat(child.scopes()).doesNotContain("all");
        assertThat(child.doors()).containsExactly("test");
    }

    @Test
    void aKeyThatIsNarrowedOpensThatDoorAlone() {
        Keys.MadeKey made = tokens.issue(caller, mia.id(), PLAIN);
        Key narrowed = tokens.change(caller, made.key().id(), Edit.set(List.of("GET /x")), Edit.keep());
        assertThat(narrowed.doors()).containsExactly("test");
        assertThat(narrowed.opens("test")).isTrue();
        assertThat(narrowed.opens("other")).isFalse();
    }

    @Test
    void aKeyWithAnEndDoesNotOutliveIt() {
        Instant end = site.now().plus(Duration.ofHours(1));
        Keys.MadeKey made = tokens.issue(caller, mia.id(), NewKey.forPrograms("short", null, end));
        Caller shortLived = site.callerWith(made);
        assertRefused(
                Failure.KeyTooNarrow.class,
                () -> tokens.change(shortLived, made.key().id(), Edit.keep(), Edit.clear()));
        assertThat(tokens.issue(shortLived, mia.id(), PLAIN).key().expiresAt()).isEqualTo(end);
        Key sooner = tokens.change(shortLived, made.key().id(), Edit.keep(), Edit.set(end.minusSeconds(60)));
        assertThat(sooner.expiresAt()).isEqualTo(end.minusSeconds(60));
    }

    private Caller capped(Rank cap) {
        return site.callerWith(site.directory.keys().create(HOST, mia.id(), NewKey.forPrograms("capped", cap, null)));
    }

    @Test
    void aWeakKeyDoesNotChangeAStrongOne() {
        mia = site.create("strong", Rank.PUBLISHER);
        Keys.MadeKey strong = tokens.issue(site.as(mia), mia.id(), PLAIN);
        Keys.MadeKey small = tokens.issue(site.as(mia), mia.id(), narrow("GET /x"));
        Caller weak = capped(Rank.VIEWER);
        Edit<Instant> past = Edit.set(site.now().minusSeconds(1));
        assertRefused(
                Failure.KeyTooNarrow.class,
                () -> tokens.change(weak, strong.key().id(), Edit.keep(), past));
        assertRefused(
                Failure.KeyTooNarrow.class,
                () -> tokens.change(weak, small.key().id(), Edit.set(List.of(Key.EVERYTHING)), Edit.keep()));
        assertThat(site.callerWith(strong).is(mia.id())).isTrue();
        tokens.change(site.as(mia), strong.key().id(), Edit.keep(), past);
        assertRefused(Failure.BadCredentials.class, () -> site.callerWith(strong));
    }

    @Test
    void aCapDoesNotGrowWithTheAccount() {
        Keys.MadeKey small = tokens.issue(caller, mia.id(), narrow("GET /x"));
        Caller weak = capped(Rank.VIEWER);
        assertRefused(
                Failure.KeyTooNarrow.class,
                () -> tokens.change(weak, small.key().id(), Edit.set(List.of(Key.EVERYTHING)), Edit.keep()));
    }

    @Test
    void aKeyIsWidenedToTheDoorsOfTheKeyInUse() {
        Keys.MadeKey small = tokens.issue(caller, mia.id(), narrow("GET /x"));
        Caller oneDoor = site.callerWith(tokens.issue(caller, mia.id(), here("one door")));
        Key wide = tokens.change(oneDoor, small.key().id(), Edit.set(List.of(Key.EVERYTHING)), Edit.keep());
        assertThat(wide.doors()).containsExactly("test");
    }

    @Test
    void scopesAreWordsOfTheDoorThatGivesThem() {
        NewKey elsewhere =
                new NewKey(Key.Purpose.API_KEY, "elsewhere", List.of("read"), List.of("elsewhere"), null, null);
        Keys.MadeKey foreign = tokens.issue(caller, mia.id(), elsewhere);
        Key changed = tokens.change(caller, foreign.key().id(), Edit.set(List.of("GET /x")), Edit.keep());
        assertThat(changed.doors()).containsExactly("test");
    }

    @Test
    void aNarrowKeyProlongsNoWideOne() {
        Instant end = site.now().plus(Duration.ofHours(1));
        Keys.MadeKey wide = tokens.issue(caller, mia.id(), NewKey.forPrograms("wide", null, end));
        Caller narrow = site.callerWith(tokens.issue(caller, mia.id(), narrow("GET /x")));
        Caller oneDoor = site.callerWith(tokens.issue(caller, mia.id(), here("one door")));
        for (Caller weaker : List.of(narrow, oneDoor)) {
            assertRefused(
                    Failure.KeyTooNarrow.class,
                    () -> tokens.change(weaker, wide.key().id(), Edit.keep(), Edit.clear()));
            assertRefused(
                    Failure.KeyTooNarrow.class,
                    () -> tokens.change(weaker, wide.key().id(), Edit.keep(), Edit.set(end.plusSeconds(1))));
        }
        Key longer = tokens.change(caller, wide.key().id(), Edit.keep(), Edit.clear());
        assertThat(longer.expiresAt()).isNull();
    }

    private void configure(KeySecret secret) {
        tokens.ensureConfigured(HOST, WellKnown.SYSTEM, here("configured"), secret);
    }

    @Test
    void theSettingsDecideWhichKeyTheDirectoryHas() {
        configure(ONE);
        configure(ONE);
        assertThat(identify(ONE).is(WellKnown.SYSTEM)).isTrue();
        configure(TWO);
        assertRefused(Failure.BadCredentials.class, () -> identify(ONE));
        assertThat(identify(TWO).is(WellKnown.SYSTEM)).isTrue();
        configure(null);
        assertRefused(Failure.BadCredentials.class, () -> identify(TWO));
        assertThat(acts()).containsExactly(Act.KEY_CREATED, Act.KEY_ENDED, Act.KEY_CREATED, Act.KEY_ENDED);
    }

    @Test
    void aKeyThatTheSettingsNameAgainIsGoodAgain() {
        configure(ONE);
        configure(null);
        configure(ONE);
        Caller root = identify(ONE);
        KeyId id = ((Actor.Person) root.actor()).key();
        tokens.end(root, id);
        configure(ONE);
        assertThat(((Actor.Person) identify(ONE).actor()).key()).isEqualTo(id);
        tokens.change(root, id, Edit.set(List.of("GET /x")), Edit.set(site.now().plusSeconds(5)));
        site.pass(Duration.ofSeconds(5));
        site.directory.keys().sweep();
        configure(ONE);
        assertThat(tokens.get(identify(ONE), id)).satisfies(key -> {
            assertThat(key.scopes()).containsExactly("all");
            assertThat(key.expiresAt()).isNull();
        });
        assertThat(acts())
                .containsExactly(
                        Act.KEY_CREATED,
                        Act.KEY_ENDED,
                        Act.KEY_CHANGED,
                        Act.KEY_ENDED,
                        Act.KEY_CHANGED,
                        Act.KEY_CHANGED,
                        Act.KEY_CHANGED);
    }

    @Test
    void aSecretOfSomebodyElseIsNoKeyOfTheDirectory() {
        tokens.ensureConfigured(HOST, mia.id(), here("configured"), ONE);
        assertRefused(Failure.KeySecretTaken.class, () -> configure(ONE));
        tokens.ensureConfigured(HOST, mia.id(), here("configured"), null);
        assertRefused(Failure.KeySecretTaken.class, () -> configure(ONE));
        tokens.ensureConfigured(HOST, WellKnown.SYSTEM, here("other"), TWO);
        assertRefused(Failure.KeySecretTaken.class, () -> configure(TWO));
    }

    /** What the ledger tells of keys of the directory. */
    private List<Act> acts() {
        List<Event> events = site.store.read(reading -> reading.events().list(null, true, 1_000));
        return events.stream()
                .filter(event -> event.target().kind().equals("key") && WellKnown.SYSTEM.equals(event.subject()))
                .map(Event::act)
                .toList();
    }

    private Caller identify(KeySecret secret) {
        return site.directory
                .keys()
                .identify(secret, Set.of(Key.Purpose.API_KEY), TestDirectory.origin())
                .caller();
    }
}
