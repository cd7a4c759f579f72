package muster.directory;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import muster.model.Checkpoint;

/**
 * A key with which checkpoints are signed (Ed25519, RFC 8032).
 *
 * @param id digest of the public half
 * @param publicKey base64url of its X.509 form (RFC 8410)
 * @param sealedPrivateKey the private half, sealed with the data key
 */
public record LedgerKey(String id, String publicKey, String sealedPrivateKey, Instant madeAt) {
    private static final String ALGORITHM = "Ed25519";

    /** @param pair a new one, which nobody keeps */
    static LedgerKey of(KeyPair pair, Vault vault, Instant now) {
        String publicKey = base64(pair.getPublic().getEncoded());
        String id = idOf(publicKey);
        String sealed = vault.seal(context(id), base64(pair.getPrivate().getEncoded()));
        return new LedgerKey(id, publicKey, sealed, now);
    }

    /** The id of the key with this public half. */
    public static String idOf(String publicKey) {
        return LedgerDigests.ofText(publicKey).substring(0, 16);
    }

    /** Whether its id is that of its public half. */
    boolean isNamedRightly() {
        return idOf(publicKey).equals(id);
    }

    /** Whether somebody could check signatures with this text as the public half of a key. */
    public static boolean isPublicKey(String text) {
        try {
            return base64(publicKey(text).getEncoded()).equals(text);
        } catch (GeneralSecurityException | IllegalArgumentException notOne) {
            return false;
        }
    }

    boolean isUsable(Vault vault) {
        return vault.open(context(id), sealedPrivateKey).isPresent();
    }

    /** The checkpoint with its signature; empty when the private half was sealed with another data key. */
    Optional<Checkpoint> sign(Checkpoint checkpoint, Vault vault) {
        return vault.open(context(id), sealedPrivateKey)
                .map(opened -> checkpoint.withSignature(sign(opened, checkpoint)));
    }

    private static String sign(String privateKey, Checkpoint checkpoint) {
        try {
            PrivateKey key =
                    KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(bytes(privateKey)));
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(key);
            signature.update(LedgerDigests.signed(checkpoint));
            return base64(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("A key of our own does not sign", impossible);
        }
    }

    /** Whether the checkpoint was signed, as it stands, with the private half of this key. */
    static boolean hasSigned(String publicKey, Checkpoint checkpoint) {
        try {
            byte[] bytes = bytes(checkpoint.signature());
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(publicKey(publicKey));
            signature.update(LedgerDigests.signed(checkpoint));
            // The decoder overlooks spare bits and padding.
            return base64(bytes).equals(checkpoint.signature()) && signature.verify(bytes);
        } catch (GeneralSecurityException | IllegalArgumentException none) {
            return false;
        }
    }

    private static PublicKey publicKey(String text) throws GeneralSecurityException {
        return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(bytes(text)));
    }

    private static String context(String id) {
        return "ledger key " + id;
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] bytes(String base64) {
        return Base64.getUrlDecoder().decode(base64);
    }

    @Override
    public String toString() {
        return "LedgerKey[" + id + "]";
    }
}
