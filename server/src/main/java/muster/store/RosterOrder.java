package muster.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import muster.directory.RosterQuery;
import org.jspecify.annotations.Nullable;

/**
 * An order of accounts: how to walk in it, and by which values accounts that were found otherwise are sorted into it.
 *
 * @param stages walks that follow one another; those of one stage run side by side
 * @param values of account {@code a}, without the id
 * @param numeric which values are numbers
 * @param direction of every value
 */
record RosterOrder(List<List<RosterArm>> stages, List<String> values, List<Boolean> numeric, String direction) {
    private static final String SEEN = """
            case when coalesce(t.last_sign_in, 0) > coalesce(t.last_activity, 0)
                      then coalesce(t.last_sign_in, 0) else coalesce(t.last_activity, 0) end""";
    private static final String SIGN_IN = "coalesce(t.last_sign_in, 0)";

    RosterOrder {
        stages = List.copyOf(stages);
        values = List.copyOf(values);
        numeric = List.copyOf(numeric);
    }

    /** When account {@code a} was last seen, 0 for never. */
    static String lastSeen() {
        return ofActivity(SEEN);
    }

    /** Ids of those last seen in a range of times. */
    static String seenIn(Database database, String condition) {
        return "select t.account_id as id from account_activity t" + database.walking("account_activity_by_seen")
                + " where (" + SEEN + ")" + condition;
    }

    private static String ofActivity(String value) {
        return "coalesce((select " + value + " from account_activity t where t.account_id = a.id), 0)";
    }

    /** @param best the word by which the best matches are told; null when no word was typed */
    static RosterOrder of(
            RosterQuery.Sort sort,
            boolean ascending,
            @Nullable RosterWord best,
            List<RosterSide> sides,
            Database database) {
        String direction = ascending ? "" : " desc";
        return switch (sort) {
            case BEST_MATCH -> best == null ? byName(sides, database, direction) : byMatch(best, sides);
            case NAME -> byName(sides, database, direction);
            case USERNAME ->
                walking(
                        "by_username",
                        List.of("a.username_key", "a.given_key", "a.family_key", "a.email_key"),
                        false,
                        sides,
                        database,
                        direction);
            case EMAIL -> walking("by_email", List.of("a.email_key"), false, sides, database, direction);
            case RANK ->
                walking(
                        "by_rank",
                        List.of("a.rank", "a.given_key", "a.family_key", "a.username_key", "a.email_key"),
                        true,
                        sides,
                        database,
                        direction);
            case CREATED -> walking("by_creation", List.of("a.created_at"), true, sides, database, direction);
            case LAST_SEEN -> byActivity(SEEN, "account_activity_by_seen", ascending, sides, database);
            case LAST_SIGN_IN -> byActivity(SIGN_IN, "account_activity_by_sign_in", ascending, sides, database);
        };
    }

    private static RosterOrder byName(List<RosterSide> sides, Database database, String direction) {
        List<String> names = List.of("a.family_key", "a.given_key", "a.username_key", "a.email_key");
        return walking("by_family", names, false, sides, database, direction);
    }

    private static RosterOrder byMatch(RosterWord best, List<RosterSide> sides) {
        return new RosterOrder(best.stages(sides), best.orderOfMatches(), List.of(true, false), "");
    }

    private static RosterOrder walking(
            String index,
            List<String> keys,
            boolean beginsWithNumber,
            List<RosterSide> sides,
            Database database,
            String direction) {
        List<RosterArm> arms = sides.stream()
                .map(side -> {
                    String walked = "account a" + database.walking(side.index(index));
                    return new RosterArm(
                            null, walked, "", side.condition(), side.condition(), keys, "a.id", null, false);
                })
                .toList();
        List<Boolean> numeric = new ArrayList<>(Collections.nCopies(keys.size(), false));
        numeric.set(0, beginsWithNumber);
        return new RosterOrder(List.of(arms), keys, numeric, direction);
    }

    /** Who never did anything has no row of activity, or one without a time: those are walked by their ids. */
    private static RosterOrder byActivity(
            String value, String index, boolean ascending, List<RosterSide> sides, Database database) {
        String side = sides.size() == 1 ? " and " + sides.getFirst().condition() : "";
        String times = "account_activity t" + database.walking(index);
        String join = " cross join account a";
        String where = "a.id = t.account_id" + side;
        String time = "(" + value + ")";
        // Most accounts are listed; of the others, few may be among those who were seen.
        boolean sparse = !sides.contains(RosterSide.LISTED);
        RosterArm seen = new RosterArm(null, times, join, "", where, List.of(time), "t.account_id", 1L, sparse);
        // Not "=": SQLite would forget that what is equal in the index stands there by id.
        RosterArm idle =
                new RosterArm(null, times, join, time + " <= 0", where, List.of(time), "t.account_id", null, sparse);
        RosterArm unknown = new RosterArm(
                0L,
                "account a",
                "",
                "a.id is not null",
                "not exists (select 1 from account_activity t where t.account_id = a.id)" + side,
                List.of(),
                "a.id",
                null,
                true);
        List<RosterArm> never = List.of(idle, unknown);
        List<List<RosterArm>> stages = ascending ? List.of(never, List.of(seen)) : List.of(List.of(seen), never);
        return new RosterOrder(stages, List.of(ofActivity(value)), List.of(true), ascending ? "" : " desc");
    }
}
