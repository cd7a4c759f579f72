package muster.backup.age;

import java.security.SecureRandom;
import java.util.List;
import org.bouncycastle.crypto.agreement.X25519Agreement;
import org.bouncycastle.crypto.params.X25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.X25519PublicKeyParameters;

/** Encrypts for whoever has the private key to it; the host that makes backups need not know that one. */
public final class PublicKey implements Recipient {
    static final String KIND = "X25519";
    static final String LABEL = "age-encryption.org/v1/X25519";
    static final int BYTES = 32;
    private static final String PREFIX = "age";

    private final byte[] point;

    PublicKey(byte[] point) {
        this.point = point;
    }

    /**
     * @param text as {@code age-keygen} prints it: age1…
     * @throws IllegalArgumentException when it is none
     */
    public static PublicKey parse(String text) {
        return Bech32.bytes(PREFIX, text.strip())
                .filter(bytes -> bytes.length == BYTES)
                .map(PublicKey::new)
                .orElseThrow(
                        () -> new IllegalArgumentException("a recipient looks like age1…, as age-keygen prints it"));
    }

    @Override
    public Stanza wrap(byte[] fileKey, SecureRandom random) {
        var ephemeral = new X25519PrivateKeyParameters(random);
        byte[] share = ephemeral.generatePublicKey().getEncoded();
        byte[] key = wrappingKey(agree(ephemeral, point), share, point);
        byte[] sealed = Crypt.seal(key, new byte[Crypt.NONCE_BYTES], fileKey, fileKey.length);
        return new Stanza(List.of(KIND, Crypt.text(share)), Crypt.text(sealed));
    }

    /** @throws IllegalStateException when the point is one with which everybody agrees on the same */
    static byte[] agree(X25519PrivateKeyParameters own, byte[] other) {
        X25519Agreement agreement = new X25519Agreement();
        agreement.init(own);
        byte[] shared = new byte[agreement.getAgreementSize()];
        agreement.calculateAgreement(new X25519PublicKeyParameters(other), shared, 0);
        return shared;
    }

    static byte[] wrappingKey(byte[] shared, byte[] share, byte[] point) {
        byte[] salt = new byte[2 * BYTES];
        System.arraycopy(share, 0, salt, 0, BYTES);
        System.arraycopy(point, 0, salt, BYTES, BYTES);
        return Crypt.derive(shared, salt, LABEL);
    }

    @Override
    public String toString() {
        return Bech32.text(PREFIX, point);
    }
}
