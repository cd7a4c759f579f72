package muster.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import muster.directory.RosterSearch;
import org.jspecify.annotations.Nullable;

/** One typed word in the statements of a search: where it may be found, each place being a range of an index. */
final class RosterWord {
    /** Where a word can be found, by how well that fits. */
    private enum Place {
        USERNAME("username_key", "by_username", "", false),
        FAMILY("family_key", "by_family", "", false),
        GIVEN("given_key", "by_name", "", false),
        DISPLAY("display_key", "by_display", "a.display_key <> '' and ", false),
        INNER_WORD("w.word_key", "account_word_by_key", "", false),
        EMAIL("email_key", "by_email", "", true),
        FURTHER_EMAIL("w.address_key", "account_email_further", "w.position > 0 and ", true),
        PENDING_EMAIL("pending_email_key", "account_pending", "a.pending_email_key <> '' and ", true);

        private final String column;
        private final String index;
        /** What the index asks for beside the range. */
        private final String condition;

        private final boolean isAddress;

        Place(String column, String index, String condition, boolean isAddress) {
            this.column = column.contains(".") ? column : "a." + column;
            this.index = index;
            this.condition = condition;
            this.isAddress = isAddress;
        }

        /** The table beside the account's, if the place is there. */
        @Nullable
        String table() {
            return switch (this) {
                case INNER_WORD -> "account_word";
                case FURTHER_EMAIL -> "account_email";
                default -> null;
            };
        }
    }

    private final Database database;
    private final List<Place> places;
    private final String least;
    private final String end;

    RosterWord(RosterSearch.Word word, BoundSql sql, Database database) {
        this.database = database;
        places = Arrays.stream(Place.values())
                .filter(place -> place.isAddress || !word.isAddress())
                .toList();
        // A text is looked for by as much of it as stands in an index.
        String head = IndexKey.head(word.folded());
        least = sql.parameter(head);
        end = sql.parameter(head + ConditionSql.LAST_CHARACTER);
    }

    private String range(String column) {
        return column + " >= " + least + " and " + column + " < " + end;
    }

    /** Whether the word is found anywhere in account {@code a}. */
    String condition() {
        return places.stream().map(this::condition).collect(Collectors.joining(" or ", "(", ")"));
    }

    private String condition(Place place) {
        String table = place.table();
        return table == null
                ? "(" + range(place.column) + ")"
                : "exists (select 1 from " + table + " w where w.account_id = a.id and " + place.condition
                        + range(place.column) + ")";
    }

    /**
     * Those found in each place, better places first, and none that a better one has. An account is in one of these only once.
     */
    List<List<RosterArm>> stages(List<RosterSide> sides) {
        List<List<RosterArm>> stages = new ArrayList<>();
        for (Place place : places) {
            String better = places.stream()
                    .takeWhile(each -> each != place)
                    .map(each -> " and not " + condition(each))
                    .collect(Collectors.joining());
            stages.add(sides.stream().map(side -> arm(place, side, better)).toList());
        }
        return stages;
    }

    private RosterArm arm(Place place, RosterSide side, String better) {
        String table = place.table();
        String range = place.condition + range(place.column);
        boolean own = table == null;
        return new RosterArm(
                (long) place.ordinal(),
                own ? "account a" + database.walking(index(place, side)) : table + " w" + database.walking(place.index),
                own ? "" : " cross join account a",
                own && place != Place.PENDING_EMAIL ? side.condition() + " and " + range : range,
                (own ? side.condition() : "a.id = w.account_id and " + side.condition() + first(place)) + better,
                List.of(place.column),
                own ? "a.id" : "w.account_id",
                null,
                false);
    }

    private static String index(Place place, RosterSide side) {
        return place == Place.PENDING_EMAIL ? place.index : side.index(place.index);
    }

    /** Of several such words of one account only the first. */
    private String first(Place place) {
        String column = place.column.replace("w.", "v.");
        String condition = place.condition.replace("w.", "v.");
        return " and not exists (select 1 from " + place.table() + " v where v.account_id = w.account_id and "
                + condition + range(column) + " and " + column + " < " + place.column + ")";
    }

    /** Statements of which each finds ids in one place; together they find everybody whom the word fits, some more than once. */
    List<String> candidates(List<RosterSide> sides) {
        List<String> found = new ArrayList<>();
        for (Place place : places) {
            String table = place.table();
            if (table != null) {
                found.add("select w.account_id as id from " + table + " w" + database.walking(place.index) + " where "
                        + place.condition + range(place.column));
            } else if (place == Place.PENDING_EMAIL) {
                found.add(candidates(place, place.index, ""));
            } else {
                sides.forEach(
                        side -> found.add(candidates(place, side.index(place.index), side.condition() + " and ")));
            }
        }
        return found;
    }

    private String candidates(Place place, String index, String condition) {
        return "select a.id as id from account a" + database.walking(index) + " where " + condition + place.condition
                + range(place.column);
    }

    /** The two values by which accounts that the word fits are ordered: the best place, and what stands there. */
    List<String> orderOfMatches() {
        StringBuilder best = new StringBuilder("case");
        StringBuilder found = new StringBuilder("case");
        for (Place place : places) {
            best.append(" when ").append(condition(place)).append(" then ").append(place.ordinal());
            found.append(" when ").append(condition(place)).append(" then ").append(value(place));
        }
        return List.of(best + " end", found + " end");
    }

    private String value(Place place) {
        String table = place.table();
        return table == null
                ? place.column
                : "(select min(" + place.column + ") from " + table + " w where w.account_id = a.id and "
                        + place.condition + range(place.column) + ")";
    }
}
