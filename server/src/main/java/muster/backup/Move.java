package muster.backup;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import muster.store.CannotCarry;
import muster.store.DatabaseSettings;
import muster.store.Loading;
import muster.store.RowReceiver;
import muster.store.Snapshot;
import muster.store.TableShape;

/** Carries a directory from one database to another: everything as it is, or nothing. */
public final class Move {
    private Move() {}

    /**
     * Copies all rows, reads them again at the target, and compares.
     *
     * @param source which nobody writes to meanwhile; it stays as it is. A PostgreSQL database is asked at the end whether a
     *     server was started on it
     * @param target an empty one
     * @return how many rows of each table there are, in both
     * @throws BackupRefused when a server was
     * @throws muster.store.CannotCarry when the target is not empty or does not take it
     */
    public static List<TableSum> carry(DatabaseSettings source, DatabaseSettings target, Watcher watcher)
            throws IOException {
        try (Snapshot snapshot = Snapshot.of(source);
                Loading loading = Loading.into(target, snapshot.schema())) {
            if (!loading.tables().equals(snapshot.tables())) {
                throw new BackupRefused("The tables of the database are others than those of its schema, "
                        + snapshot.schema() + "; nothing was moved.");
            }
            List<TableSum> sums = new ArrayList<>();
            News news = new News(watcher);
            for (TableShape table : snapshot.tables()) {
                Tally tally = new Tally();
                RowReceiver receiver = loading.table(table);
                snapshot.rows(table, news.of(table, values -> {
                    tally.row(values);
                    receiver.row(values);
                }));
                sums.add(tally.sum(table.name()));
            }
            loading.settle();
            Sums.requireEqual(sums, loading);
            loading.upgrade();
            requireNobodyCame(source);
            loading.keep();
            return sums;
        }
    }

    /** What a server writes behind the copy's back would be lost to the target. */
    private static void requireNobodyCame(DatabaseSettings source) {
        if (Snapshot.connectionsTo(source) > 0) {
            throw new BackupRefused(
                    "Some Muster was started on the database meanwhile, so nothing was moved; stop all servers and move again.");
        }
    }

    /**
     * Looks whether an earlier move came to the end of its rows and not to what follows.
     *
     * @return how many rows of each table there are, when both databases have the very same ones; otherwise empty
     */
    public static Optional<List<TableSum>> done(DatabaseSettings source, DatabaseSettings target) throws IOException {
        try (Snapshot there = Snapshot.of(target);
                Snapshot here = Snapshot.of(source)) {
            boolean sameShape = there.schema() == here.schema()
                    && there.tables().equals(here.tables())
                    && here.tables().stream().allMatch(table -> there.count(table) == here.count(table));
            List<TableSum> sums = sameShape ? sums(here) : List.of();
            return sameShape && sums.equals(sums(there)) ? Optional.of(sums) : Optional.empty();
        } catch (CannotCarry noDirectory) {
            return Optional.empty();
        }
    }

    private static List<TableSum> sums(Snapshot snapshot) throws IOException {
        List<TableSum> sums = new ArrayList<>();
        for (TableShape table : snapshot.tables()) {
            Tally tally = new Tally();
            snapshot.rows(table, tally);
            sums.add(tally.sum(table.name()));
        }
        return sums;
    }
}
