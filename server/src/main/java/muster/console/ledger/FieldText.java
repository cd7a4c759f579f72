package muster.console.ledger;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import muster.console.ledger.EventLine.Change;
import muster.console.page.Frame;
import muster.model.Event;
import muster.model.Rank;
import org.jspecify.annotations.Nullable;

/** The fields of events in the reader's language: their names under {@code ledger.field.}, ranks, moments, yes and no as words. */
final class FieldText {
    private static final Set<String> RANKS =
            Stream.of(Rank.values()).map(Rank::name).collect(Collectors.toUnmodifiableSet());
    private static final Pattern CODE = Pattern.compile("(REGISTRATION|RESET|EMAIL)(?: until (\\S+))?");
    private static final Pattern MOMENT = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}.*Z");

    private final Frame frame;

    FieldText(Frame frame) {
        this.frame = frame;
    }

    Change change(Event.FieldChange change) {
        String key = "ledger.field." + change.field().replace(' ', '_');
        String name = frame.messages().has(key) ? frame.t(key) : change.field();
        return new Change(name, value(change.field(), change.before()), value(change.field(), change.after()));
    }

    private @Nullable String value(String field, @Nullable String text) {
        if (text == null) {
            return null;
        }
        if (field.equals("rank") && RANKS.contains(text)) {
            return frame.t("rank." + text.toLowerCase(Locale.ROOT));
        }
        boolean isState = field.equals("state") && frame.messages().has("state." + text);
        if (isState) {
            return frame.t("state." + text);
        }
        if (text.equals("true") || text.equals("false")) {
            return frame.t(text.equals("true") ? "ledger.yes" : "ledger.no");
        }
        Matcher code = field.equals("code") ? CODE.matcher(text) : null;
        if (code != null && code.matches()) {
            String purpose = frame.t("ledger.code_" + code.group(1).toLowerCase(Locale.ROOT));
            return code.group(2) == null ? purpose : frame.t("ledger.code_until", purpose, moment(code.group(2)));
        }
        return MOMENT.matcher(text).matches() ? moment(text) : text;
    }

    private String moment(String text) {
        try {
            return frame.time(Instant.parse(text));
        } catch (DateTimeException somebodysWords) {
            return text;
        }
    }
}
