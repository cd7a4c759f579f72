package muster.dialect.cloudomation;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import muster.http.Request;
import muster.model.AccountId;
import muster.model.Caller;
import muster.model.Failure;
import muster.model.Refused;
import org.jspecify.annotations.Nullable;

/** Parameters of queries: whatever is wrong with one is answered alike. */
final class Parameters {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,10}");

    private Parameters() {}

    /** The value of a parameter that may be left out, but not given twice. */
    static @Nullable String text(Request request, String name) {
        List<String> values = request.query().all(name);
        if (values.size() > 1) {
            throw CloudomationRefusal.badQuery();
        }
        return values.isEmpty() ? null : values.getFirst();
    }

    static boolean flag(Request request, String name, boolean otherwise) {
        return switch (text(request, name)) {
            case null -> otherwise;
            case "true" -> true;
            case "false" -> false;
            default -> throw CloudomationRefusal.badQuery();
        };
    }

    static long number(Request request, String name, long otherwise, long least, long most) {
        String text = text(request, name);
        if (text == null) {
            return otherwise;
        }
        if (!NUMBER.matcher(text).matches()) {
            throw CloudomationRefusal.badQuery();
        }
        long number = Long.parseLong(text);
        if (number < least || number > most) {
            throw CloudomationRefusal.badQuery();
        }
        return number;
    }

    /** What of a record is asked for; nothing in particular when empty. */
    static Set<Property> selected(Request request, Predicate<Property> readable) {
        Set<Property> selected = EnumSet.noneOf(Property.class);
        String select = text(request, "select");
        if (select == null) {
            return selected;
        }
        for (String name : select.split(",", -1)) {
            selected.add(Property.named(name).filter(readable).orElseThrow(CloudomationRefusal::badQuery));
        }
        return selected;
    }

    static AccountId account(Caller caller) {
        AccountId self = caller.account();
        if (self == null) {
            throw new Refused(new Failure.NoCredentials());
        }
        return self;
    }
}
