package muster.directory;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import muster.model.AccountEntry;
import muster.model.Caller;
import org.jspecify.annotations.Nullable;

/** Everybody whom a search finds, a page at a time, so that a list of any length takes no more memory than a short one. */
public final class RosterWalk implements Iterator<AccountEntry> {
    private final Roster roster;
    private final Caller caller;
    private final RosterQuery query;
    private Iterator<AccountEntry> page;
    private @Nullable String next;

    /** Looks at the first page at once, so that a search that is refused is refused before anything is written. */
    public RosterWalk(Roster roster, Caller caller, RosterQuery query) {
        this.roster = roster;
        this.caller = caller;
        this.query = query;
        Roster.Page first = roster.page(caller, query, null, Roster.LONGEST_PAGE);
        this.page = first.entries().iterator();
        this.next = first.next().orElse(null);
    }

    @Override
    public boolean hasNext() {
        while (!page.hasNext() && next != null) {
            Roster.Page following = roster.page(caller, query, Objects.requireNonNull(next), Roster.LONGEST_PAGE);
            page = following.entries().iterator();
            next = following.next().orElse(null);
        }
        return page.hasNext();
    }

    @Override
    public AccountEntry next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return page.next();
    }
}
