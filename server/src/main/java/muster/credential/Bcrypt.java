package muster.credential;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;

/** Checks bcrypt hashes that came from elsewhere, in the text form {@code $2b$cost$salt-and-hash}. None is ever made. */
final class Bcrypt {
    /** Costs 4 to 14: one beyond would have a processor to itself for seconds, up to days. */
    private static final Pattern TEXT_FORM = Pattern.compile("\\$2[aby]\\$(0[4-9]|1[0-4])\\$[./A-Za-z0-9]{53}");

    /** The function sees no more than this of a password. */
    private static final int MAXIMUM_BYTES = 72;

    private Bcrypt() {}

    /** Whether the text is a bcrypt hash that asks for a sane amount of work. */
    static boolean canCheck(String encoded) {
        return TEXT_FORM.matcher(encoded).matches();
    }

    /**
     * False also for a text that no hash can be trusted to tell from another: the function ignores what comes after the 72nd
     * byte, and some implementations what comes after a NUL.
     */
    static boolean matches(String input, String encoded) {
        byte[] bytes = input.getBytes(StandardCharsets.UTF_8);
        boolean wholly = bytes.length <= MAXIMUM_BYTES && input.indexOf('\0') < 0;
        return OpenBSDBCrypt.checkPassword(encoded, bytes) && wholly;
    }
}
