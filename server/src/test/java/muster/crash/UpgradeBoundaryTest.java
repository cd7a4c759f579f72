package muster.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import muster.cli.ExitCode;
import muster.store.EarlierStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An upgrade that dies, again and again, or finds no room goes on at the next start, from a backup that it makes before anything. */
class UpgradeBoundaryTest {
    private static final int EARLIER = 1;

    @TempDir
    Path folder;

    private EarlierSite site;

    @BeforeEach
    void layEarlierStore() {
        site = new EarlierSite(folder, EARLIER);
    }

    private void dies(WriteBoundary boundary, int passing) throws Exception {
        assertThat(site.dies(boundary, passing)).as(boundary.toString()).isTrue();
    }

    @Test
    void upgradeThatDiesWhereverItIsGoesOnFromTheBackupThatItMadeFirst() throws Exception {
        for (WriteBoundary boundary : List.of(WriteBoundary.AMID_A_BACKUP, WriteBoundary.BEFORE_A_BACKUP_IS_NAMED)) {
            dies(boundary, 1);
            site.isAsItWas();
            assertThat(site.backups()).isEmpty();
        }
        dies(WriteBoundary.AFTER_A_BACKUP_IS_NAMED, 1);
        site.isAsItWas();
        assertThat(site.backups()).hasSize(1);
        dies(WriteBoundary.AMID_A_MIGRATION, 20);
        dies(WriteBoundary.AMID_A_MIGRATION, 60);
        dies(WriteBoundary.BETWEEN_MIGRATIONS, 12);
        assertThat(site.schema()).isGreaterThan(EARLIER).isLessThan(EarlierStore.newest());
        site.isBroughtUpToDate();
    }

    @Test
    void withoutRoomTheStoreStaysAsItIsAndASentenceSaysSo() throws Exception {
        refusesWithin(2_000, "muster: The database cannot be opened: its disk fails or is full (SQLITE_IOERR_");
        refusesWithin(
                40_000,
                "muster: The database has schema 1 and is not brought to " + EarlierStore.newest()
                        + ", because the backup before it fails: ");
        assertThat(site.backups()).isEmpty();
        site.isAsItWas();
        refusesWithin(
                120_000, "muster: The tables cannot be brought up to date: its disk fails or is full (SQLITE_IOERR_");
        assertThat(site.backups()).hasSize(1);
        site.isBroughtUpToDate();
    }

    private void refusesWithin(long bytes, String sentence) throws Exception {
        CommandProcess.Ended ended = site.within(bytes);
        assertThat(ended.exit()).as(ended.said()).isEqualTo(ExitCode.UNAVAILABLE);
        assertThat(ended.said()).startsWith(sentence).hasLineCount(1);
    }
}
