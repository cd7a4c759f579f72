package muster.store;

import static muster.store.Samples.NOW;
import static muster.store.Samples.account;
import static muster.store.Samples.add;
import static muster.store.Samples.id;
import static muster.store.Samples.write;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import muster.model.AccountId;
import muster.model.SecondFactor;
import org.junit.jupiter.api.Test;

/** Second factors and recovery codes. */
interface SecondFactorContract extends WithStore {

    private void addTwoAccounts() {
        add(store(), account(1), account(2));
    }

    private Optional<SecondFactor> factor(int account) {
        return store().read(r -> r.credentials().secondFactor(id(account)));
    }

    private int codesLeft(int account) {
        return store().<Integer>read(r -> r.credentials().recoveryCodes(id(account)));
    }

    private boolean use(int account, String hash) {
        return store().<Boolean>write(w -> w.credentials().useRecoveryCode(id(account), hash));
    }

    @Test
    default void everyFieldOfASecondFactorComesBackAsItWas() {
        addTwoAccounts();
        SecondFactor begun = new SecondFactor("sealed", false, NOW, null);
        SecondFactor on = new SecondFactor("sealed anew", true, NOW.plusSeconds(5), NOW.minusSeconds(30));
        assertThat(factor(1)).isEmpty();
        write(store(), w -> w.credentials().setSecondFactor(id(1), begun));
        assertThat(factor(1)).contains(begun);
        write(store(), w -> w.credentials().setSecondFactor(id(1), on));
        assertThat(factor(1)).contains(on);
        assertThat(factor(2)).isEmpty();
        write(store(), w -> w.credentials().setSecondFactor(id(1), begun));
        assertThat(factor(1)).contains(begun);
    }

    @Test
    default void thoseWhoseSecondFactorIsOnAreToldTogether() {
        add(store(), account(1), account(2), account(3), account(4));
        write(store(), w -> {
            w.credentials().setSecondFactor(id(1), new SecondFactor("a", true, NOW, null));
            w.credentials().setSecondFactor(id(2), new SecondFactor("b", false, NOW, null));
            w.credentials().setSecondFactor(id(4), new SecondFactor("c", true, NOW, null));
            w.credentials().setRecoveryCodes(id(3), List.of("d"), NOW);
        });
        assertThat(store().<Set<AccountId>>read(
                                r -> r.credentials().withSecondFactor(List.of(id(1), id(2), id(3), id(5)))))
                .containsExactly(id(1));
    }

    @Test
    default void aRecoveryCodeIsTakenOnceAndByItsOwnAccount() {
        addTwoAccounts();
        write(store(), w -> w.credentials().setRecoveryCodes(id(1), List.of("a", "b", "c"), NOW));
        write(store(), w -> w.credentials().setRecoveryCodes(id(2), List.of("d"), NOW));
        assertThat(use(2, "a")).isFalse();
        assertThat(use(1, "a")).isTrue();
        assertThat(use(1, "a")).isFalse();
        assertThat(codesLeft(1)).isEqualTo(2);
        assertThat(codesLeft(2)).isEqualTo(1);
    }

    @Test
    default void newRecoveryCodesReplaceTheOldOnes() {
        addTwoAccounts();
        write(store(), w -> w.credentials().setRecoveryCodes(id(1), List.of("a", "b"), NOW));
        write(store(), w -> w.credentials().setRecoveryCodes(id(1), List.of("b", "c", "d"), NOW));
        assertThat(codesLeft(1)).isEqualTo(3);
        assertThat(use(1, "a")).isFalse();
    }

    @Test
    default void removingASecondFactorTakesItsRecoveryCodesAndLeavesThePassword() {
        addTwoAccounts();
        write(store(), w -> {
            w.credentials().setPassword(id(1), Samples.PASSWORD, NOW);
            w.credentials().setSecondFactor(id(1), new SecondFactor("sealed", true, NOW, NOW));
            w.credentials().setRecoveryCodes(id(1), List.of("a", "b"), NOW);
            w.credentials().setRecoveryCodes(id(2), List.of("c"), NOW);
        });
        write(store(), w -> w.credentials().removeSecondFactor(id(1)));
        assertThat(factor(1)).isEmpty();
        assertThat(codesLeft(1)).isZero();
        assertThat(codesLeft(2)).isEqualTo(1);
        assertThat(store().<Set<AccountId>>read(r -> r.credentials().withPassword(List.of(id(1)))))
                .containsExactly(id(1));
    }

    @Test
    default void aSecondFactorIsNoPasswordAndGoesWithEverythingElse() {
        addTwoAccounts();
        write(store(), w -> {
            w.credentials().setSecondFactor(id(1), new SecondFactor("sealed", true, NOW, NOW));
            w.credentials().setRecoveryCodes(id(1), List.of("a"), NOW);
        });
        assertThat(store().<Set<AccountId>>read(r -> r.credentials().withPassword(List.of(id(1)))))
                .isEmpty();
        write(store(), w -> w.credentials().removeAll(id(1)));
        assertThat(factor(1)).isEmpty();
        assertThat(codesLeft(1)).isZero();
    }
}
