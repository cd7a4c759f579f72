package muster.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import muster.directory.PageMark;
import muster.model.AccountId;
import muster.model.Failure;
import muster.model.Refused;

/**
 * Where an account stands in an order.
 *
 * @param values numbers and texts as the order has them
 */
record RosterPlace(List<Object> values, AccountId id) {
    RosterPlace {
        values = List.copyOf(values);
    }

    PageMark mark() {
        Stream<String> texts = values.stream().map(Object::toString);
        return new PageMark(Stream.concat(texts, Stream.of(id.toString())).toList());
    }

    /** @param numeric which values of the order are numbers */
    static RosterPlace of(PageMark mark, List<Boolean> numeric) {
        List<String> texts = mark.values();
        if (texts.size() != numeric.size() + 1) {
            throw foreign();
        }
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < numeric.size(); i++) {
            values.add(numeric.get(i) ? number(texts.get(i)) : text(texts.get(i)));
        }
        Optional<AccountId> id = AccountId.parse(texts.getLast());
        return new RosterPlace(values, id.orElseThrow(RosterPlace::foreign));
    }

    private static Object number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw foreign();
        }
    }

    private static Object text(String text) {
        if (!IndexKey.isStorable(text)) {
            throw foreign();
        }
        return text;
    }

    private static Refused foreign() {
        return new Refused(new Failure.Malformed("page mark", "does not belong to this list; begin at the first page"));
    }
}
