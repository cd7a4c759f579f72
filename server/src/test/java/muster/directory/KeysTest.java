package muster.directory;

import static muster.directory.Refusals.assertRefused;
import static muster.directory.TestDirectory.HOST;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import muster.model.Account;
import muster.model.AccountChanges;
import muster.model.AddressRule;
import muster.model.Caller;
import muster.model.Edit;
import muster.model.Failure;
import muster.model.Key;
import muster.model.KeySecret;
import muster.model.NewKey;
import muster.model.Rank;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KeysTest {
    private final TestDirectory site = new TestDirectory();
    private final Keys keys = site.directory.keys();
    private Account ada;

    @BeforeEach
    void setUp() {
        site.first();
        ada = site.create("ada", Rank.PUBLISHER);
    }

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void sweepingEndsExpiredSessionsAndForgetsThemAMonthLater() {
        for (int i = 0; i < 3; i++) {
            site.directory.logins().signIn("ada", TestDirectory.PASSWORD, Duration.ofHours(1), TestDirectory.origin());
        }
        List<Key> sessions = sessions();
        assertThat(sessions).hasSize(3);
        keys.sweep();
        assertThat(sessions).allMatch(this::isThere);
        site.pass(Duration.ofHours(1));
        keys.sweep();
        assertThat(sessions).noneMatch(this::isThere);
        site.pass(Duration.ofDays(30));
        keys.sweep();
        int left = site.store.write(writing -> writing.keys().removeSessionsEndedBy(site.now(), 10));
        assertThat(left).isZero();
    }

    private List<Key> sessions() {
        return site.store.read(reading -> reading.keys().ofAccount(ada.id(), Key.Purpose.SESSION, site.now()));
    }

    private boolean isThere(Key key) {
        return site.store.read(reading -> reading.keys().find(key.id())).isPresent();
    }

    @Test
    void aKeyActsWithTheRankOfTheMomentAndNeverAboveItsCap() {
        Account boss = site.create("boss", Rank.ADMINISTRATOR);
        Keys.MadeKey plain = site.key(boss);
        Keys.MadeKey capped = keys.create(HOST, boss.id(), NewKey.forPrograms("capped", Rank.PUBLISHER, null));
        assertThat(site.callerWith(plain).rank()).isEqualTo(Rank.ADMINISTRATOR);
        assertThat(site.callerWith(capped).rank()).isEqualTo(Rank.PUBLISHER);

        site.directory
                .accounts()
                .change(HOST, boss.id(), AccountChanges.ofRank(Rank.VIEWER), AddressRule.MAY_BE_SHARED);

        assertThat(site.callerWith(plain).rank()).isEqualTo(Rank.VIEWER);
        assertThat(site.callerWith(capped).rank()).isEqualTo(Rank.VIEWER);
    }

    @Test
    void anEndedKeyIsRefusedOnTheNextRequestAndListedNoMore() {
        Keys.MadeKey key = site.key(ada);
        Caller self = site.callerWith(key);

        keys.end(self, ada.id(), key.key().id());

        assertRefused(Failure.BadCredentials.class, () -> site.callerWith(key));
        assertThat(keys.list(HOST, ada.id())).isEmpty();
        assertRefused(
                Failure.NoSuchKey.class,
                () -> keys.end(HOST, ada.id(), key.key().id()));
    }

    @Test
    void anExpiredKeyIsRefusedAndListedNoMore() {
        Keys.MadeKey key = keys.create(
                HOST, ada.id(), NewKey.forPrograms("short", null, site.now().plusSeconds(60)));
        site.callerWith(key);
        site.pass(Duration.ofSeconds(60));

        assertRefused(Failure.BadCredentials.class, () -> site.callerWith(key));
        assertThat(keys.list(HOST, ada.id())).isEmpty();
    }

    @Test
    void aKeyCannotBeMadeAboveItsMakerOrInThePast() {
        Caller self = site.as(ada);

        assertRefused(
                Failure.KeyRankTooHigh.class,
                () -> keys.create(self, ada.id(), NewKey.forPrograms("k", Rank.ADMINISTRATOR, null)));
        assertRefused(
                Failure.ExpiryInThePast.class,
                () -> keys.create(self, ada.id(), NewKey.forPrograms("k", null, site.now())));
    }

    @Test
    void aKeyMadeWithACappedAndExpiringKeyInheritsBoth() {
        var limits = NewKey.forPrograms("parent", Rank.VIEWER, site.now().plusSeconds(60));
        Caller withParent = site.callerWith(keys.create(HOST, ada.id(), limits));

        Key child = keys.create(withParent, ada.id(), NewKey.forPrograms("child", null, null))
                .key();

        assertThat(child.rankCap()).isEqualTo(Rank.VIEWER);
        assertThat(child.expiresAt()).isEqualTo(site.now().plusSeconds(60));
        assertRefused(
                Failure.KeyRankTooHigh.class,
                () -> keys.create(withParent, ada.id(), NewKey.forPrograms("wider", Rank.PUBLISHER, null)));
    }

    @Test
    void nobodySeesMakesOrEndsKeysOfSomebodyElse() {
        Caller other = site.as(site.create("other", Rank.PUBLISHER));
        Key key = site.key(ada).key();

        assertRefused(Failure.MayNotView.class, () -> keys.list(other, ada.id()));
        assertRefused(Failure.MayNotView.class, () -> keys.get(other, ada.id(), key.id()));
        assertRefused(
                Failure.NotPermitted.class, () -> keys.create(other, ada.id(), NewKey.forPrograms("k", null, null)));
        assertRefused(Failure.MayNotRemove.class, () -> keys.end(other, ada.id(), key.id()));
        assertRefused(Failure.NoSuchKey.class, () -> keys.end(other, other.account(), key.id()));
    }

    @Test
    void aWeakKeyEndsItselfButNoStrongerOne() {
        Keys.MadeKey strong = site.key(ada);
        Keys.MadeKey weak = keys.create(HOST, ada.id(), NewKey.forPrograms("weak", Rank.VIEWER, null));
        Caller withWeak = site.callerWith(weak);

        assertRefused(
                Failure.MayNotRemove.class,
                () -> keys.end(withWeak, ada.id(), strong.key().id()));
        keys.end(withWeak, ada.id(), weak.key().id());
        assertThat(keys.list(HOST, ada.id())).containsExactly(strong.key());
    }

    @Test
    void theOnlyKeyOfAnAdministratorWithoutPasswordStays() {
        try (TestDirectory keyed = new TestDirectory()) {
            var wanted = new muster.model.NewAccount(
                    muster.model.AccountKind.PERSON,
                    muster.model.Username.parse("robot"),
                    null,
                    muster.model.Profile.EMPTY,
                    null,
                    null,
                    new muster.model.NewAccount.Start.WithoutPassword(),
                    AddressRule.MUST_BE_FREE);
            Account robot = keyed.directory.admissions().createFirst(HOST, wanted);
            Keys.MadeKey only = keyed.key(robot);
            keyed.create("second", Rank.VIEWER);

            assertRefused(
                    Failure.LastAdministrator.class,
                    () -> keyed.directory
                            .keys()
                            .end(HOST, robot.id(), only.key().id()));
        }
    }

    @Test
    void theFirstUseOfAKeyIsSeenAtOnce() {
        site.callerWith(site.key(ada));

        assertThat(site.directory.accounts().get(HOST, ada.id()).activity().lastActivity())
                .isEqualTo(site.now());
    }

    @Test
    void activityIsWrittenAtMostOnceAMinute() {
        Keys.MadeKey key = site.key(ada);
        site.callerWith(key);
        var began = site.now();
        site.pass(Duration.ofSeconds(59));
        site.callerWith(key);
        site.stamps.write();
        assertThat(lastActivity()).isEqualTo(began);

        site.pass(Duration.ofSeconds(1));
        site.callerWith(key);
        site.stamps.write();
        assertThat(lastActivity()).isEqualTo(began.plusSeconds(60));
    }

    @Test
    void aSecretTellsTheAccountAsItStandsAndWhenItWasLastSeen() {
        Keys.MadeKey key = site.key(ada);
        assertThat(identify(key)).satisfies(known -> {
            assertThat(known.account()).isEqualTo(ada);
            assertThat(known.lastActivity()).isNull();
            assertThat(known.caller())
                    .isEqualTo(Caller.person(
                            ada.id(), key.key().id(), Rank.PUBLISHER, Rank.ADMINISTRATOR, TestDirectory.origin()));
        });

        var rename = AccountChanges.changing().familyName(Edit.set("Roth")).build();
        Account renamed = site.directory.accounts().change(HOST, ada.id(), rename, AddressRule.MAY_BE_SHARED);

        assertThat(identify(key).account()).isEqualTo(renamed);
        assertThat(identify(key).lastActivity()).isEqualTo(site.now());
    }

    @Test
    void aSecretOfALockedAccountIsToldSoAndWorksAgainAfterwards() {
        Keys.MadeKey key = site.key(ada);
        site.directory.accounts().disable(HOST, ada.id());
        assertRefused(Failure.AccountBarred.class, () -> identify(key));

        site.directory.accounts().enable(HOST, ada.id());
        assertThat(identify(key).account().id()).isEqualTo(ada.id());
    }

    @Test
    void aSecretOpensOnlyWhatItsKeyIsForAndTheDoorsThatItNames() {
        Keys.MadeKey key = site.key(ada);
        assertRefused(
                Failure.BadCredentials.class,
                () -> keys.identify(key.secret(), Set.of(Key.Purpose.SESSION), TestDirectory.origin()));

        Keys.MadeKey elsewhere = keys.create(
                HOST,
                ada.id(),
                new NewKey(Key.Purpose.API_KEY, "narrow", List.of(Key.EVERYTHING), List.of("elsewhere"), null, null));
        assertRefused(Failure.BadCredentials.class, () -> identify(elsewhere));
    }

    private Keys.Known identify(Keys.MadeKey key) {
        return keys.identify(key.secret(), Set.of(Key.Purpose.API_KEY), TestDirectory.origin());
    }

    @Test
    void longOrStrangeSecretsAreSimplyUnknown() {
        for (String text : new String[] {"", " ", "x".repeat(100_000), "\u0000", "é"}) {
            assertRefused(
                    Failure.BadCredentials.class,
                    () -> keys.identify(
                            KeySecret.presented(text), Set.of(Key.Purpose.API_KEY), TestDirectory.origin()));
        }
    }

    private java.time.Instant lastActivity() {
        return site.directory.accounts().get(HOST, ada.id()).activity().lastActivity();
    }
}
