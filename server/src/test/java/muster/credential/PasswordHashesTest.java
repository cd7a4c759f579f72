package muster.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import muster.model.Failure;
import muster.model.Password;
import muster.model.PasswordHash;
import muster.model.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordHashesTest {
    private static final String BCRYPT_OF_ABC = "$2b$04$abcdefghijklmnopqrstuuCi15uRb1eH7NAlJ/TgeJertyknQpYn2";

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

    /** Made with the reference implementation from the text itself: {@code argon2 somesaltsomesalt -id -m 6 -t 2 -p 1 -e}. */
    @Test
    void anImportedArgon2HashOfTheTypedTextMatchesThatTextAndIsOutdatedHoweverStrong() {
        PasswordHash imported =
                plain("$argon2id$v=19$m=64,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$v4nGHDXmJaTilCU0ztRSf6F5YaCBJNxuBKm0IIL57TI");

        assertThat(hasher.matches(Password.ofText("a long passphrase that is typed"), imported))
                .isTrue();
        assertThat(hasher.matches(Password.ofText("a long passphrase that is types"), imported))
                .isFalse();
        assertThat(hasher.isOutdated(imported)).isTrue();
    }

    @Test
    void ofAPasswordKnownByItsDigestAloneAHashOfTheTextSaysNothing() {
        Password digest = Password.ofDigest(Password.ofText("abc").digest());

        assertThat(hasher.matches(digest, plain(BCRYPT_OF_ABC))).isFalse();
        assertThat(hasher.matches(Password.ofText("abc"), plain(BCRYPT_OF_ABC))).isTrue();
    }

    @Test
    void aBcryptHashIsOutdatedSoThatASignInReplacesIt() {
        PasswordHash imported = digest("$2b$04$abcdefghijklmnopqrstuuX5itgeWB7lzvKFBkp4RluKm7533NpE6");

        assertThat(hasher.matches(Password.ofText("abc"), imported)).isTrue();
        assertThat(hasher.matches(Password.ofDigest(Password.ofText("abc").digest()), imported))
                .isTrue();
        assertThat(hasher.isOutdated(imported)).isTrue();
        assertThat(hasher.isOutdated(hasher.hash(Password.ofText("abc")))).isFalse();
    }

    @Test
    void hashesThatAskForTooMuchWorkAreRefusedWithoutIt() {
        List<String> absurd = List.of(
                "$2b$31$abcdefghijklmnopqrstuuX5itgeWB7lzvKFBkp4RluKm7533NpE6",
                "$2b$15$abcdefghijklmnopqrstuuX5itgeWB7lzvKFBkp4RluKm7533NpE6",
                "$argon2id$v=19$m=4000000,t=1,p=1$c29tZXNhbHRzb21lc2FsdA$c29tZXNhbHRzb21lc2FsdA",
                "$argon2id$v=19$m=8,t=9999,p=1$c29tZXNhbHRzb21lc2FsdA$c29tZXNhbHRzb21lc2FsdA");

        assertTimeoutPreemptively(
                Duration.ofSeconds(1),
                () -> assertThat(absurd).noneMatch(encoded -> hasher.matches(Password.ofText("abc"), digest(encoded))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain",
                "$argon2i$v=19$m=8,t=1,p=1$c29tZXNhbHRzb21lc2FsdA$c29tZXNhbHRzb21lc2FsdA",
                "$argon2id$v=19$m=8,t=0,p=1$c29tZXNhbHRzb21lc2FsdA$c29tZXNhbHRzb21lc2FsdA",
                "$argon2id$v=19$m=8,t=1,p=9$c29tZXNhbHRzb21lc2FsdA$c29tZXNhbHRzb21lc2FsdA",
                "$argon2id$v=19$m=8,t=1,p=1$c29tZXNhbHRzb21lc2FsdA$=",
                "$2b$04$abcdefghijklmnopqrstuuX5itgeWB7lzvKFBkp4RluKm7533NpE",
                "$2x$04$abcdefghijklmnopqrstuuX5itgeWB7lzvKFBkp4RluKm7533NpE6",
                "$2b$4$abcdefghijklmnopqrstuuX5itgeWB7lzvKFBkp4RluKm7533NpE6"
            })
    void whatIsNoHashMatchesNothing(String encoded) {
        assertThat(hasher.matches(password, digest(encoded))).isFalse();
        assertThat(hasher.matches(password, plain(encoded))).isFalse();
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

    private static PasswordHash digest(String encoded) {
        return new PasswordHash(encoded, PasswordHash.Preimage.DIGEST, 0);
    }

    private static PasswordHash plain(String encoded) {
        return new PasswordHash(encoded, PasswordHash.Preimage.PLAIN, 0);
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
