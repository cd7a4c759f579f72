package muster.store;

import static muster.model.Code.Purpose.REGISTRATION;
import static muster.model.Code.Purpose.RESET;
import static muster.store.Samples.NOW;
import static muster.store.Samples.account;
import static muster.store.Samples.add;
import static muster.store.Samples.id;
import static muster.store.Samples.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.Code;
import muster.model.EmailAddress;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.Test;

/** Codes with which people set their passwords. */
interface CodeContract extends WithStore {
    Duration HOUR = Duration.ofHours(1);

    private static Code code(int number, int account, Code.Purpose purpose, Instant createdAt) {
        return code(number, account, purpose, createdAt, false);
    }

    private static Code code(int number, int account, Code.Purpose purpose, Instant createdAt, boolean anonymous) {
        return new Code(
                new UUID(7, number),
                id(account),
                purpose,
                4,
                "hash " + number,
                "sealed " + number,
                null,
                anonymous,
                0,
                createdAt,
                createdAt.plus(HOUR),
                null,
                null);
    }

    /** The code as it is once it counts no more. */
    private static Code ended(Code code, Code.Ending ending, Instant at) {
        return new Code(
                code.id(),
                code.account(),
                code.purpose(),
                code.digits(),
                code.keyedHash(),
                null,
                code.issuedBy(),
                code.askedAnonymously(),
                code.tries(),
                code.createdAt(),
                code.expiresAt(),
                at,
                ending);
    }

    private void addCodes(Code... codes) {
        write(store(), w -> List.of(codes).forEach(w.codes()::add));
    }

    private Optional<Code> open(int account, Code.Purpose purpose) {
        return store().read(r -> r.codes().open(id(account), purpose));
    }

    private List<Code> latest(int account) {
        return store().read(r -> r.codes().latest(List.of(id(account))));
    }

    @Test
    default void everyFieldOfACodeComesBackAsItWas() {
        add(store(), account(1));
        UUID number = UUID.fromString("01950000-0000-7000-8000-000000000001");
        Code open = new Code(number, id(1), RESET, 12, "h", "s", id(2), true, 3, NOW, NOW.plusNanos(1_000), null, null);
        addCodes(open);
        assertThat(open(1, RESET)).contains(open);
        assertThat(open(1, REGISTRATION)).isEmpty();
        assertThat(open(2, RESET)).isEmpty();
        write(store(), w -> w.codes().end(open, Code.Ending.WITHDRAWN, NOW.plusSeconds(1)));
        assertThat(latest(1)).containsExactly(ended(open, Code.Ending.WITHDRAWN, NOW.plusSeconds(1)));
    }

    @Test
    default void codeWhoseTimeIsOverStaysOpenUntilItIsEnded() {
        add(store(), account(1));
        Code old = code(1, 1, RESET, NOW.minus(HOUR.multipliedBy(9)));
        addCodes(old);
        assertThat(open(1, RESET)).contains(old);
    }

    @Test
    default void anAccountHasOneOpenCodeOfEachPurpose() {
        add(store(), account(1));
        addCodes(code(1, 1, RESET, NOW), code(2, 1, REGISTRATION, NOW));
        assertThatThrownBy(() -> addCodes(code(3, 1, RESET, NOW))).isInstanceOf(JdbiException.class);
        write(store(), w -> {
            w.codes().end(code(1, 1, RESET, NOW), Code.Ending.REPLACED, NOW);
            w.codes().add(code(3, 1, RESET, NOW));
        });
        assertThat(open(1, RESET)).contains(code(3, 1, RESET, NOW));
        assertThat(open(1, REGISTRATION)).contains(code(2, 1, REGISTRATION, NOW));
    }

    @Test
    default void codeEndsOnceAndKeepsItsFirstEnding() {
        add(store(), account(1));
        Code code = code(1, 1, RESET, NOW);
        addCodes(code);
        write(store(), w -> w.codes().end(code, Code.Ending.USED, NOW));
        write(store(), w -> w.codes().end(code, Code.Ending.BURNT, NOW.plusSeconds(5)));
        assertThat(open(1, RESET)).isEmpty();
        assertThat(latest(1)).containsExactly(ended(code, Code.Ending.USED, NOW));
    }

