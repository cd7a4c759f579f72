package muster.store;

import java.time.Duration;
import java.time.Instant;
import muster.directory.Duplicates;
import muster.directory.PageMark;
import muster.directory.RosterReader;
import muster.directory.RosterSearch;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Searches over all accounts, with a bound on what each may cost. */
final class RosterRows implements RosterReader {
    private final Handle handle;
    private final Database database;
    private final RosterBounds bounds;

    RosterRows(Handle handle, Database database, RosterBounds bounds) {
        this.handle = handle;
        this.database = database;
        this.bounds = bounds;
    }

    @Override
    public Found search(RosterSearch search, @Nullable PageMark after, int limit, Instant now, Duration patience) {
        return database.within(handle, patience, () -> {
            RosterStatements statements = new RosterStatements(handle, database, bounds, search, now);
            RosterPlace from = after == null
                    ? null
                    : RosterPlace.of(after, statements.order().numeric());
            RosterStatements.Places places = statements
                    .fewCandidates()
                    .map(candidates -> statements.gather(candidates, from, limit))
                    .orElseGet(() -> new RosterWalk(statements, from, limit).places());
            return new Found(
                    loader().byIds(places.places().stream().map(RosterPlace::id).toList()),
                    places.next().map(RosterPlace::mark),
                    places.matches());
        });
    }

    @Override
    public AlikePage alike(Duplicates.Reason reason, @Nullable PageMark after, int limit, Duration patience) {
        return database.within(
                handle, patience, () -> new AlikeRows(handle, database, loader()).page(reason, after, limit));
    }

    /** Made when it is asked for: most transactions search nothing. */
    private AccountLoader loader() {
        return new AccountLoader(handle, database);
    }
}
