package muster.client.arvados;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import muster.client.ClientException.Misunderstood;
import muster.client.arvados.ListKey.Position;
import muster.client.wire.Fields;
import org.jspecify.annotations.Nullable;

/**
 * A walk through a list that goes on behind the last record it has seen, and not by counting, so that nobody is skipped or told
 * twice when records come and go meanwhile. Source: {@code keyset_list_all} of the vendor's Python SDK. As there, only an empty
 * page is the end, because servers cut pages that grow too large.
 */
final class Keyset {
    private final ListKey key;
    private final Function<List<Filter>, List<Fields>> ask;
    private @Nullable Position last;
    private Reach reach = Reach.BEHIND_TIME;

    /** Where the next page begins. */
    private enum Reach {
        /** At the time of the last record, which leaves out nothing and repeats some. */
        FROM_TIME,
        /** Behind the last record, as long as the time is the same: for more records of one time than a page has. */
        WITHIN_TIME,
        BEHIND_TIME
    }

    /** @param ask answers the records that meet these conditions, in the order of the key */
    Keyset(ListKey key, Function<List<Filter>, List<Fields>> ask) {
        this.key = key;
        this.ask = ask;
    }

    /** The next records that were not there before; empty at the end. */
    List<Fields> next() {
        while (true) {
            List<Fields> page = ask.apply(conditions());
            if (page.isEmpty() && reach != Reach.WITHIN_TIME) {
                return List.of();
            }
            List<Fields> fresh = fresh(page);
            if (!fresh.isEmpty()) {
                return fresh;
            }
            reach = page.isEmpty() ? Reach.BEHIND_TIME : Reach.WITHIN_TIME;
        }
    }

    private List<Filter> conditions() {
        Position from = last;
        if (from == null) {
            return List.of();
        }
        Filter behind = UserAttributes.UUID.gt(from.uuid());
        TimeColumn time = key.time().orElse(null);
        if (time == null) {
            return List.of(behind);
        }
        return switch (reach) {
            case FROM_TIME -> List.of(time.ge(from.time()), UserAttributes.UUID.ne(from.uuid()));
            case WITHIN_TIME -> List.of(time.eq(from.time()), behind);
            case BEHIND_TIME -> List.of(time.gt(from.time()));
        };
    }

    private List<Fields> fresh(List<Fields> page) {
        Position before = last;
        Position former = null;
        List<Fields> fresh = new ArrayList<>(page.size());
        for (Fields record : page) {
            Position here = key.of(record);
            if (former != null && here.compareTo(former) <= 0 || before != null && !isAsked(here, before)) {
                throw new Misunderstood("the server sent a list that is not in the order that was asked for");
            }
            former = here;
            if (before == null || here.compareTo(before) > 0) {
                fresh.add(record);
            }
        }
        if (former != null && !fresh.isEmpty()) {
            boolean isOfOneTime = key.of(page.get(0)).time().equals(former.time());
            reach = isOfOneTime ? Reach.WITHIN_TIME : Reach.FROM_TIME;
            last = former;
        }
        return fresh;
    }

    /** A server that does not mind the conditions would be walked for ever. */
    private boolean isAsked(Position here, Position before) {
        if (key.time().isEmpty()) {
            return here.compareTo(before) > 0;
        }
        return switch (reach) {
            case FROM_TIME ->
                !here.time().isBefore(before.time()) && !here.uuid().equals(before.uuid());
            case WITHIN_TIME -> here.time().equals(before.time()) && here.compareTo(before) > 0;
            case BEHIND_TIME -> here.time().isAfter(before.time());
        };
    }
}
