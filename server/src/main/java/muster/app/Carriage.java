package muster.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import muster.backup.BackupRefused;
import muster.backup.TableSum;
import muster.backup.Watcher;
import muster.backup.age.AgeRefused;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the commands that carry whole directories have in common: how they tell of it. */
final class Carriage {

    private Carriage() {}

    /** Something long that may fail at a disk. */
    @FunctionalInterface
    interface Work<T> {
        T with(Watcher watcher) throws IOException;
    }

    /**
     * Does it, telling a terminal how far it is.
     *
     * @param what in a word or two
     * @param isQuiet whether nobody is to be told
     * @throws UncheckedIOException with a sentence, when a file cannot be read or written
     */
    static <T> T run(String what, boolean isQuiet, Work<T> work) {
        if (isQuiet || !Tty.isAt(Tty.ERRORS)) {
            return run(work, Watcher.NOBODY);
        }
        try (ProgressLine line = new ProgressLine(what, System.err)) {
            return run(work, (_, rows) -> line.at(rows, -1));
        }
    }

    private static <T> T run(Work<T> work, Watcher watcher) {
        try {
            return work.with(watcher);
        } catch (AgeRefused refused) {
            throw new BackupRefused(String.valueOf(refused.getMessage()));
        } catch (NoSuchFileException missing) {
            throw new UncheckedIOException("There is no " + missing.getMessage() + ".", missing);
        } catch (AccessDeniedException denied) {
            throw new UncheckedIOException("No access to " + denied.getMessage() + ".", denied);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed.getMessage() + "; nothing was kept of it.", failed);
        }
    }

    /** The tables in which there is something. */
    static void print(List<TableSum> tables) {
        for (TableSum table : tables) {
            if (table.rows() > 0) {
                System.out.printf("%,12d  %s%n", table.rows(), table.table());
            }
        }
    }

    static long rows(List<TableSum> tables) {
        return tables.stream().mapToLong(TableSum::rows).sum();
    }

    static ObjectNode json(List<TableSum> tables) {
        ObjectNode told = JsonMapper.shared().createObjectNode().put("rows", rows(tables));
        ArrayNode all = told.putArray("tables");
        tables.forEach(table -> all.addObject()
                .put("table", table.table())
                .put("rows", table.rows())
                .put("digest", table.digest()));
        return told;
    }
}
