package muster.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SecretsTest {

    @Test
    void aPasswordIsTheDigestOfItsUtf8Bytes() {
        assertThat(Password.ofText("abc").digest())
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void everyOneOf128CharactersCountsAnd129AreRefused() {
        String most = "p".repeat(128);
        assertThat(Password.ofText(most).digest())
                .isNotEqualTo(Password.ofText("p".repeat(127)).digest());
        assertThatThrownBy(() -> Password.ofText(most + "p")).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> Password.ofText("")).isInstanceOf(Refused.class);
    }

    @Test
    void thePasswordIsTakenAsItWasTyped() {
        assertThat(Password.ofText(" A ").digest())
                .isNotEqualTo(Password.ofText("A").digest());
        assertThat(Password.ofText("é").digest())
                .isNotEqualTo(Password.ofText("e\u0301").digest());
    }

    @Test
    void aPasswordWithHalfACharacterIsRefusedBecauseItWouldEqualAnother() {
        assertThatThrownBy(() -> Password.ofText("abc\ud800def")).isInstanceOf(Refused.class);
        assertThat(Password.ofText("abc\ud83d\ude00def").length()).isEqualTo(7);
    }

    @Test
    void aPasswordShorterThanTheDoorsLeastLengthIsRefused() {
        assertThat(Password.ofText("sixsix").atLeast(6).length()).isEqualTo(6);
        assertThatThrownBy(() -> Password.ofText("fiver").atLeast(6))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.failure()).isInstanceOf(Failure.PasswordRefused.class));
    }

    @Test
    void secretsNeverPrintThemselves() {
        assertThat(Password.ofText("opensesame").toString()).doesNotContain("opensesame");
        assertThat(KeySecret.presented("opensesame").toString()).doesNotContain("opensesame");
        assertThat(new PasswordHash("$argon2id$x", PasswordHash.Preimage.DIGEST, 8).toString())
                .doesNotContain("argon2id");
    }

    @Test
    void aChosenKeySecretIsLongAndPlain() {
        assertThat(KeySecret.chosen("k".repeat(32)).reveal()).hasSize(32);
        assertThatThrownBy(() -> KeySecret.chosen("k".repeat(31))).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> KeySecret.chosen("k".repeat(32) + " ")).isInstanceOf(Refused.class);
    }

    @Test
    void onlyTheTailOfAKeyCanBeShown() {
        assertThat(KeySecret.presented("0123456789abcdef").tail()).isEqualTo("cdef");
    }
}
