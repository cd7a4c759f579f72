package muster.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPInputStream;
import muster.store.DatabaseSettings;
import muster.store.Snapshot;
import muster.store.SqlStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backups whose bytes are sealed well and whose lines are others than Muster writes are refused, each with what is wrong. */
class RewrittenBackupTest {
    private static final String GUARD = "{\"table\":\"guard\"}";

    @TempDir
    Path folder;

    private List<String> lines;

    @BeforeEach
    void backUpAnEmptyDirectory() throws IOException {
        var database = new DatabaseSettings.Sqlite(folder.resolve("muster.db"));
        SqlStore.open(database).close();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Snapshot snapshot = Snapshot.of(database)) {
            BackupHead head = new BackupHead("1.2", snapshot.schema(), Instant.EPOCH, null, null, snapshot.tables());
            BackupWriter.write(snapshot, head, out, Watcher.NOBODY);
        }
        try (var in = new GZIPInputStream(new ByteArrayInputStream(out.toByteArray()))) {
            List<String> all = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            lines = new ArrayList<>(all.subList(0, all.size() - 1));
        }
    }

    private void refusedWith(String sentence) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        SealedGzipOutput out = new SealedGzipOutput(bytes);
        for (String line : lines) {
            out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        }
        out.finish();
        assertThatThrownBy(() -> Rehearsal.of(new ByteArrayInputStream(bytes.toByteArray()), folder, Watcher.NOBODY))
                .isInstanceOf(BackupRefused.class)
                .hasMessageStartingWith(sentence);
        assertThat(folder.toFile().list()).containsExactly("muster.db");
    }

    private void rewriteFirst(UnaryOperator<String> change) {
        String before = lines.getFirst();
        lines.set(0, change.apply(before));
        assertThat(lines.getFirst()).isNotEqualTo(before);
    }

    @Test
    void laterFormIsToldByItsNumber() throws IOException {
        rewriteFirst(head -> head.replace("\"version\":1,", "\"version\":2,"));
        refusedWith("The backup has form 2, which this program does not know.");
    }

    @Test
    void laterSchemaIsToldWithItsProgram() throws IOException {
        rewriteFirst(head -> head.replaceFirst("\"schema\":\\d+", "\"schema\":4711"));
        refusedWith("The backup has schema 4711 of Muster 1.2, and this program knows schemas up to ");
    }

    @Test
    void otherKindOfFileIsNoBackup() throws IOException {
        rewriteFirst(head -> head.replace("muster-backup", "something-else"));
        refusedWith("The file is no backup of Muster.");
    }

    @Test
    void firstLineThatIsNoneIsDamage() throws IOException {
        rewriteFirst(head -> head.substring(1));
        refusedWith("The backup is damaged: its first line is not what it should be.");
    }

    @Test
    void tablesOfAnotherSchemaAreRefused() throws IOException {
        rewriteFirst(head -> head.replace("{\"name\":\"guard\"", "{\"name\":\"guards\""));
        refusedWith("The backup says that it has schema ");
        rewriteFirst(head -> head.replace("guards", "guard; drop table account"));
        refusedWith("The backup is damaged: its first line is not what it should be.");
    }

    @Test
    void renamedOrMissingPartIsToldByTheTable() throws IOException {
        int guard = lines.indexOf(GUARD);
        lines.set(guard, "{\"table\":\"lane\"}");
        refusedWith("The backup is damaged: the table guard is not where it should be.");
        lines.remove(guard);
        refusedWith("The backup is damaged: a row of the table ");
    }

    @Test
    void rowThatWasTakenOutOrPutInOrChangedIsFound() throws IOException {
        int row = lines.indexOf(GUARD) + 1;
        String taken = lines.remove(row);
        refusedWith("The backup is damaged: its rows are not those that were counted.");
        lines.add(row, taken);
        lines.add(row, "[\"another\"]");
        refusedWith("The backup is damaged: its rows are not those that were counted.");
        lines.remove(row);
        lines.set(row, "[\"another\"]");
        refusedWith("The backup is damaged: its rows are not those that were counted.");
        lines.set(row, "[4711]");
        refusedWith("The backup is damaged: a row of the table guard is not what it should be.");
    }

    @Test
    void lineTooFewOrTooManyIsFound() throws IOException {
        String end = lines.removeLast();
        refusedWith("The backup is damaged: its end is missing.");
        lines.addAll(List.of(end, end));
        refusedWith("The backup is damaged: something stands behind its last line.");
    }
}
