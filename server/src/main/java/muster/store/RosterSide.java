package muster.store;

import java.util.ArrayList;
import java.util.List;
import muster.directory.RosterSearch;

/** Accounts that lists show, and those that they do not: each have indexes of their own. */
enum RosterSide {
    LISTED("a.listed = 1", "account_"),
    UNLISTED("a.listed <> 1", "account_unlisted_");

    private final String condition;
    private final String indexes;

    RosterSide(String condition, String indexes) {
        this.condition = condition;
        this.indexes = indexes;
    }

    /** As the indexes have it. */
    String condition() {
        return condition;
    }

    /** @param order what the index begins with, as in {@code by_name} */
    String index(String order) {
        return indexes + order;
    }

    static List<RosterSide> of(RosterSearch search) {
        List<RosterSide> sides = new ArrayList<>();
        if (search.reachesListed()) {
            sides.add(LISTED);
        }
        if (search.reachesUnlisted()) {
            sides.add(UNLISTED);
        }
        return sides;
    }
}
