package muster.credential;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;
import muster.directory.OneTimeCodes;
import org.bouncycastle.util.encoders.Base32;
import org.jspecify.annotations.Nullable;

/** Makes secrets for apps, and the codes that the apps make of them. */
public final class TimedCodes implements OneTimeCodes {
    private static final int SECRET_BYTES = 20;
    private static final int STEPS_TO_EACH_SIDE = 1;

    private final TimeBasedOneTimePasswordGenerator generator = new TimeBasedOneTimePasswordGenerator(
            STEP, DIGITS, TimeBasedOneTimePasswordGenerator.TOTP_ALGORITHM_HMAC_SHA1);
    private final SecureRandom random;

    public TimedCodes(SecureRandom random) {
        this.random = random;
    }

    @Override
    public String newSecret() {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return Base32.toBase32String(secret);
    }

    @Override
    public Optional<Instant> stepOf(String secret, String code, Instant now, @Nullable Instant used) {
        Key key = new SecretKeySpec(Base32.decode(secret), generator.getAlgorithm());
        Instant present =
                Instant.ofEpochSecond(now.getEpochSecond() - Math.floorMod(now.getEpochSecond(), STEP.toSeconds()));
        Instant found = null;
        // Looks at all of them, so that the time it takes does not tell which one it was.
        for (int side = -STEPS_TO_EACH_SIDE; side <= STEPS_TO_EACH_SIDE; side++) {
            Instant step = present.plus(STEP.multipliedBy(side));
            boolean counts = used == null || step.isAfter(used);
            if (isEqual(codeOf(key, step), code) && counts && found == null) {
                found = step;
            }
        }
        return Optional.ofNullable(found);
    }

    private String codeOf(Key key, Instant step) {
        try {
            return generator.generateOneTimePasswordString(key, step, Locale.ROOT);
        } catch (InvalidKeyException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static boolean isEqual(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
