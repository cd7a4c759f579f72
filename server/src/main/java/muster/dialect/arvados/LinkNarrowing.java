package muster.dialect.arvados;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a list's filters say at once of where to look for links. Whatever is found there has still to meet the filters.
 *
 * @param uuids one of which the links must have; null for any
 * @param tails the same of their tails
 * @param heads the same of their heads
 * @param classes the same of their classes
 * @param names the same of their names
 */
record LinkNarrowing(
        @Nullable Set<String> uuids,
        @Nullable Set<String> tails,
        @Nullable Set<String> heads,
        @Nullable Set<String> classes,
        @Nullable Set<String> names) {

    static LinkNarrowing of(List<Filter> filters) {
        return new LinkNarrowing(
                values(filters, Columns.UUID),
                values(filters, LinkColumns.TAIL),
                values(filters, LinkColumns.HEAD),
                values(filters, LinkColumns.LINK_CLASS),
                values(filters, LinkColumns.NAME));
    }

    boolean mayHaveClass(String linkClass) {
        return classes == null || classes.contains(linkClass);
    }

    boolean mayHaveName(String name) {
        return names == null || names.contains(name);
    }

    /** Whether only permissions are wanted. */
    boolean isOfPermissions() {
        return Set.of(LinkJson.PERMISSION).equals(classes);
    }

    private static @Nullable Set<String> values(List<Filter> filters, String column) {
        return Narrowing.values(filters, column).orElse(null);
    }
}
