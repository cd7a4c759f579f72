package muster.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import muster.directory.RosterQuery;
import muster.directory.RosterReader;
import muster.directory.RosterSearch;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jspecify.annotations.Nullable;

/**
 * One search in the database's words. Where some part of it fits few accounts, these are gathered, held against the rest, and
 * sorted; where every part fits many, the accounts are walked along an index in the order of the page.
 */
final class RosterStatements {
    /** So few that looking for fewer is not worth it. */
    private static final int FEW = 100;

    /** @param next where the page ends, if anything may follow */
    record Places(List<RosterPlace> places, Optional<RosterPlace> next, RosterReader.Matches matches) {
        Places {
            places = List.copyOf(places);
        }

        /** @param found one more than the limit, if there are so many */
        static Places of(List<RosterPlace> found, int limit, RosterReader.Matches matches) {
            boolean more = found.size() > limit;
            List<RosterPlace> places = found.subList(0, Math.min(limit, found.size()));
            return new Places(places, more ? Optional.of(places.getLast()) : Optional.empty(), matches);
        }
    }

    /** A place in what was gathered, and of how many. */
    private record Counted(RosterPlace place, int of) {}

    private final Handle handle;
    private final RosterBounds bounds;
    private final BoundSql parameters = new BoundSql();
    private final RosterFilter filter;
    private final List<RosterWord> words;
    private final List<RosterSide> sides;
    private final RosterOrder order;
    private final List<String> conditions;
    /** What accounts must meet beside the walk that finds them. */
    private final List<String> beside;

    RosterStatements(Handle handle, Database database, RosterBounds bounds, RosterSearch search, Instant now) {
        this.handle = handle;
        this.bounds = bounds;
        sides = RosterSide.of(search);
        filter = new RosterFilter(search, parameters, database, now);
        List<RosterSearch.Word> typed = search.isOfWholeId() ? List.of() : search.words();
        words = typed.stream()
                .map(word -> new RosterWord(word, parameters, database))
                .toList();
        RosterWord best = best(typed).map(words::get).orElse(null);
        order = RosterOrder.of(search.query().sort(), search.query().ascending(), best, sides, database);
        conditions = new ArrayList<>(filter.conditions());
        beside = new ArrayList<>(conditions);
        boolean walksWord = search.query().sort() == RosterQuery.Sort.BEST_MATCH;
        for (RosterWord word : words) {
            conditions.add(word.condition());
            if (!walksWord || word != best) {
                beside.add(word.condition());
            }
        }
    }

    /** The longest word, of equals the first: in all likelihood it fits the fewest, and it is the same on every page. */
    private static Optional<Integer> best(List<RosterSearch.Word> words) {
        Comparator<Integer> byLength =
                Comparator.comparing(number -> words.get(number).folded().length());
        return IntStream.range(0, words.size()).boxed().max(byLength.thenComparing(Comparator.reverseOrder()));
    }

    RosterOrder order() {
        return order;
    }

    RosterBounds bounds() {
        return bounds;
    }

    /** Whether every account that is walked is met. */
    boolean meetsAllWalked() {
        return beside.isEmpty();
    }

    /** Statements that find whoever can be met, if they find few; empty when every part of the search fits many. */
    Optional<List<String>> fewCandidates() {
        if (meetsAllWalked()) {
            return Optional.empty();
        }
        List<List<String>> all = filter.candidates();
        words.forEach(word -> all.add(word.candidates(sides)));
        int fewest = bounds.gathered() + 1;
        List<String> best = List.of();
        for (List<String> candidates : all) {
            int size = sizeOf(candidates, fewest);
            if (size < fewest) {
                fewest = size;
                best = candidates;
            }
            if (fewest <= FEW) {
                break;
            }
        }
        return best.isEmpty() ? Optional.empty() : Optional.of(best);
    }

