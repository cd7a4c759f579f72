package muster.backup.age;

import static muster.testing.fuzz.Target.require;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import muster.testing.fuzz.Target;

/** What reads encrypted files and the keys that open them. */
public final class AgeTargets {
    private AgeTargets() {}

    public static List<Target> all() {
        PrivateKey key = key(text("identity.txt"));
        return List.of(
                Target.ofBytes("age.file", input -> file(input, key), AgeRefused.class)
                        .like(bytes("to-key.age"), bytes("to-passphrase.age")),
                Target.ofText("age.recipient", AgeTargets::recipient, IllegalArgumentException.class)
                        .like(key.publicKey().toString()),
                Target.ofText("age.identity", AgeTargets::key, IllegalArgumentException.class)
                        .like(text("identity.txt")));
    }

    private static byte[] bytes(String name) {
        try (InputStream in = AgeTargets.class.getResourceAsStream(name)) {
            return in == null ? new byte[0] : in.readAllBytes();
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static String text(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    private static void file(byte[] input, PrivateKey key) throws IOException {
        byte[] plain = AgeInput.of(new ByteArrayInputStream(input), key).readAllBytes();
        require(plain.length < input.length, "a file is longer than what is in it");
    }

    private static void recipient(String text) {
        PublicKey key = PublicKey.parse(text);
        require(key.toString().equalsIgnoreCase(text.strip()), "a key has one spelling");
    }

    private static PrivateKey key(String text) {
        return PrivateKey.ofFile(text.lines().toList());
    }
}
