package muster.credential;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.spec.AlgorithmParameterSpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;

/** The secret of an installation under which it seals short secrets: 256 bits of chance, kept outside the database. */
public final class DataKey {
    private static final int BYTES = 32;
    private static final int ID_BYTES = 8;

    /** The number is the version of this form and of all that is derived from the key. */
    private static final String FORM = "muster-data-key-1";

    private static final Pattern TEXT_FORM = Pattern.compile(FORM + " ([A-Za-z0-9_-]{43})\\s*");

    private final byte[] master;
    private final String id;

    private DataKey(byte[] master) {
        this.master = master;
        this.id = HexFormat.of().formatHex(derive("id", "Generic", ID_BYTES).getEncoded());
    }

    public static DataKey random(SecureRandom random) {
        byte[] master = new byte[BYTES];
        random.nextBytes(master);
        return new DataKey(master);
    }

    /** Empty when the text is no key in the form that {@link #text} gives. */
    public static Optional<DataKey> parse(String text) {
        Matcher matcher = TEXT_FORM.matcher(text);
        return matcher.matches()
                ? Optional.of(new DataKey(Base64.getUrlDecoder().decode(matcher.group(1))))
                : Optional.empty();
    }

    /** The key itself in one line of text, for its file and nothing else. */
    public String text() {
        return FORM + " " + Base64.getUrlEncoder().withoutPadding().encodeToString(master);
    }

    /** Tells keys apart, and nothing about the key: it is derived like the keys for other purposes. */
    public String id() {
        return id;
    }

    /** A 256-bit key for one purpose alone (HKDF, RFC 5869). */
    SecretKey derive(String purpose, String algorithm) {
        return derive(purpose, algorithm, BYTES);
    }

    private SecretKey derive(String purpose, String algorithm, int length) {
        AlgorithmParameterSpec extractAndExpand = HKDFParameterSpec.ofExtract()
                .addIKM(master)
                .thenExpand((FORM + " " + purpose).getBytes(StandardCharsets.UTF_8), length);
        try {
            return KDF.getInstance("HKDF-SHA256").deriveKey(algorithm, extractAndExpand);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public String toString() {
        return "DataKey[" + id + "]";
    }
}
