package muster.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What may have ended since a backup was made does not come back from it, and everything else does. */
class RestoredRowsTest {
    private static final String IN_FORCE = """
            select (select count(*) from lease)
                 + (select count(*) from mail_code)
                 + (select count(*) from code where ended_at is null)
                 + (select count(*) from mail where state = 'WAITING')
                 + (select count(*) from access_key where purpose = 'SESSION')
            """;

    @TempDir
    Path folder;

    @Test
    void leasesSessionsMailsAndCodesStayAwayOnEitherDatabase() throws SQLException, IOException {
        DatabaseSettings.Sqlite source = new DatabaseSettings.Sqlite(folder.resolve("source.db"));
        SqlStore.open(source).close();
        StrangeRows.fill(source);
        Carried.execute(source, "update mail set state = 'WAITING' where number % 2 = 0");
        Carried.execute(source, "update access_key set purpose = 'SESSION' where created_at > 0");
        long sessions = Carried.number(source, "select count(*) from access_key where purpose = 'SESSION'");
        long mails = Carried.number(source, "select count(*) from mail where state = 'WAITING'");
        assertThat(sessions).isBetween(1L, StrangeRows.ROWS - 1L);
        assertThat(mails).isBetween(1L, StrangeRows.ROWS - 1L);
        assertThat(Carried.number(source, IN_FORCE)).isGreaterThan(sessions + mails + StrangeRows.ROWS);
        Path backup = folder.resolve("backup");
        Carried.backUp(source, backup);
        for (DatabaseSettings target : new DatabaseSettings[] {
            new DatabaseSettings.Sqlite(folder.resolve("target.db")), TestPostgres.emptyDatabase()
        }) {
            var outcome = Carried.restore(backup, target);
            assertThat(Carried.number(target, IN_FORCE)).isZero();
            assertThat(outcome.sessions()).isEqualTo(sessions);
            assertThat(outcome.mails()).isEqualTo(mails);
            assertThat(Carried.number(target, "select count(*) from access_key"))
                    .isEqualTo(StrangeRows.ROWS - sessions);
            assertThat(Carried.number(target, "select count(*) from mail")).isEqualTo(StrangeRows.ROWS - mails);
            assertThat(Carried.number(target, "select count(*) from plan_row")).isEqualTo(StrangeRows.ROWS);
        }
    }
}
