package muster.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AccountTest {
    private static final Instant LATER = Sample.NOON.plusSeconds(60);
    private final Account account = Sample.account(1, Rank.VIEWER);

    @Test
    void anActiveAccountMayActAndSignIn() {
        assertThat(account.mayAct(LATER)).isTrue();
        assertThat(account.maySignIn(LATER, Activity.NONE)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Block.Kind.class)
    void anyBlockStopsAnAccountUntilItEnds(Block.Kind kind) {
        Block untilLater = new Block(kind, "test", null, null, Sample.NOON, LATER);
        Account blocked = account.withLife(account.life().blocked(untilLater), Sample.NOON, null);

        assertThat(blocked.mayAct(LATER.minusNanos(1_000))).isFalse();
        assertThat(blocked.mayAct(LATER)).isTrue();
    }

    @Test
    void invitedExpiredTrashedAndMergedAccountsMayNotAct() {
        assertThat(with(Life.INVITED).mayAct(LATER)).isFalse();
        assertThat(with(account.life().expiringAt(LATER)).mayAct(LATER)).isFalse();
        assertThat(with(account.life().trashed(LATER, null)).mayAct(LATER)).isFalse();
        Life merged = Life.activeSince(Sample.NOON).merged(Sample.id(2), true);
        assertThat(with(merged).mayAct(LATER)).isFalse();
    }

    @Test
    void beingLockedOutStopsSigningInButNotActing() {
        Activity lockedOut = new Activity(null, null, null, 5, LATER);

        assertThat(account.maySignIn(Sample.NOON, lockedOut)).isFalse();
        assertThat(account.mayAct(Sample.NOON)).isTrue();
        assertThat(account.maySignIn(LATER, lockedOut)).isTrue();
    }

    @Test
    void aChangeThatChangesNothingIsTheSameRecord() {
        AccountChanges same = AccountChanges.changing()
                .givenName(Edit.set("Given"))
                .rank(_ -> Rank.VIEWER)
                .build();

        assertThat(account.with(same, account.primaryEmail(), LATER, null)).isSameAs(account);
    }

    @Test
    void aChangeOfAShownFieldMovesVersionAndBothStamps() {
        Account changed = account.with(
                AccountChanges.changing().familyName(Edit.set("Roth")).build(),
                account.primaryEmail(),
                LATER,
                Sample.id(9));

        assertThat(changed.version()).isEqualTo(2);
        assertThat(changed.stamps().modifiedAt()).isEqualTo(LATER);
        assertThat(changed.stamps().profileModifiedAt()).isEqualTo(LATER);
        assertThat(changed.stamps().modifiedBy()).isEqualTo(Sample.id(9));
    }

    @Test
    void lockingLeavesTheStampOfTheProfileAlone() {
        Account locked = with(account.life().blocked(Sample.block(Block.Kind.DISABLED)));

        assertThat(locked.version()).isEqualTo(2);
        assertThat(locked.stamps().profileModifiedAt()).isEqualTo(Sample.NOON);
        assertThat(locked.stamps().modifiedAt()).isEqualTo(LATER);
    }

    @Test
    void goingToTrashMovesNoStamp() {
        assertThat(with(account.life().trashed(LATER, null)).stamps()).isEqualTo(account.stamps());
    }

    @Test
    void stampsNeverGoBackWhenTheClockDoes() {
        Account changed = account.with(
                AccountChanges.changing().givenName(Edit.set("A")).build(),
                account.primaryEmail(),
                Sample.NOON.minus(Duration.ofHours(1)),
                null);

        assertThat(changed.stamps().modifiedAt()).isAfter(Sample.NOON);
    }

    @Test
    void anotherPrimaryAddressIsUnverifiedAndReplacesTheFirstOnly() {
        EmailAddress second = EmailAddress.parse("second@lab.example");
        Account two = new Account(
                account.id(),
                1,
                account.kind(),
                account.username(),
                java.util.List.of(account.emails().getFirst(), new Email(second, true, true)),
                null,
                account.profile(),
                account.rank(),
                account.life(),
                account.stamps());

        Email another = new Email(EmailAddress.parse("new@lab.example"), false, true);
        Account changed =
                two.with(AccountChanges.changing().givenName(Edit.set("Ada")).build(), another, LATER, null);

        assertThat(changed.version()).isEqualTo(2);

        assertThat(changed.emails()).containsExactly(another, new Email(second, true, true));
    }

    private Account with(Life life) {
        return account.withLife(life, LATER, null);
    }
}
