package muster.store;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Finds the latest events that stand in several lists at once, each of which is a range of an index in the order of events: from a
 * place in one list it leaps to the next that is not later in the other. So nothing is looked at but the ends of stretches where
 * only one of them has anything, however long they are. The walk counts what it finds, because SQLite may make all of it before
 * any limit outside.
 */
final class LedgerLeaps {
    /** @param index in which {@code condition} is a range in the order of events */
    record Range(String index, String condition) {}

    private final Database database;
    private final List<List<Range>> lists;

    /** @param lists at least two; each the union of some ranges */
    LedgerLeaps(Database database, List<List<Range>> lists) {
        this.database = database;
        this.lists = lists;
    }

    /**
     * The ids of those events, the latest first, in {@code id}.
     *
     * @param start no event is later
     * @param least every event is later
     * @param exact what else these events must meet, as {@code e}; may be empty
     */
    String ids(String start, String least, List<String> exact, String limit) {
        String besides = exact.isEmpty()
                ? ""
                : " and exists (select 1 from event e where e.id = w.id and " + String.join(" and ", exact) + ")";
        String met = isMet() + besides;
        return "with recursive walk (id, turn, found, " + names() + ") as (select cast(" + start
                + " as bigint), -1, 0, " + zeros() + " union all select " + next() + ", case w.turn when "
                + (lists.size() - 1) + " then 0 else w.turn + 1 end, w.found + case when " + met
                + " then 1 else 0 end, " + remembered() + " from walk w where w.found < " + limit + " and w.id > "
                + least + ") select w.id as id from walk w where w.id > " + least + " and " + met + " limit " + limit;
    }

    /** Whether the last look at each list came to the same event. */
    private String isMet() {
        return places().mapToObj(place -> "w.id = w.p" + place).collect(Collectors.joining(" and ", "(", ")"));
    }

    /** Where the other lists stand; nothing is remembered of the start, nor of an event that was found. */
    private String remembered() {
        return places().mapToObj(place -> "case when w.turn < 0 or " + isMet() + " then 0 else "
                        + (place == 0 ? "w.id" : "w.p" + (place - 1)) + " end")
                .collect(Collectors.joining(", "));
    }

    /** The turn tells which list was looked at last. */
    private String next() {
        String bound = "w.id - case when " + isMet() + " then 1 else 0 end";
        StringBuilder next = new StringBuilder("coalesce(case w.turn");
        for (int list = 1; list < lists.size(); list++) {
            next.append(" when ").append(list - 1).append(" then ").append(latest(lists.get(list), bound));
        }
        return next.append(" else ")
                .append(latest(lists.getFirst(), bound))
                .append(" end, 0)")
                .toString();
    }

    /** Not the greatest of a range: within a union SQLite would look at all of it. */
    private String latest(List<Range> list, String bound) {
        List<String> ends = new ArrayList<>();
        for (Range range : list) {
            ends.add("select r.id as id from event r" + database.walking(range.index()) + " where " + range.condition()
                    + " and r.id <= " + bound + " order by r.id desc limit 1");
        }
        if (ends.size() == 1) {
            return "(" + ends.getFirst() + ")";
        }
        String united = IntStream.range(0, ends.size())
                .mapToObj(number -> "select * from (" + ends.get(number) + ") e" + number)
                .collect(Collectors.joining(" union all "));
        return "(select max(m.id) from (" + united + ") m)";
    }

    private IntStream places() {
        return IntStream.range(0, lists.size() - 1);
    }

    private String names() {
        return places().mapToObj(place -> "p" + place).collect(Collectors.joining(", "));
    }

    private String zeros() {
        return places().mapToObj(_ -> "cast(0 as bigint)").collect(Collectors.joining(", "));
    }
}
