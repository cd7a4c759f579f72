package muster.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import muster.directory.RosterReader;
import org.jspecify.annotations.Nullable;

/**
 * A page that is found by walking along indexes in the order of the search. Where not everybody who is walked is met, the
 * walk goes no further than a bound in each index, and the page then ends there.
 */
final class RosterWalk {
    private final RosterStatements statements;
    private final int limit;
    private final List<RosterPlace> found = new ArrayList<>();
    private final @Nullable RosterPlace after;

    RosterWalk(RosterStatements statements, @Nullable RosterPlace after, int limit) {
        this.statements = statements;
        this.after = after;
        this.limit = limit;
    }

    RosterStatements.Places places() {
        boolean isFirst = after == null;
        for (List<RosterArm> stage : statements.order().stages()) {
            Optional<RosterPlace> edge = edge(stage, statements.bounds().walked());
            found.addAll(walk(stage, edge.orElse(null)));
            if (found.size() > limit) {
                return RosterStatements.Places.of(found, limit, count());
            }
            if (edge.isPresent()) {
                RosterReader.Matches matches = isFirst ? RosterStatements.matches(found.size(), false) : count();
                return new RosterStatements.Places(found, edge, matches);
            }
        }
        RosterReader.Matches matches = isFirst ? RosterStatements.matches(found.size(), true) : count();
        return RosterStatements.Places.of(found, limit, matches);
    }

    private RosterReader.Matches count() {
        return new RosterWalk(statements, null, 0).matches();
    }

    /** How many are met within a walk from the beginning, shorter than that of a page: nobody waits for a number. */
    private RosterReader.Matches matches() {
        int counted = 0;
        for (List<RosterArm> stage : statements.order().stages()) {
            Optional<RosterPlace> edge = edge(stage, statements.bounds().counted());
            counted += count(stage, edge.orElse(null), RosterReader.MOST_COUNTED + 1 - counted);
            if (counted > RosterReader.MOST_COUNTED || edge.isPresent()) {
                return RosterStatements.matches(counted, false);
            }
        }
        return RosterStatements.matches(counted, true);
    }

    /** Where the walk of a stage ends at the latest: at the first place where an index has been walked far enough. */
    private Optional<RosterPlace> edge(List<RosterArm> stage, int walked) {
        if (statements.meetsAllWalked() && stage.stream().noneMatch(RosterArm::isSparse)) {
            return Optional.empty();
        }
        List<String> ends = new ArrayList<>();
        BoundSql sql = statements.statement();
        for (RosterArm arm : stage) {
            Optional<String> range = range(arm, after, true);
            if (range.isPresent()) {
                ends.add("select * from (select " + arm.columns() + " from " + arm.index() + " where "
                        + walked(arm, null)
                        + range.get() + arm.order(direction()) + " limit 1 offset "
                        + statements.parameter(walked - 1) + ") e" + ends.size());
            }
        }
        if (ends.isEmpty()) {
            return Optional.empty();
        }
        sql.add("select * from (" + String.join(" union all ", ends) + ") e" + statements.sorting() + " limit 1");
        return statements.places(sql).stream().findFirst();
    }

    private List<RosterPlace> walk(List<RosterArm> stage, @Nullable RosterPlace edge) {
        int wanted = limit + 1 - found.size();
        List<BoundSql> pieces = pieces(stage, edge, RosterArm::columns, wanted, true);
        if (pieces.isEmpty()) {
            return List.of();
        }
        BoundSql sql = statements.statement().add("select * from (" + union(pieces) + ") w");
        sql.add(statements.sorting()).add(" limit ").value(wanted);
        return statements.places(sql);
    }

    private int count(List<RosterArm> stage, @Nullable RosterPlace edge, int most) {
        int counted = 0;
        for (BoundSql piece : pieces(stage, edge, _ -> "1 as one", most, false)) {
            counted += statements.number(statements.statement().add("select count(*) from (" + piece.text() + ") c"));
        }
        return counted;
    }

    private static String union(List<BoundSql> pieces) {
        List<String> selects = new ArrayList<>();
        pieces.forEach(piece -> selects.add("select * from (" + piece.text() + ") p" + selects.size()));
        return selects.stream().collect(Collectors.joining(" union all "));
    }

    /** One statement for each index that has anything between the two places. */
    private List<BoundSql> pieces(
            List<RosterArm> stage,
            @Nullable RosterPlace edge,
            Function<RosterArm, String> columns,
            int most,
            boolean ordered) {
        List<BoundSql> pieces = new ArrayList<>();
        for (RosterArm arm : stage) {
            Optional<String> begin = range(arm, after, true);
            Optional<String> end = range(arm, edge, false);
            if (begin.isPresent() && end.isPresent()) {
                BoundSql sql = statements.statement();
                sql.add("select " + columns.apply(arm) + " from " + arm.index() + arm.join() + " where ");
                sql.add(walked(arm, edge) + " and " + arm.where());
                sql.add(begin.get()).add(end.get());
                statements.appendBeside(sql);
                sql.add(ordered ? arm.order(direction()) : "").add(" limit ").value(most);
                pieces.add(sql);
            }
        }
        return pieces;
    }

    /** The range of the index, which may still hold others that are as good as the mark. */
    private String walked(RosterArm arm, @Nullable RosterPlace edge) {
        if (arm.least() == null) {
            return arm.range();
        }
        boolean upwards = direction().isEmpty();
        long low = Math.max(arm.least(), first(upwards ? after : edge, arm.least()));
        long high = first(upwards ? edge : after, Long.MAX_VALUE);
        String key = arm.keys().getFirst();
        return key + " >= " + statements.parameter(low) + " and " + key + " <= " + statements.parameter(high);
    }

    private static long first(@Nullable RosterPlace place, long otherwise) {
        return place == null ? otherwise : (Long) place.values().getFirst();
    }

    private String direction() {
        return statements.order().direction();
    }

    /**
     * The part of an index behind a place, or up to and with it.
     *
     * @return a condition; empty when nothing of the index lies there
     */
    private Optional<String> range(RosterArm arm, @Nullable RosterPlace place, boolean behind) {
        if (place == null) {
            return Optional.of("");
        }
        boolean upwards = direction().isEmpty();
        String relation = upwards == behind ? ">" : "<";
        List<Object> values = place.values();
        if (arm.leading() != null) {
            int compared = Long.compare(arm.leading(), (Long) values.getFirst());
            if (compared != 0) {
                boolean liesThere = compared > 0 == (upwards == behind);
                return liesThere ? Optional.of("") : Optional.empty();
            }
            values = values.subList(1, values.size());
        }
        String inclusive = behind ? relation : relation + "=";
        return Optional.of(" and " + statements.comparison(arm.keys(), arm.id(), inclusive, values, place));
    }
}