    @Test
    default void latestCodeOfEachPurposeIsFoundForManyAccounts() {
        add(store(), account(1), account(2), account(3), account(4));
        Code earlier = code(9, 1, RESET, NOW.minusSeconds(9));
        Code used = code(1, 1, RESET, NOW.minusSeconds(5));
        addCodes(ended(earlier, Code.Ending.REPLACED, NOW.minusSeconds(7)), ended(used, Code.Ending.USED, NOW));
        Code invitation = code(2, 1, REGISTRATION, NOW.minusSeconds(99));
        Code other = code(3, 2, RESET, NOW);
        addCodes(invitation, other, code(4, 4, RESET, NOW));
        List<Code> found = store().read(r -> r.codes().latest(List.of(id(1), id(2), id(3))));
        assertThat(found).containsExactlyInAnyOrder(ended(used, Code.Ending.USED, NOW), invitation, other);
    }

    @Test
    default void openCodeIsTheLatestThoughTheClockWentBack() {
        add(store(), account(1));
        Code open = code(1, 1, RESET, NOW.minusSeconds(5));
        addCodes(ended(code(2, 1, RESET, NOW), Code.Ending.REPLACED, NOW), open);
        assertThat(latest(1)).containsExactly(open);
    }

    @Test
    default void codesAskedForAnonymouslyAreCountedByAccountPurposeAndTime() {
        add(store(), account(1), account(2));
        addCodes(
                ended(code(1, 1, RESET, NOW.minusNanos(1_000), true), Code.Ending.REPLACED, NOW),
                ended(code(2, 1, RESET, NOW, true), Code.Ending.REPLACED, NOW),
                ended(code(3, 1, RESET, NOW.plusSeconds(1), false), Code.Ending.REPLACED, NOW),
                code(4, 1, RESET, NOW.plusSeconds(2), true),
                code(5, 1, REGISTRATION, NOW, true),
                code(6, 2, RESET, NOW, true));
        assertThat(asked(NOW)).isEqualTo(2);
        assertThat(asked(NOW.minusSeconds(1))).isEqualTo(3);
        assertThat(asked(NOW.plusSeconds(3))).isZero();
    }

    private int asked(Instant since) {
        return store().<Integer>read(r -> r.codes().askedAnonymouslySince(id(1), RESET, since));
    }

    @Test
    default void firstLookOfEachViewerIsToldFromLaterOnes() {
        add(store(), account(1));
        Code code = code(1, 1, RESET, NOW);
        Code other = code(2, 1, REGISTRATION, NOW);
        addCodes(code, other);
        assertThat(wasDisplayed(code)).isFalse();
        assertThat(display(code, 2)).isTrue();
        assertThat(display(code, 2)).isFalse();
        assertThat(display(code, 3)).isTrue();
        assertThat(wasDisplayed(code)).isTrue();
        assertThat(wasDisplayed(other)).isFalse();
    }

    private boolean display(Code code, int viewer) {
        return store().<Boolean>write(w -> w.codes().display(code, id(viewer), NOW));
    }

    private boolean wasDisplayed(Code code) {
        return store().<Boolean>read(r -> r.codes().wasDisplayed(code));
    }

    @Test
    default void wrongTriesAreCountedForTheCodeAndByTheMinuteForAll() {
        add(store(), account(1), account(2));
        Code one = code(1, 1, RESET, NOW);
        Code other = code(2, 2, RESET, NOW);
        addCodes(one, other);
        Instant minute = Instant.parse("2026-03-04T05:06:00Z");
        write(store(), w -> {
            w.codes().miss(one, minute);
            w.codes().miss(one, minute.plusSeconds(59));
            w.codes().miss(other, minute.plusSeconds(60));
        });
        assertThat(open(1, RESET).orElseThrow().tries()).isEqualTo(2);
        assertThat(open(2, RESET).orElseThrow().tries()).isEqualTo(1);
        assertThat(misses(minute)).isEqualTo(3);
        assertThat(misses(minute.plusSeconds(59))).isEqualTo(3);
        assertThat(misses(minute.plusSeconds(60))).isEqualTo(1);
        assertThat(misses(minute.plusSeconds(120))).isZero();
    }

    private long misses(Instant since) {
        return store().<Long>read(r -> r.codes().missesSince(since));
    }

