package muster.console.text;

import java.util.Locale;
import muster.directory.Portrait;

/** What a page says of an account's portraits. The words of the platforms themselves are no part of it. */
public final class PortraitText {
    private PortraitText() {}

    /** Whether a person comes in there with the password, and else why not. */
    public static String of(Portrait.SignIn signIn, Messages messages) {
        return messages.text("portrait.sign-in." + word(signIn));
    }

    /** Why the account is not there. */
    public static String of(Portrait.Reason reason, Messages messages) {
        return messages.text("portrait.hidden." + word(reason));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
