package muster.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.concurrent.CountDownLatch;
import muster.model.Failure;
import muster.model.Password;
import muster.model.PasswordHash;
import muster.model.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordHashesTest {
    private final SecureRandom random = new SecureRandom();
    private final PasswordHashes hasher = PasswordHashes.cheap(random);
    private final Password password = Password.ofText("correct horse");

    @Test
    void aPasswordMatchesItsHashAndNoOther() {
        PasswordHash hash = hasher.hash(password);

        assertThat(hash.encoded()).startsWith("$argon2id$v=19$m=8,t=1,p=1$");
        assertThat(hasher.matches(password, hash)).isTrue();
        assertThat(hasher.matches(Password.ofText("correct horsf"), hash)).isFalse();
        assertThat(hasher.hash(password).encoded()).isNotEqualTo(hash.encoded());
    }

    /** Made with the reference implementation: {@code argon2 somesaltsomesalt -id -m 6 -t 2 -p 1 -e}. */
    @Test
    void hashesOfTheReferenceImplementationMatch() {
        PasswordHash reference = new PasswordHash(
                "$argon2id$v=19$m=64,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$WMqB3Uli/rnr60QIsihjhlKq4YCMBJAFujiKB+eMtzc",
                PasswordHash.Preimage.DIGEST,
                3);

        assertThat(hasher.matches(Password.ofText("abc"), reference)).isTrue();
        assertThat(hasher.matches(Password.ofText("abd"), reference)).isFalse();
    }

    @Test
    void aHashIsCheckedWithTheCostItWasMadeWithAndOutdatedWhenThatIsLessThanUsual() {
        PasswordHash hash = hasher.hash(password);
        String stronger = Argon2.hash(password.digest(), new Argon2.Cost(64, 2, 1), random);

        assertThat(hasher.matches(password, new PasswordHash(stronger, PasswordHash.Preimage.DIGEST, 0)))
                .isTrue();
        assertThat(hasher.isOutdated(hash)).isFalse();
        assertThat(PasswordHashes.usual(random, 1).isOutdated(hash)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain",
                "$argon2i$v=19$m=8,t=1,p=1$c29tZXNhbHRzb21lc2FsdA$c29tZXNhbHRzb21lc2FsdA",
                "$argon2id$v=19$m=4000000,t=1,p=1$c29tZXNhbHRzb21lc2FsdA$c29tZXNhbHRzb21lc2FsdA",
                "$argon2id$v=19$m=8,t=0,p=1$c29tZXNhbHRzb21lc2FsdA$c29tZXNhbHRzb21lc2FsdA",
                "$argon2id$v=19$m=8,t=1,p=9$c29tZXNhbHRzb21lc2FsdA$c29tZXNhbHRzb21lc2FsdA",
                "$argon2id$v=19$m=8,t=1,p=1$c29tZXNhbHRzb21lc2FsdA$="
            })
    void whatIsNoHashOrAsksForTooMuchWorkMatchesNothing(String encoded) {
        assertThat(hasher.matches(password, new PasswordHash(encoded, PasswordHash.Preimage.DIGEST, 0)))
                .isFalse();
    }

    @Test
    void whenTooManyWaitFurtherOnesAreRefusedAtOnce() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        try (HashingPool pool = new HashingPool(1, 1)) {
            Thread running = Thread.ofVirtual().start(() -> pool.run(() -> await(go)));
            Thread waiting = Thread.ofVirtual().start(() -> pool.run(() -> await(go)));
            awaitFull(pool);
            assertThatThrownBy(() -> pool.run(() -> true))
                    .isInstanceOfSatisfying(
                            Refused.class,
                            refused -> assertThat(refused.failure()).isInstanceOf(Failure.Busy.class));
            go.countDown();
            running.join();
            waiting.join();
            assertThat(pool.<Boolean>run(() -> true)).isTrue();
        }
    }

    private static void awaitFull(HashingPool pool) throws InterruptedException {
        while (pool.waiting() < 1) {
            Thread.sleep(1);
        }
    }

    private static boolean await(CountDownLatch latch) throws InterruptedException {
        latch.await();
        return true;
    }
}
