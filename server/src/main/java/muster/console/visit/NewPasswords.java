package muster.console.visit;

import muster.console.page.Problems;
import muster.model.Password;
import org.jspecify.annotations.Nullable;

/** The two fields in which somebody chooses a password: {@code password}, and the same once more in {@code password_again}. */
public final class NewPasswords {
    /** In characters. */
    public static final int LEAST_LENGTH = 12;

    private NewPasswords() {}

    /** The chosen one; null when something is wrong with it, which is added to the problems. */
    public static @Nullable Password read(Visit visit, Problems problems) {
        String text = visit.typedExactly("password");
        Password password = visit.unlessRefused(
                problems, "password", () -> Password.ofText(text).atLeast(LEAST_LENGTH));
        if (password == null) {
            return null;
        }
        if (!text.equals(visit.typedExactly("password_again"))) {
            problems.add("password_again", visit.t("password.differ"));
            return null;
        }
        return password;
    }
}