    /** How many ids the statements find, some perhaps twice; counted up to the limit. */
    private int sizeOf(List<String> candidates, int limit) {
        int size = 0;
        for (String each : candidates) {
            if (size < limit) {
                BoundSql sql = statement()
                        .add("select count(*) from (" + each + " limit ")
                        .value(limit - size)
                        .add(") c");
                size += number(sql);
            }
        }
        return size;
    }

    Places gather(List<String> candidates, @Nullable RosterPlace after, int limit) {
        BoundSql gathered = statement().add("select a.id as id, count(*) over () as matches");
        for (int i = 0; i < order.values().size(); i++) {
            gathered.add(", " + order.values().get(i) + " as k" + i);
        }
        appendGathered(gathered, candidates);
        BoundSql page = statement().add("select * from (" + gathered.text() + ") found");
        if (after != null) {
            String relation = order.direction().isEmpty() ? ">" : "<";
            page.add(" where " + comparison(columns(), "id", relation, after.values(), after));
        }
        page.add(sorting()).add(" limit ").value(limit + 1);
        List<Counted> found = query(page)
                .map((set, _) -> new Counted(place(set), set.getInt("matches")))
                .list();
        int matches =
                found.isEmpty() ? count(candidates, after) : found.getFirst().of();
        return Places.of(found.stream().map(Counted::place).toList(), limit, matches(matches, true));
    }

    /** Behind a mark there may be nobody left though some match. */
    private int count(List<String> candidates, @Nullable RosterPlace after) {
        if (after == null) {
            return 0;
        }
        BoundSql sql = statement().add("select count(*)");
        appendGathered(sql, candidates);
        return number(sql);
    }

    private void appendGathered(BoundSql sql, List<String> candidates) {
        sql.add(" from (" + String.join(" union ", candidates) + ") c cross join account a where a.id = c.id");
        sql.add(sides.size() == 1 ? " and " + sides.getFirst().condition() : "");
        conditions.forEach(condition -> sql.add(" and " + condition));
    }

    static RosterReader.Matches matches(int counted, boolean complete) {
        return counted > RosterReader.MOST_COUNTED
                ? new RosterReader.Matches(RosterReader.MOST_COUNTED, false)
                : new RosterReader.Matches(counted, complete);
    }

    void appendBeside(BoundSql sql) {
        beside.forEach(condition -> sql.add(" and " + condition));
    }

    /** A statement that may use the parameters of the search. */
    BoundSql statement() {
        return parameters.piece();
    }

    String parameter(Object value) {
        return parameters.parameter(value);
    }

    List<String> columns() {
        return IntStream.range(0, order.numeric().size())
                .mapToObj(number -> "k" + number)
                .toList();
    }

    /** By the columns of a statement about several walks. */
    String sorting() {
        String by = columns().stream()
                .map(column -> column + order.direction() + ", ")
                .collect(Collectors.joining());
        return " order by " + by + "id" + order.direction();
    }

    /** Whether values and id stand so to those of a place, from one of them on. */
    String comparison(List<String> keys, String id, String relation, List<Object> values, RosterPlace place) {
        String bound =
                values.stream().map(value -> parameters.parameter(value) + ", ").collect(Collectors.joining());
        return "(" + keys.stream().map(key -> key + ", ").collect(Collectors.joining()) + id + ") " + relation + " ("
                + bound + parameters.parameter(place.id().toString()) + ")";
    }

    List<RosterPlace> places(BoundSql sql) {
        return query(sql).map((set, _) -> place(set)).list();
    }

    int number(BoundSql sql) {
        return query(sql).map((set, _) -> set.getInt(1)).one();
    }

    /** The parameters are those of the whole search, of which a statement uses some. */
    private Query query(BoundSql sql) {
        Query query = sql.query(handle);
        query.getConfig(SqlStatements.class).setUnusedBindingAllowed(true);
        return query;
    }

    private RosterPlace place(ResultSet set) throws SQLException {
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < order.numeric().size(); i++) {
            values.add(order.numeric().get(i) ? (Object) set.getLong("k" + i) : set.getString("k" + i));
        }
        return new RosterPlace(values, new Row(set).accountId("id"));
    }
}
