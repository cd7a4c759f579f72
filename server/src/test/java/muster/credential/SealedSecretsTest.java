package muster.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SealedSecretsTest {
    private final SecureRandom random = new SecureRandom();
    private final DataKey key = DataKey.random(random);
    private final SealedSecrets vault = SealedSecrets.with(key, random);

    @Test
    void whatIsSealedOpensForTheSameThingAndShowsNothing() {
        String sealed = vault.seal("code 7", "4711");

        assertThat(sealed).startsWith("1:" + key.id() + ":").doesNotContain("4711");
        assertThat(vault.open("code 7", sealed)).contains("4711");
        assertThat(vault.open("code 8", sealed)).isEmpty();
        assertThat(vault.seal("code 7", "4711")).isNotEqualTo(sealed);
    }

    @Test
    void anotherNodeWithTheSameKeyOpensItAndOneWithAnotherKeyDoesNot() {
        String sealed = vault.seal("code", "4711");
        SealedSecrets other = SealedSecrets.with(DataKey.random(random), random);
        String otherHead = other.seal("code", "4711").replaceFirst("[^:]*$", "");

        assertThat(SealedSecrets.with(DataKey.parse(key.text()).orElseThrow(), random)
                        .open("code", sealed))
                .contains("4711");
        assertThat(other.open("code", sealed)).isEmpty();
        assertThat(other.open("code", otherHead + sealed.replaceFirst(".*:", "")))
                .isEmpty();
    }

    @Test
    void oneChangedLetterAnywhereAndNothingOpens() {
        String sealed = vault.seal("code", "4711");

        assertThat(IntStream.range(0, sealed.length()))
                .noneMatch(index -> vault.open("code", changedAt(sealed, index)).isPresent());
        assertThat(vault.open("code", sealed + "=")).isEmpty();
        assertThat(vault.open("code", sealed.substring(0, sealed.length() - 4))).isEmpty();
        assertThat(vault.open("code", "1:" + key.id() + ":")).isEmpty();
        assertThat(vault.open("code", "1:" + key.id() + ":***")).isEmpty();
        assertThat(vault.open("code", "4711")).isEmpty();
    }

    private static String changedAt(String text, int index) {
        char other = text.charAt(index) == 'A' ? 'B' : 'A';
        return text.substring(0, index) + other + text.substring(index + 1);
    }

    @Test
    void theSpareBitsOfTheLastLetterCannotBeChangedEither() {
        String sealed = vault.seal("code", "4711");
        char last = sealed.charAt(sealed.length() - 1);
        String letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

        assertThat(letters.chars().filter(letter -> letter != last).mapToObj(Character::toString))
                .noneMatch(letter -> vault.open("code", sealed.substring(0, sealed.length() - 1) + letter)
                        .isPresent());
    }

    @Test
    void aKeyedHashIsTheSameForTheSameSecretOfTheSameThingUnderTheSameKeyAlone() {
        String hash = vault.keyedHash("code 7", "4711");

        assertThat(SealedSecrets.with(DataKey.parse(key.text()).orElseThrow(), random)
                        .keyedHash("code 7", "4711"))
                .isEqualTo(hash);
        assertThat(vault.keyedHash("code 7", "4712")).isNotEqualTo(hash);
        assertThat(vault.keyedHash("code 8", "4711")).isNotEqualTo(hash);
        assertThat(SealedSecrets.with(DataKey.random(random), random).keyedHash("code 7", "4711"))
                .isNotEqualTo(hash);
    }

    @Test
    void whereThingEndsAndSecretBeginsCounts() {
        assertThat(vault.keyedHash("a", "bc")).isNotEqualTo(vault.keyedHash("ab", "c"));
    }

    /** Computed with hmac of Python, after RFC 5869, and its library cryptography. */
    @Test
    void theKeysAreDerivedAsTheirFormSays() {
        DataKey zero = DataKey.parse("muster-data-key-1 " + "A".repeat(43)).orElseThrow();

        assertThat(zero.id()).isEqualTo("41daf94fb4dc5253");
        assertThat(SealedSecrets.with(zero, random).keyedHash("code", "4711"))
                .isEqualTo("sZ6MqKIo2B4fBXikbzVR38Qz7zM3-AQ-iFoD5OyVlP8");
        assertThat(SealedSecrets.with(zero, random)
                        .open("code", "1:41daf94fb4dc5253:AAECAwQFBgcICQoLZ2A22qc1D_zwYpB7c6_UghxxXXA"))
                .contains("4711");
    }

    @Test
    void onlyAWholeKeyOfAKnownVersionIsRead() {
        String text = key.text();

        assertThat(DataKey.parse(text + "\n").orElseThrow().id()).isEqualTo(key.id());
        assertThat(DataKey.parse("")).isEmpty();
        assertThat(DataKey.parse(text.substring(0, text.length() - 1))).isEmpty();
        assertThat(DataKey.parse(text + "A")).isEmpty();
        assertThat(DataKey.parse(text.replace("key-1", "key-2"))).isEmpty();
    }

    @Test
    void aKeyDoesNotPrintItself() {
        assertThat(key.toString()).contains(key.id()).doesNotContain(key.text().replaceFirst(".* ", ""));
    }
}
