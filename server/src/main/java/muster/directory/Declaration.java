package muster.directory;

import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a file says there shall be, to be read once and item by item.
 *
 * @param source as the file itself names it; null when it names none
 * @param complete as the file itself says it
 * @param items lanes, groups and agreements before people. Outside every transaction; what it throws ends the planning, and
 *     nothing of the plan is kept
 * @param doubt what lets the file seem cut off; asked for when all items were read, and only where it is declared complete
 */
public record Declaration(
        @Nullable String source,
        Completeness complete,
        Iterator<? extends DeclaredItem> items,
        Supplier<Optional<TableFault>> doubt) {

    /** Of what is surely whole. */
    public Declaration(@Nullable String source, Completeness complete, Iterator<? extends DeclaredItem> items) {
        this(source, complete, items, Optional::empty);
    }

    /** Of rows that are all there already. */
    public static Declaration of(Collection<? extends DeclaredItem> items) {
        return new Declaration(null, Completeness.NONE, List.copyOf(items).iterator());
    }

    /** Of rows that are read one after another. */
    public static Declaration of(Iterator<? extends DeclaredItem> items) {
        return new Declaration(null, Completeness.NONE, items);
    }
}
