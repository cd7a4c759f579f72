package muster.directory;

import static java.time.Instant.MAX;
import static muster.model.Sample.NOON;
import static muster.model.Sample.account;
import static muster.model.Sample.block;
import static muster.model.Sample.caller;
import static muster.model.Sample.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;
import muster.directory.Portrait.Reason;
import muster.directory.Portrait.SignIn;
import muster.model.Account;
import muster.model.AccountKind;
import muster.model.Activity;
import muster.model.Block;
import muster.model.Failure;
import muster.model.Life;
import muster.model.Rank;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PortraitTest {
    private static final Instant LATER = NOON.plusSeconds(60);

    @Test
    void theRightPasswordOpensTheDoor() {
        assertThat(signIn(with(life -> life), null)).isEqualTo(SignIn.OPENS);
    }

    @Test
    void withoutAPasswordNobodyComesIn() {
        assertThat(SignIn.of(with(life -> life), Activity.NONE, false, LATER)).isEqualTo(SignIn.NO_PASSWORD);
    }

    @Test
    void whoWasNeverActivatedDoesNotComeIn() {
        assertThat(signIn(with(Life::withdrawn), null)).isEqualTo(SignIn.NOT_ACTIVATED);
    }

    @Test
    void whateverBarsAnAccountKeepsItOut() {
        for (Block.Kind kind : Block.Kind.values()) {
            assertThat(signIn(with(life -> life.blocked(block(kind))), null))
                    .as(kind.name())
                    .isEqualTo(SignIn.BARRED);
        }
        assertThat(signIn(with(life -> life.expiringAt(LATER)), null)).isEqualTo(SignIn.BARRED);
        assertThat(signIn(with(life -> life.expiringAt(LATER.plusMillis(1))), null))
                .isEqualTo(SignIn.OPENS);
    }

    @Test
    void aLockOutKeepsPeopleOutUntilItEnds() {
        assertThat(signIn(with(life -> life), LATER.plusMillis(1))).isEqualTo(SignIn.LOCKED_OUT);
        assertThat(signIn(with(life -> life), LATER)).isEqualTo(SignIn.OPENS);
        assertThat(signIn(with(life -> life), MAX)).isEqualTo(SignIn.LOCKED_OUT);
    }

    @Test
    void aBarIsNamedBeforeALockOutWhichEndsByItself() {
        Account barred = with(life -> life.blocked(block(Block.Kind.HOLD)));
        assertThat(signIn(barred, MAX)).isEqualTo(SignIn.BARRED);
    }

    @Test
    void nobodySignsInAsWhatIsGone() {
        assertThat(signIn(with(life -> life.merged(id(2), false)), null)).isEqualTo(SignIn.NOBODYS);
        assertThat(signIn(with(life -> life.trashed(NOON, null)), null)).isEqualTo(SignIn.NOBODYS);
        assertThat(signIn(system(), null)).isEqualTo(SignIn.NOBODYS);
    }

    @Test
    void whatIsListedIsNotHidden() {
        assertThat(Reason.of(with(life -> life))).isNull();
        assertThat(Reason.of(with(Life::withdrawn))).isNull();
        assertThat(Reason.of(with(life -> life.blocked(block(Block.Kind.ARCHIVED)))))
                .isNull();
    }

    @Test
    void whatIsHiddenHasItsReason() {
        assertThat(Reason.of(with(life -> life.trashed(NOON, null)))).isEqualTo(Reason.IN_TRASH);
        assertThat(Reason.of(with(life -> life.merged(id(2), true)))).isEqualTo(Reason.MERGED);
        assertThat(Reason.of(with(life -> life.merged(id(2), true).trashed(NOON, null))))
                .isEqualTo(Reason.MERGED);
        assertThat(Reason.of(system())).isEqualTo(Reason.SYSTEM);
    }

    @Test
    void portraitsAreForTheAccountItselfAndForAuditors() {
        Account target = with(life -> life);
        Refusals.assertRefused(
                Failure.MayNotView.class, () -> Portrayal.requireMaySee(caller(2, Rank.PUBLISHER), target));
        assertThatCode(() -> Portrayal.requireMaySee(caller(1, Rank.VIEWER), target))
                .doesNotThrowAnyException();
        assertThatCode(() -> Portrayal.requireMaySee(caller(2, Rank.AUDITOR), target))
                .doesNotThrowAnyException();
    }

    private static SignIn signIn(Account account, @Nullable Instant lockedUntil) {
        return SignIn.of(account, new Activity(null, null, null, 5, lockedUntil), true, LATER);
    }

    private static Account with(UnaryOperator<Life> change) {
        Account person = account(1, Rank.VIEWER);
        return person.withLife(change.apply(person.life()), NOON.plus(Duration.ofSeconds(1)), null);
    }

    private static Account system() {
        Account person = account(1, Rank.ADMINISTRATOR);
        return new Account(
                person.id(),
                1,
                AccountKind.SYSTEM,
                person.username(),
                person.emails(),
                null,
                person.profile(),
                person.rank(),
                person.life(),
                person.stamps());
    }
}
