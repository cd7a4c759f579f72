package muster.console.page;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import muster.directory.CodeTable;
import muster.model.Code;
import org.jspecify.annotations.Nullable;

/**
 * A code that is shown to be passed on.
 *
 * @param purpose in small letters, as texts are keyed
 * @param ends until when it counts; null when that is not known
 */
public record Token(String purpose, String text, @Nullable Instant ends) {

    /** Those of a row that are live. */
    public static List<Token> of(CodeTable.Row row) {
        List<Token> tokens = new ArrayList<>();
        add(tokens, row, Code.Purpose.REGISTRATION, row.registration());
        add(tokens, row, Code.Purpose.RESET, row.reset());
        add(tokens, row, Code.Purpose.EMAIL, row.email());
        return tokens;
    }

    private static void add(List<Token> tokens, CodeTable.Row row, Code.Purpose purpose, @Nullable String text) {
        if (text != null) {
            tokens.add(new Token(
                    purpose.name().toLowerCase(Locale.ROOT), text, row.ends().get(purpose)));
        }
    }

    /** What it is, and until when, for those who point at it. */
    public String title(Frame frame) {
        return frame.t("token.ends_" + purpose, ends == null ? "—" : frame.time(ends));
    }

    /** A code without those around it is not printed. */
    @Override
    public String toString() {
        return "Token[" + purpose + "]";
    }
}
