package muster.backup.age;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The encrypted form is that of age, and shows every change. The files beside this test were written by age itself. */
class AgeTest {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Passphrase WORDS = Passphrase.cheap("a fox in the greenhouse");

    private static byte[] file(String name) throws IOException {
        try (InputStream in = AgeTest.class.getResourceAsStream(name)) {
            return in == null ? new byte[0] : in.readAllBytes();
        }
    }

    private static byte[] open(byte[] sealed, Opener opener) throws IOException {
        return AgeInput.of(new ByteArrayInputStream(sealed), opener).readAllBytes();
    }

    private static byte[] seal(byte[] plain, Recipient... recipients) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        AgeOutput sealed = AgeOutput.to(out, List.of(recipients), RANDOM);
        sealed.write(plain);
        sealed.finish();
        return out.toByteArray();
    }

    private static PrivateKey identity() throws IOException {
        return PrivateKey.ofFile(
                new String(file("identity.txt"), StandardCharsets.UTF_8).lines().toList());
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    @Test
    void fileOfAgeOpensWithItsPassphrase() throws IOException {
        assertThat(open(file("to-passphrase.age"), Passphrase.of("a fox in the greenhouse")))
                .asString()
                .isEqualTo("Ada Lovelace, ada@lab.example\n");
    }

    @Test
    void fileOfAgeOpensWithItsIdentity() throws IOException {
        assertThat(open(file("to-key.age"), identity())).asString().isEqualTo("Ada Lovelace, ada@lab.example\n");
    }

    @Test
    void publicKeyOfAnIdentityIsTheOneThatAgeTells() throws IOException {
        String told = "age1n6hgecjkl5hjzpwsven4y4nl6tszm8n8vt7ll72k7lsfl9dadfpqpalvc0";
        assertThat(identity().publicKey()).hasToString(told);
        assertThat(PublicKey.parse(told)).hasToString(told);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_535, 65_536, 65_537, 131_071, 131_072, 131_073, 400_000})
    void everyLengthComesOutAsItWentIn(int length) throws IOException {
        byte[] plain = random(length);
        assertThat(open(seal(plain, WORDS), WORDS)).isEqualTo(plain);
    }

    @Test
    void eachRecipientOpensIt() throws IOException {
        PrivateKey other = PrivateKey.ofFile(List.of(Bech32.text("age-secret-key-", random(32))));
        byte[] sealed = seal(random(100), identity().publicKey(), other.publicKey());
        assertThat(open(sealed, identity())).isEqualTo(open(sealed, other)).hasSize(100);
    }

    @Test
    void wrongSecretsOpenNothing() throws IOException {
        PrivateKey other = PrivateKey.ofFile(List.of(Bech32.text("age-secret-key-", random(32))));
        byte[] toWords = seal(random(10), WORDS);
        byte[] toKey = seal(random(10), identity().publicKey());
        assertThatThrownBy(() -> open(toWords, Passphrase.cheap("a fox in the green house")))
                .isInstanceOf(AgeRefused.class)
                .hasMessageStartingWith("The file does not open with this passphrase");
        assertThatThrownBy(() -> open(toKey, other))
                .hasMessageStartingWith("The file does not open with this identity");
        assertThatThrownBy(() -> open(toKey, WORDS)).isInstanceOf(AgeRefused.class);
        assertThatThrownBy(() -> open(toWords, other)).isInstanceOf(AgeRefused.class);
    }

    @Test
    void everyFlippedBitIsFound() throws IOException {
        byte[] sealed = seal(random(100), WORDS);
        for (int bit = 0; bit < sealed.length * Byte.SIZE; bit++) {
            byte[] changed = sealed.clone();
            changed[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            assertThatThrownBy(() -> open(changed, WORDS)).as("bit " + bit).isInstanceOf(AgeRefused.class);
        }
    }

    @Test
    void everyCutIsFound() throws IOException {
        byte[] sealed = seal(random(70_000), WORDS);
        int chunk = 65_536 + 16;
        int head = sealed.length - chunk - (70_000 - 65_536 + 16);
        for (int length : new int[] {0, 1, 20, head - 1, head, head + 1, head + chunk, sealed.length - 1}) {
            assertThatThrownBy(() -> open(Arrays.copyOf(sealed, length), WORDS))
                    .as("cut to " + length)
                    .isInstanceOf(AgeRefused.class);
        }
        assertThatThrownBy(() -> open(Arrays.copyOf(sealed, sealed.length + 1), WORDS))
                .isInstanceOf(AgeRefused.class);
    }

    @Test
    void chunksInAnotherOrderAreFound() throws IOException {
        byte[] sealed = seal(random(3 * 65_536), WORDS);
        int chunk = 65_536 + 16;
        int head = sealed.length - 3 * chunk;
        byte[] swapped = sealed.clone();
        System.arraycopy(sealed, head, swapped, head + chunk, chunk);
        System.arraycopy(sealed, head + chunk, swapped, head, chunk);
        assertThatThrownBy(() -> open(swapped, WORDS)).isInstanceOf(AgeRefused.class);
    }

    @Test
    void passphraseThatAsksForTooMuchIsRefusedAtOnce() {
        byte[] head = """
                age-encryption.org/v1
                -> scrypt vlDkIcyz5PQCVRGGpg7cLg 40
                C1TQZH37CvGwuhfQax6Yl+Vy7kot2sgxj9QBGDXdThM
                --- AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
                """.getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> open(head, WORDS))
                .isInstanceOf(AgeRefused.class)
                .hasMessage("Its passphrase asks for more work than is done here (2^40).");
    }

    @Test
    void passphraseBesideAnythingElseIsRefusedBeforeAnyWork() {
        String words = """
                -> scrypt vlDkIcyz5PQCVRGGpg7cLg 20
                C1TQZH37CvGwuhfQax6Yl+Vy7kot2sgxj9QBGDXdThM
                """;
        for (String other : List.of(words, "-> X25519 " + "A".repeat(43) + "\n" + "A".repeat(43) + "\n")) {
            String head = "age-encryption.org/v1\n" + words + other + "--- " + "A".repeat(43) + "\n";
            assertThatThrownBy(() -> open(head.getBytes(StandardCharsets.UTF_8), WORDS))
                    .isInstanceOf(AgeRefused.class)
                    .hasMessage("The head of the encrypted file asks for a passphrase beside other keys.");
        }
    }

    @Test
    void mistypedKeysAreRefused() {
        for (String wrong : List.of(
                "",
                "age1",
                "age1n6hgecjkl5hjzpwsven4y4nl6tszm8n8vt7ll72k7lsfl9dadfpqpalvc1",
                "age1n6hgecjkl5hjzpwsven4y4nl6tszm8n8vt7ll72k7lsfl9dadfpqpalvC0",
                "AGE-SECRET-KEY-1K865JV7VAHQYPZQ05QWVQTLH8KQQ846YSSV65HAV7URK8F2FTVZSFX6UJE")) {
            assertThatThrownBy(() -> PublicKey.parse(wrong)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> PrivateKey.ofFile(List.of("# nothing"))).isInstanceOf(IllegalArgumentException.class);
    }
}
