package muster.dialect.own;

import java.time.Instant;
import java.util.UUID;
import java.util.function.BiFunction;
import muster.model.AccountId;

/** Places in lists that go by a time and an id, as the text of a cursor. */
final class Places {
    private static final String BETWEEN = " ";

    private Places() {}

    static String text(Instant at, Object id) {
        return at + BETWEEN + id;
    }

    /** @throws Problem.Found for a text that is none */
    static <T> T parse(String place, BiFunction<Instant, UUID, T> mark) {
        String[] parts = place.split(BETWEEN, -1);
        if (parts.length != 2 || Checks.complaint(Kind.TIME, parts[0]).isPresent()) {
            throw Cursors.foreign();
        }
        return AccountId.parse(parts[1])
                .map(id -> mark.apply(Checks.time(parts[0]), id.value()))
                .orElseThrow(Cursors::foreign);
    }
}
