package muster.credential;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.NamedParameterSpec;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import muster.directory.Vault;

/**
 * Hashes with HMAC-SHA256 and seals with AES-256-GCM, each with a key of its own derived from the data key. What is sealed
 * stands as {@code 1:key id:base64url(nonce, then ciphertext with its tag)}; 1 is the version of this form.
 */
public final class SealedSecrets implements Vault {
    private static final String VERSION = "1";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BYTES = 16;

    private static final Base64.Encoder TO_TEXT = Base64.getUrlEncoder().withoutPadding();

    private final String head;
    private final SecretKey hashing;
    private final SecretKey sealing;
    private final SecureRandom random;

    private SealedSecrets(DataKey key, SecureRandom random) {
        this.head = VERSION + ":" + key.id() + ":";
        this.hashing = key.derive("hash", "HmacSHA256");
        this.sealing = key.derive("seal", "AES");
        this.random = random;
    }

    public static SealedSecrets with(DataKey key, SecureRandom random) {
        return new SealedSecrets(key, random);
    }

    @Override
    public String keyedHash(String context, String secret) {
        byte[] belonging = context.getBytes(StandardCharsets.UTF_8);
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(hashing);
            // The length keeps the two apart, else "a" with "bc" would count as "ab" with "c".
            mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, belonging.length));
            mac.update(belonging);
            return TO_TEXT.encodeToString(mac.doFinal(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public String seal(String context, String secret) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] plain = secret.getBytes(StandardCharsets.UTF_8);
        byte[] sealed = new byte[NONCE_BYTES + plain.length + TAG_BYTES];
        System.arraycopy(nonce, 0, sealed, 0, NONCE_BYTES);
        try {
            cipher(Cipher.ENCRYPT_MODE, context, nonce).doFinal(plain, 0, plain.length, sealed, NONCE_BYTES);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
        return head + TO_TEXT.encodeToString(sealed);
    }

    @Override
    public Optional<String> open(String context, String sealed) {
        return bytes(sealed).flatMap(bytes -> open(context, bytes));
    }

    private Optional<String> open(String context, byte[] sealed) {
        byte[] nonce = new byte[NONCE_BYTES];
        System.arraycopy(sealed, 0, nonce, 0, NONCE_BYTES);
        try {
            byte[] plain = cipher(Cipher.DECRYPT_MODE, context, nonce)
                    .doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
            return Optional.of(new String(plain, StandardCharsets.UTF_8));
        } catch (AEADBadTagException changedOrElsewhere) {
            return Optional.empty();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public KeyPair newSigningPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(NamedParameterSpec.ED25519, random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Empty when sealed with another key, or in no form that {@link #seal} gives. */
    private Optional<byte[]> bytes(String sealed) {
        if (!sealed.startsWith(head)) {
            return Optional.empty();
        }
        String text = sealed.substring(head.length());
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            // The decoder overlooks the spare bits of the last letter and padding.
            boolean exact = TO_TEXT.encodeToString(bytes).equals(text);
            return exact && bytes.length >= NONCE_BYTES + TAG_BYTES ? Optional.of(bytes) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private Cipher cipher(int mode, String context, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, sealing, new GCMParameterSpec(TAG_BYTES * Byte.SIZE, nonce));
        cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