    @Test
    default void codesWhoseTimeIsOverAreEndedAFewAtATimeOldestFirst() {
        add(store(), account(1), account(2), account(3), account(4));
        Code last = code(1, 1, RESET, NOW.minus(HOUR));
        Code first = code(2, 2, RESET, NOW.minus(HOUR).minusSeconds(9));
        Code second = code(3, 3, RESET, NOW.minus(HOUR).minusSeconds(5));
        Code good = code(4, 4, RESET, NOW.minus(HOUR).plusNanos(1_000));
        addCodes(last, first, second, good);
        assertThat(endExpired(2)).isEqualTo(2);
        assertThat(open(1, RESET)).contains(last);
        assertThat(latest(2)).containsExactly(ended(first, Code.Ending.EXPIRED, NOW));
        assertThat(latest(3)).containsExactly(ended(second, Code.Ending.EXPIRED, NOW));
        assertThat(endExpired(2)).isEqualTo(1);
        assertThat(endExpired(2)).isZero();
        assertThat(open(4, RESET)).contains(good);
    }

    private int endExpired(int limit) {
        return store().<Integer>write(w -> w.codes().endExpired(NOW, limit));
    }

    @Test
    default void codesThatEndedLongAgoAreRemovedWithWhoSawThemAndOpenOnesStay() {
        add(store(), account(1), account(2), account(3));
        Code gone = code(1, 1, RESET, NOW);
        Code later = code(2, 2, RESET, NOW);
        Code open = code(3, 3, RESET, NOW);
        addCodes(gone, later, open);
        write(store(), w -> {
            w.codes().display(gone, id(9), NOW);
            w.codes().end(gone, Code.Ending.USED, NOW);
            w.codes().end(later, Code.Ending.USED, NOW.plusNanos(1_000));
        });
        assertThat(removeEnded()).isEqualTo(1);
        assertThat(removeEnded()).isZero();
        assertThat(latest(1)).isEmpty();
        assertThat(wasDisplayed(gone)).isFalse();
        assertThat(latest(2)).hasSize(1);
        assertThat(open(3, RESET)).contains(open);
    }

    private int removeEnded() {
        return store().<Integer>write(w -> w.codes().removeEndedBy(NOW, 10));
    }

    @Test
    default void endedCodesAreRemovedAFewAtATime() {
        add(store(), account(1));
        for (int number = 1; number <= 3; number++) {
            addCodes(ended(code(number, 1, RESET, NOW), Code.Ending.USED, NOW));
        }
        assertThat(store().<Integer>write(w -> w.codes().removeEndedBy(NOW, 2))).isEqualTo(2);
        assertThat(store().<Integer>write(w -> w.codes().removeEndedBy(NOW, 2))).isEqualTo(1);
    }

    @Test
    default void countsOfEarlierMinutesAreRemoved() {
        add(store(), account(1));
        Code code = code(1, 1, RESET, NOW);
        addCodes(code);
        write(store(), w -> {
            w.codes().miss(code, NOW.minusSeconds(60));
            w.codes().miss(code, NOW);
        });
        assertThat(removeEnded()).isZero();
        assertThat(misses(Instant.EPOCH)).isEqualTo(1);
    }

    private static Account awaiting(int number) {
        return account(number).withPendingEmail(EmailAddress.parse("new" + number + "@x.org"), NOW, null);
    }

    @Test
    default void addressesAreUnconfirmedOnceTheLastCodeForThemIsOver() {
        write(store(), w -> {
            for (int number = 11; number <= 15; number++) {
                w.accounts().add(account(number));
            }
            for (int number = 11; number <= 14; number++) {
                w.accounts().save(awaiting(number));
            }
        });
        Instant start = NOW.minus(Duration.ofDays(3));
        write(store(), w -> {
            w.codes().add(code(11, 11, Code.Purpose.EMAIL, start));
            // The address of the next one got a later code, that of the one after it has none left.
            w.codes().add(code(12, 12, Code.Purpose.EMAIL, start));
            w.codes().end(code(12, 12, Code.Purpose.EMAIL, start), Code.Ending.REPLACED, NOW);
            w.codes().add(code(13, 12, Code.Purpose.EMAIL, NOW));
            w.codes().add(code(14, 13, Code.Purpose.RESET, start));
            w.codes().add(code(15, 14, Code.Purpose.EMAIL, start));
            w.codes().add(code(16, 15, Code.Purpose.EMAIL, start));
        });
        assertThat(store().<List<AccountId>>read(r -> r.codes().unconfirmed(NOW, 10)))
                .containsExactly(id(11), id(13), id(14));
        assertThat(store().<List<AccountId>>read(r -> r.codes().unconfirmed(NOW, 1)))
                .containsExactly(id(11));
        assertThat(store().<Boolean>read(r -> r.codes().isUnconfirmed(id(11), NOW)))
                .isTrue();
        assertThat(store().<Boolean>read(r -> r.codes().isUnconfirmed(id(12), NOW)))
                .isFalse();
    }
}
