package muster.backup.age;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.SCrypt;

/** Opens what was encrypted with the same words. */
public final class Passphrase implements Recipient, Opener {
    /** In characters. */
    public static final int LEAST_LENGTH = 12;

    private static final String KIND = "scrypt";
    private static final String LABEL = "age-encryption.org/v1/scrypt";
    private static final int SALT_BYTES = 16;
    private static final int BLOCK = 8;
    /** The binary logarithm of the cost: 128 MiB of memory, and about half a second. */
    private static final int WORK = 17;
    /** Whoever makes a file must not make this process take all memory. */
    private static final int MOST_WORK = 20;

    private static final Pattern WORK_TEXT = Pattern.compile("[1-9][0-9]?");

    private final byte[] words;
    private final int work;

    private Passphrase(String words, int work) {
        this.words = words.getBytes(StandardCharsets.UTF_8);
        this.work = work;
    }

    public static Passphrase of(String words) {
        return new Passphrase(words, WORK);
    }

    static Passphrase cheap(String words) {
        return new Passphrase(words, 1);
    }

    @Override
    public Stanza wrap(byte[] fileKey, SecureRandom random) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        byte[] sealed = Crypt.seal(key(salt, work), new byte[Crypt.NONCE_BYTES], fileKey, fileKey.length);
        return new Stanza(List.of(KIND, Crypt.text(salt), String.valueOf(work)), Crypt.text(sealed));
    }

    static boolean isFor(Stanza stanza) {
        return stanza.kind().equals(KIND);
    }

    @Override
    public Optional<byte[]> unwrap(Stanza stanza) throws AgeRefused {
        List<String> arguments = stanza.arguments();
        if (!isFor(stanza)
                || arguments.size() != 3
                || !WORK_TEXT.matcher(arguments.get(2)).matches()) {
            return Optional.empty();
        }
        int asked = Integer.parseInt(arguments.get(2));
        requireRoom(asked);
        int length = Crypt.FILE_KEY_BYTES + Crypt.TAG_BYTES;
        return Crypt.bytes(arguments.get(1), SALT_BYTES)
                .flatMap(salt -> Crypt.bytes(stanza.body(), length)
                        .flatMap(body -> Crypt.open(key(salt, asked), new byte[Crypt.NONCE_BYTES], body, length)));
    }

    private static void requireRoom(int asked) throws AgeRefused {
        if (asked > MOST_WORK) {
            throw new AgeRefused("Its passphrase asks for more work than is done here (2^" + asked + ").");
        }
        long needed = 128L * BLOCK << asked;
        if (needed > Runtime.getRuntime().maxMemory() * 3 / 4) {
            throw new AgeRefused("Its passphrase needs " + (needed >> 20)
                    + " MiB of memory; give Java more, as by MUSTER_JAVA_OPTS=-Xmx" + (needed >> 19) + "m.");
        }
    }

    private byte[] key(byte[] salt, int cost) {
        byte[] label = LABEL.getBytes(StandardCharsets.US_ASCII);
        byte[] whole = new byte[label.length + salt.length];
        System.arraycopy(label, 0, whole, 0, label.length);
        System.arraycopy(salt, 0, whole, label.length, salt.length);
        return SCrypt.generate(words, whole, 1 << cost, BLOCK, 1, Crypt.KEY_BYTES);
    }

    @Override
    public String toString() {
        return "Passphrase[hidden]";
    }
}
