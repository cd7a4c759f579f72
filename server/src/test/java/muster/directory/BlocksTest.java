package muster.directory;

import static muster.directory.Refusals.assertRefused;
import static muster.directory.TestDirectory.HOST;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import muster.directory.Blocks.Barring;
import muster.model.Account;
import muster.model.AccountChanges;
import muster.model.Act;
import muster.model.AddressRule;
import muster.model.Block;
import muster.model.Caller;
import muster.model.Edit;
import muster.model.Event;
import muster.model.Event.FieldChange;
import muster.model.Failure;
import muster.model.Key;
import muster.model.Origin;
import muster.model.Rank;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BlocksTest {
    private static final Barring PLAIN = new Barring(null, null, false);
    private static final Barring WITH_KEYS = new Barring("left the lab", null, true);

    private final TestDirectory site = new TestDirectory();
    private final Blocks blocks = site.directory.blocks();
    private Caller administrator;
    private Account ada;

    @BeforeEach
    void setUp() {
        administrator = atConsole(site.as(site.first()));
        ada = site.create("ada", Rank.PUBLISHER);
    }

    @AfterEach
    void close() {
        site.close();
    }

    private static Caller atConsole(Caller caller) {
        Origin origin = new Origin(Origin.CONSOLE_DOOR, "request", "127.0.0.1", null);
        return new Caller(caller.actor(), caller.rank(), caller.ceiling(), origin);
    }

    private Account stored() {
        return site.read(reading -> reading.accounts().find(ada.id()).orElseThrow());
    }

    private List<Act> acts() {
        return site.directory.ledger().list(HOST, null, true, 1_000).events().stream()
                .filter(event -> ada.id().equals(event.subject()))
                .map(Event::act)
                .toList();
    }

    private List<FieldChange> lastFields() {
        return site.directory
                .ledger()
                .list(HOST, null, false, 1)
                .events()
                .getFirst()
                .fields();
    }

    @Test
    void aLockSaysWhyAndByWhomAndOnlyOnce() {
        Account locked = blocks.disable(administrator, ada.id(), new Barring("  left the lab ", null, false));
        Account again = blocks.disable(administrator, ada.id(), new Barring("left the lab", null, false));

        assertThat(again).isEqualTo(locked).isEqualTo(stored());
        assertThat(locked.life().blocks())
                .containsExactly(new Block(
                        Block.Kind.DISABLED, "console", "left the lab", administrator.account(), site.now(), null));
        assertThat(lastFields())
                .containsExactly(
                        new FieldChange("blocked.DISABLED", "false", "true"),
                        new FieldChange("blocked.DISABLED.reason", null, "left the lab"));
    }

    @Test
    void anotherReasonReplacesTheFirstOneButForWhenItBegan() {
        blocks.disable(administrator, ada.id(), new Barring("left", null, false));
        Instant began = site.now();
        site.pass(Duration.ofHours(1));

        Block block = blocks.disable(administrator, ada.id(), new Barring("misused", null, false))
                .life()
                .block(Block.Kind.DISABLED)
                .orElseThrow();

        assertThat(block.reason()).isEqualTo("misused");
        assertThat(block.since()).isEqualTo(began);
        assertThat(site.directory
                        .accounts()
                        .disable(administrator, ada.id())
                        .life()
                        .block(Block.Kind.DISABLED))
                .contains(block);
    }

    @Test
    void eachBlockIsLiftedByItselfAndTheAccountActsWhenNoneIsLeft() {
        Keys.MadeKey key = site.key(ada);
        blocks.disable(administrator, ada.id(), PLAIN);
        blocks.archive(administrator, ada.id(), PLAIN);
        blocks.hold(administrator, ada.id(), PLAIN);

        blocks.enable(administrator, ada.id());
        blocks.bringBack(administrator, ada.id());
        assertThat(stored().mayAct(site.now())).isFalse();
        assertRefused(Failure.AccountBarred.class, () -> site.callerWith(key));
        blocks.release(administrator, ada.id());

        assertThat(stored().life()).isEqualTo(ada.life());
        assertThat(site.callerWith(key).is(ada.id())).isTrue();
        assertThat(acts())
                .endsWith(
                        Act.ACCOUNT_DISABLED,
                        Act.ACCOUNT_ARCHIVED,
                        Act.ACCOUNT_HELD,
                        Act.ACCOUNT_ENABLED,
                        Act.ACCOUNT_BROUGHT_BACK,
                        Act.ACCOUNT_RELEASED);
    }

    @Test
    void liftingWhatIsNotThereWritesNothing() {
        List<Act> before = acts();

        assertThat(blocks.enable(administrator, ada.id())).isEqualTo(ada);
        assertThat(blocks.bringBack(administrator, ada.id())).isEqualTo(ada);
        assertThat(blocks.release(administrator, ada.id())).isEqualTo(ada);

        assertThat(acts()).isEqualTo(before);
    }

    @Test
    void aHoldIsSetAndLiftedAtTheConsoleOrAtTheHostOnly() {
        Caller elsewhere = site.as(site.create("boss", Rank.ADMINISTRATOR));

        assertRefused(Failure.MayNotLock.class, () -> blocks.hold(elsewhere, ada.id(), PLAIN));
        blocks.hold(HOST, ada.id(), PLAIN);
        assertRefused(Failure.MayNotLock.class, () -> blocks.release(elsewhere, ada.id()));
        site.directory.accounts().enable(elsewhere, ada.id());
        AccountChanges active = AccountChanges.changing().active(Edit.set(true)).build();
        assertRefused(
                Failure.MayNotLock.class,
                () -> site.directory.accounts().change(elsewhere, ada.id(), active, AddressRule.MAY_BE_SHARED));
        assertThat(stored().mayAct(site.now())).isFalse();

        assertThat(blocks.release(administrator, ada.id()).mayAct(site.now())).isTrue();
    }

    @Test
    void whoManagesHoldsOnlyThoseBelowAndNobodyHoldsHimself() {
        Caller manager = atConsole(site.as(site.create("manager", Rank.MANAGER)));
        Account other = site.create("other", Rank.MANAGER);

        assertRefused(Failure.MayNotLock.class, () -> blocks.archive(atConsole(site.as(ada)), other.id(), PLAIN));
        assertThat(blocks.hold(manager, ada.id(), PLAIN).mayAct(site.now())).isFalse();
        assertRefused(Failure.MayNotLock.class, () -> blocks.hold(manager, other.id(), PLAIN));
        assertRefused(Failure.MayNotLock.class, () -> blocks.hold(atConsole(site.as(other)), other.id(), PLAIN));
    }

    @Test
    void aHoldEndsByItselfButItsSessionsStayEnded() {
        Caller session = site.signedIn(ada);
        Keys.MadeKey key = site.key(ada);
        Instant until = site.now().plus(Duration.ofDays(2));

        assertThat(blocks.hold(administrator, ada.id(), new Barring("audit", until, false))
                        .mayAct(site.now()))
                .isFalse();
        assertThat(lastFields()).contains(new FieldChange("blocked.HOLD.until", null, "2026-03-03T12:00:00Z"));
        site.pass(Duration.ofDays(2));

        assertThat(site.callerWith(key).is(ada.id())).isTrue();
        assertRefused(
                Failure.BadCredentials.class, () -> site.directory.accounts().disable(session, ada.id()));
    }

    @Test
    void aBlockThatIsOverBeforeItBeginsIsRefused() {
        Barring past = new Barring(null, site.now(), false);

        assertRefused(Failure.ExpiryInThePast.class, () -> blocks.hold(administrator, ada.id(), past));
        assertRefused(Failure.Malformed.class, () -> new Barring("x".repeat(1_001), null, false));
        assertThat(stored()).isEqualTo(ada);
    }

    @Test
    void keysThatEndWithTheLockNeverComeBack() {
        Keys.MadeKey key = site.key(ada);

        blocks.disable(administrator, ada.id(), WITH_KEYS);
        blocks.enable(administrator, ada.id());

        assertRefused(Failure.BadCredentials.class, () -> site.callerWith(key));
        assertThat(acts()).endsWith(Act.ACCOUNT_DISABLED, Act.KEY_ENDED, Act.ACCOUNT_ENABLED);
    }

    @Test
    void keysOfAnAccountThatIsLockedAlreadyCanStillBeEnded() {
        site.key(ada);
        blocks.disable(administrator, ada.id(), new Barring("left the lab", null, false));

        blocks.disable(administrator, ada.id(), WITH_KEYS);

        assertThat(acts()).endsWith(Act.ACCOUNT_DISABLED, Act.KEY_ENDED);
        assertThat(blocks.reviving(administrator, ada.id())).isEmpty();
    }

    @Test
    void whoMayLockAnEqualMayNotEndItsKeys() {
        Caller manager = site.as(site.create("manager", Rank.MANAGER));
        Account other = site.create("other", Rank.MANAGER);

        assertRefused(Failure.MayNotLock.class, () -> blocks.disable(manager, other.id(), WITH_KEYS));
        assertThat(blocks.disable(manager, other.id(), PLAIN).mayAct(site.now()))
                .isFalse();
    }

    @Test
    void unlockingWouldReviveTheKeysForProgramsAndNothingElse() {
        Key key = site.key(ada).key();
        site.signedIn(ada);
        assertThat(blocks.reviving(administrator, ada.id())).isEmpty();

        blocks.disable(administrator, ada.id(), PLAIN);

        assertThat(blocks.reviving(administrator, ada.id())).extracting(Key::id).containsExactly(key.id());
        Caller other = site.as(site.create("other", Rank.AUDITOR));
        assertRefused(Failure.MayNotView.class, () -> blocks.reviving(other, ada.id()));
    }

    @Test
    void theLastAdministratorIsNeitherArchivedNorHeld() {
        Account only = site.create("only", Rank.ADMINISTRATOR);
        blocks.disable(HOST, administrator.account());

        assertRefused(Failure.LastAdministrator.class, () -> blocks.archive(HOST, only.id(), PLAIN));
        assertRefused(Failure.LastAdministrator.class, () -> blocks.hold(HOST, only.id(), PLAIN));
        Barring forAnHour = new Barring(null, site.now().plus(Duration.ofHours(1)), false);
        assertRefused(Failure.LastAdministrator.class, () -> blocks.hold(HOST, only.id(), forAnHour));
    }

    @Test
    void anAdministratorEndsALockOutAndNothingElse() {
        for (int tries = 0; tries < 50; tries++) {
            site.directory.logins().signIn("ada", "wrong " + tries, Duration.ofDays(1), TestDirectory.origin());
        }
        blocks.archive(administrator, ada.id(), PLAIN);
        assertThat(activity().lockedUntil()).isNotNull();
        Caller other = site.as(site.create("other", Rank.AUDITOR));
        assertRefused(Failure.MayNotLock.class, () -> blocks.endLockOutOf(other, ada.id()));

        blocks.endLockOutOf(administrator, ada.id());

        assertThat(activity().lockedUntil()).isNull();
        assertThat(stored().life().block(Block.Kind.ARCHIVED)).isPresent();
        assertThat(acts()).endsWith(Act.LOCKED_OUT, Act.ACCOUNT_ARCHIVED, Act.LOCK_OUT_ENDED);
    }

    private muster.model.Activity activity() {
        return site.read(reading -> reading.accounts().activity(ada.id()));
    }

    @Test
    void expiryEndsSessionsAndClearingItBringsNoneBack() {
        Caller session = site.signedIn(ada);
        Instant soon = site.now().plusSeconds(60);
        expire(Edit.set(soon));
        site.pass(Duration.ofSeconds(61));
        assertRefused(
                Failure.AccountBarred.class, () -> site.directory.accounts().disable(session, ada.id()));

        expire(Edit.clear());

        assertThat(stored().mayAct(site.now())).isTrue();
        assertRefused(
                Failure.BadCredentials.class, () -> site.directory.accounts().disable(session, ada.id()));
        Caller next = site.signedIn(ada);
        expire(Edit.set(site.now().minusSeconds(1)));
        expire(Edit.clear());
        assertRefused(
                Failure.BadCredentials.class, () -> site.directory.accounts().disable(next, ada.id()));
    }

    private void expire(Edit<Instant> at) {
        AccountChanges changes = AccountChanges.changing().expiresAt(at).build();
        site.directory.accounts().change(administrator, ada.id(), changes, AddressRule.MAY_BE_SHARED);
    }
}
