package muster.console.visit;

import java.util.List;
import java.util.Locale;
import muster.console.text.Messages;
import muster.http.Request;

/** Which language somebody reads: the chosen one, else the best that the browser asks for. */
final class Languages {
    private static final int LONGEST_WISH = 300;

    private Languages() {}

    static Locale of(Request request, Cookies cookies) {
        Locale chosen = cookies.language(request);
        if (chosen != null && Messages.LANGUAGES.contains(chosen)) {
            return chosen;
        }
        String wish = request.header("Accept-Language");
        if (wish == null || wish.isBlank() || wish.length() > LONGEST_WISH) {
            return Messages.LANGUAGES.getFirst();
        }
        try {
            Locale best = Locale.lookup(Locale.LanguageRange.parse(wish), Messages.LANGUAGES);
            return best == null ? Messages.LANGUAGES.getFirst() : best;
        } catch (IllegalArgumentException garbled) {
            return Messages.LANGUAGES.getFirst();
        }
    }

    /** The language of this tag, if it is spoken here. */
    static List<Locale> tagged(String tag) {
        return Messages.LANGUAGES.stream()
                .filter(each -> each.toLanguageTag().equals(tag))
                .toList();
    }
}
