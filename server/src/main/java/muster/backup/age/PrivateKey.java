package muster.backup.age;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bouncycastle.crypto.params.X25519PrivateKeyParameters;

/** Opens what was encrypted for its public key. */
public final class PrivateKey implements Opener {
    private static final String PREFIX = "age-secret-key-";

    private final X25519PrivateKeyParameters scalar;

    private PrivateKey(byte[] scalar) {
        this.scalar = new X25519PrivateKeyParameters(scalar);
    }

    /**
     * The first key of an identity file as {@code age-keygen} writes it; its comments are passed over.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static PrivateKey ofFile(List<String> lines) {
        return lines.stream()
                .map(String::strip)
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(PREFIX))
                .findFirst()
                .flatMap(line -> Bech32.bytes(PREFIX, line))
                .filter(bytes -> bytes.length == PublicKey.BYTES)
                .map(PrivateKey::new)
                .orElseThrow(() -> new IllegalArgumentException("no key AGE-SECRET-KEY-1… stands in it"));
    }

    public PublicKey publicKey() {
        return new PublicKey(scalar.generatePublicKey().getEncoded());
    }

    @Override
    public Optional<byte[]> unwrap(Stanza stanza) {
        if (!stanza.kind().equals(PublicKey.KIND) || stanza.arguments().size() != 2) {
            return Optional.empty();
        }
        int length = Crypt.FILE_KEY_BYTES + Crypt.TAG_BYTES;
        return Crypt.bytes(stanza.arguments().get(1), PublicKey.BYTES)
                .flatMap(this::key)
                .flatMap(key -> Crypt.bytes(stanza.body(), length)
                        .flatMap(body -> Crypt.open(key, new byte[Crypt.NONCE_BYTES], body, length)));
    }

    /** Empty for a share with which everybody agrees on the same. */
    private Optional<byte[]> key(byte[] share) {
        try {
            byte[] point = scalar.generatePublicKey().getEncoded();
            return Optional.of(PublicKey.wrappingKey(PublicKey.agree(scalar, share), share, point));
        } catch (IllegalStateException everybodysShare) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "PrivateKey[hidden]";
    }
}
