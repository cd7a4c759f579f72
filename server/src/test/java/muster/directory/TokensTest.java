package muster.directory;

import static muster.directory.Refusals.assertRefused;
import static muster.directory.TestDirectory.HOST;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import muster.model.Account;
import muster.model.Caller;
import muster.model.Edit;
import muster.model.Failure;
import muster.model.Key;
import muster.model.KeySecret;
import muster.model.NewKey;
import muster.model.Rank;
import muster.model.WellKnown;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TokensTest {
    private static final NewKey PLAIN = NewKey.forPrograms("token", null, null);

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

    private static NewKey narrow(String... scopes) {
        return new NewKey(Key.Purpose.API_KEY, "narrow", List.of(scopes), List.of("test"), null, null);
    }

    @Test
    void administratorsMakeKeysForOthersAndOthersOnlyForThemselves() {
        assertThat(tokens.issue(admin, mia.id(), PLAIN).key().account()).isEqualTo(mia.id());
    private static NewKey here(String label) {
        return new NewKey(Key.Purpose.API_KEY, label, List.of(Key.EVERYTHING), List.of("test"), null, null);
    }

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

    @Test
    void theSettingsDecideWhichKeyTheDirectoryHas() {
        KeySecret one = KeySecret.chosen("a".repeat(40));
        KeySecret two = KeySecret.chosen("b".repeat(40));
        tokens.ensureConfigured(HOST, WellKnown.SYSTEM, PLAIN, one);
        tokens.ensureConfigured(HOST, WellKnown.SYSTEM, PLAIN, one);
        assertThat(identify(one).is(WellKnown.SYSTEM)).isTrue();
        tokens.ensureConfigured(HOST, WellKnown.SYSTEM, PLAIN, two);
        assertRefused(Failure.BadCredentials.class, () -> identify(one));
        assertThat(identify(two).is(WellKnown.SYSTEM)).isTrue();
        tokens.ensureConfigured(HOST, WellKnown.SYSTEM, PLAIN, null);
        assertRefused(Failure.BadCredentials.class, () -> identify(two));
        assertRefused(Failure.KeySecretTaken.class, () -> tokens.ensureConfigured(HOST, WellKnown.SYSTEM, PLAIN, one));
    }

    private Caller identify(KeySecret secret) {
        return site.directory
                .keys()
                .identify(secret, Set.of(Key.Purpose.API_KEY), TestDirectory.origin())
                .caller();
    }
}
