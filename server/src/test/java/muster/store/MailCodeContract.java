package muster.store;

import static muster.model.MailCode.Purpose.EMAIL_CHANGE;
import static muster.model.MailCode.Purpose.INVITATION;
import static muster.model.MailCode.Purpose.RECOVERY;
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
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import muster.model.EmailAddress;
import muster.model.MailCode;
import muster.model.SecretDigest;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.Test;

/** Codes that went out by mail. */
interface MailCodeContract extends WithStore {

    private static MailCode code(int account, MailCode.Purpose purpose, String secret, Duration life) {
        return new MailCode(
                id(account),
                purpose,
                SecretDigest.of(secret),
                new EmailAddress(secret + "@Example.org"),
                0,
                NOW,
                NOW.plus(life));
    }

    private static MailCode code(int account, MailCode.Purpose purpose, String secret) {
        return code(account, purpose, secret, Duration.ofHours(1));
    }

    private void put(MailCode... codes) {
        write(store(), w -> List.of(codes).forEach(w.mailCodes()::put));
    }

    private List<MailCode> found(String secret) {
        return store().read(r -> r.mailCodes().byDigest(SecretDigest.of(secret))).stream()
                .toList();
    }

    @Test
    default void codeIsFoundByItsDigestAndByItsAccount() {
        add(store(), account(1), account(2));
        MailCode first = code(1, INVITATION, "a");
        MailCode second = code(1, RECOVERY, "b");
        put(first, second, code(2, INVITATION, "c"));
        assertThat(found("a")).containsExactly(first);
        assertThat(found("b")).containsExactly(second);
        assertThat(found("x")).isEmpty();
        assertThat(store().<Optional<MailCode>>read(r -> r.mailCodes().find(id(1), RECOVERY)))
                .contains(second);
        assertThat(store().<Optional<MailCode>>read(r -> r.mailCodes().find(id(1), EMAIL_CHANGE)))
                .isEmpty();
    }

    @Test
    default void newerCodeTakesThePlaceOfTheOneForTheSamePurpose() {
        add(store(), account(1));
        put(code(1, INVITATION, "a"), code(1, RECOVERY, "b"));
        write(store(), w -> w.mailCodes().miss(code(1, INVITATION, "a")));
        assertThat(found("a").getFirst().tries()).isEqualTo(1);
        assertThat(found("b").getFirst().tries()).isZero();
        MailCode newer = code(1, INVITATION, "c");
        put(newer);
        assertThat(found("a")).isEmpty();
        assertThat(found("c")).containsExactly(newer);
        write(store(), w -> w.mailCodes().miss(code(1, INVITATION, "a")));
        assertThat(found("c")).containsExactly(newer);
        assertThat(found("b")).hasSize(1);
    }

    @Test
    default void noTwoCodesHaveOneDigest() {
        add(store(), account(1), account(2));
        put(code(1, INVITATION, "a"));
        assertThatThrownBy(() -> put(code(2, RECOVERY, "a"))).isInstanceOf(JdbiException.class);
    }

    @Test
    default void codeIsForgottenOnce() {
        add(store(), account(1));
        put(code(1, INVITATION, "a"), code(1, RECOVERY, "b"));
        assertThat(store().<Boolean>write(w -> w.mailCodes().remove(id(1), INVITATION)))
                .isTrue();
        assertThat(store().<Boolean>write(w -> w.mailCodes().remove(id(1), INVITATION)))
                .isFalse();
        assertThat(found("a")).isEmpty();
        assertThat(found("b")).hasSize(1);
    }

    @Test
    default void codesGoWithTheirAccount() {
        add(store(), account(1), account(2));
        put(code(1, INVITATION, "a"), code(2, INVITATION, "b"));
        write(store(), w -> {
            w.accounts().lock(id(1));
            w.accounts().remove(id(1));
        });
        assertThat(found("a")).isEmpty();
        assertThat(found("b")).hasSize(1);
    }

    @Test
    default void deadlineIsTheInvitationsElseThatOfTheNewAddress() {
        add(store(), account(1), account(2), account(3), account(4));
        put(code(1, INVITATION, "a", Duration.ofDays(1)), code(1, EMAIL_CHANGE, "b", Duration.ofDays(9)));
        put(code(2, EMAIL_CHANGE, "c", Duration.ofDays(-3)), code(2, RECOVERY, "d", Duration.ofDays(9)));
        put(code(3, RECOVERY, "e"));
        Map<?, Instant> deadlines = store().read(r -> r.mailCodes()
                .deadlines(IntStream.rangeClosed(1, 5).mapToObj(Samples::id).toList()));
        assertThat(deadlines)
                .isEqualTo(Map.of(id(1), NOW.plus(Duration.ofDays(1)), id(2), NOW.minus(Duration.ofDays(3))));
    }

    @Test
    default void codesOfOnePurposeWhoseTimeIsOverAreForgottenALittleAtATime() {
        add(store(), account(1), account(2), account(3), account(4));
        for (int i = 1; i <= 4; i++) {
            put(code(i, RECOVERY, "r" + i, Duration.ofMinutes(i)), code(i, INVITATION, "i" + i, Duration.ofMinutes(i)));
        }
        Instant by = NOW.plus(Duration.ofMinutes(3));
        assertThat(store().<Integer>write(w -> w.mailCodes().removeExpired(RECOVERY, by, 2)))
                .isEqualTo(2);
        assertThat(found("r2")).isEmpty();
        assertThat(found("r3")).hasSize(1);
        assertThat(store().<Integer>write(w -> w.mailCodes().removeExpired(RECOVERY, by, 2)))
                .isEqualTo(1);
        assertThat(store().<Integer>write(w -> w.mailCodes().removeExpired(RECOVERY, by, 2)))
                .isZero();
        assertThat(found("r4")).hasSize(1);
        assertThat(found("i1")).hasSize(1);
    }
}
