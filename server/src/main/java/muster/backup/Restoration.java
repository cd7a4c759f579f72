package muster.backup;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import muster.store.DatabaseSettings;
import muster.store.Loading;
import muster.store.RestoredRows;
import muster.store.RowReceiver;
import muster.store.TableShape;
import org.jspecify.annotations.Nullable;

/** Fills an empty database from a backup: everything, or nothing. */
public final class Restoration {

    /**
     * What was restored.
     *
     * @param sessions how many were left out
     * @param mails how many that waited were left out
     * @param codes how many that counted were ended
     */
    public record Outcome(BackupHead head, List<TableSum> tables, long sessions, long mails, long codes) {
        public Outcome {
            tables = List.copyOf(tables);
        }

        public long rows() {
            return tables.stream().mapToLong(TableSum::rows).sum();
        }
    }

    private Restoration() {}

    /**
     * Restores a directory to go on with it: without what may have ended since.
     *
     * @param target an empty one
     * @param allows looks at the head, and throws when the backup is not to be restored
     * @param afterwards does what is to be done in the restored directory, before it counts as restored
     * @throws BackupRefused when the backup is damaged or cannot be restored by this program
     * @throws muster.store.CannotCarry when the target is not empty or does not take it
     */
    public static Outcome revive(
            InputStream backup,
            DatabaseSettings target,
            Instant now,
            Consumer<BackupHead> allows,
            BiConsumer<DatabaseSettings, Outcome> afterwards,
            Watcher watcher)
            throws IOException {
        RestoredRows rules = new RestoredRows(now);
        try (BackupReader reader = open(backup);
                Loading loading = begin(reader.head(), target, allows)) {
            Map<String, Long> taken = new HashMap<>();
            List<TableSum> sums = fill(reader, loading, rules, taken, watcher);
            for (TableShape table : loading.tables()) {
                requireEqual(table.name(), taken.getOrDefault(table.name(), 0L), loading.count(table));
            }
            loading.upgrade();
            Outcome outcome = new Outcome(reader.head(), sums, rules.sessions(), rules.mails(), rules.codes());
            afterwards.accept(target, outcome);
            loading.keep();
            return outcome;
        }
    }

    /**
     * Restores everything as it is, reads it again and compares.
     *
     * @param target an empty one, for nothing else
     */
    static Outcome rehearse(InputStream backup, DatabaseSettings target, Watcher watcher) throws IOException {
        try (BackupReader reader = open(backup);
                Loading loading = begin(reader.head(), target, _ -> {})) {
            List<TableSum> sums = fill(reader, loading, null, new HashMap<>(), watcher);
            Sums.requireEqual(sums, loading);
            loading.upgrade();
            loading.keep();
            return new Outcome(reader.head(), sums, 0, 0, 0);
        }
    }

    private static BackupReader open(InputStream backup) throws IOException {
        BackupReader reader = new BackupReader(backup);
        if (reader.head().schema() > Loading.newestSchema()) {
            throw new BackupRefused("The backup has schema " + reader.head().schema() + " of Muster "
                    + reader.head().muster() + ", and this program knows schemas up to " + Loading.newestSchema()
                    + " only; restore it with the newer program.");
        }
        return reader;
    }

    private static Loading begin(BackupHead head, DatabaseSettings target, Consumer<BackupHead> allows) {
        allows.accept(head);
        Loading loading = Loading.into(target, head.schema());
        if (!loading.tables().equals(head.tables())) {
            loading.close();
            throw new BackupRefused("The backup says that it has schema " + head.schema()
                    + ", but its tables are others than those of this schema.");
        }
        return loading;
    }

    private static List<TableSum> fill(
            BackupReader reader,
            Loading loading,
            @Nullable RestoredRows rules,
            Map<String, Long> taken,
            Watcher watcher)
            throws IOException {
        News news = new News(watcher);
        List<TableSum> sums = reader.rows(table -> {
            RowReceiver target = loading.table(table);
            RowReceiver counted = values -> {
                target.row(values);
                taken.merge(table.name(), 1L, Long::sum);
            };
            return news.of(table, rules == null ? counted : rules.of(table, counted));
        });
        loading.settle();
        return sums;
    }

    private static void requireEqual(String table, long expected, long found) {
        if (expected != found) {
            throw new BackupRefused("The table " + table + " has " + found + " rows and should have " + expected
                    + "; nothing was restored.");
        }
    }
}
