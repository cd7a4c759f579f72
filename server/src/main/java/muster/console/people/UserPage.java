package muster.console.people;

import java.util.List;
import muster.model.Group;
import org.jspecify.annotations.Nullable;

/**
 * The table with all around it.
 *
 * @param problem why there is no answer to the search; null when there is one
 * @param next the mark of the next page; null at the end
 * @param matches how many were found
 * @param exact whether these are all
 * @param groups to choose among, the first of them
 * @param doors to choose among: how the doors call themselves
 * @param adding the form for a new account; null for those who may not make any
 * @param maySelect whether rows can be chosen, to act on several at once
 */
record UserPage(
        Search search,
        @Nullable String problem,
        List<UserRow> rows,
        @Nullable String next,
        long matches,
        boolean exact,
        List<Group> groups,
        List<String> doors,
        @Nullable NewUserForm adding,
        boolean maySelect) {
    UserPage {
        rows = List.copyOf(rows);
        groups = List.copyOf(groups);
    }
}
