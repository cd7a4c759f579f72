package muster.store;

import static muster.store.ProjectContract.projectId;
import static muster.store.Samples.NOW;
import static muster.store.Samples.id;
import static muster.store.Samples.write;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import muster.model.AccountId;
import muster.model.AccountProject;
import muster.model.EmailAddress;
import muster.model.MailCode;
import muster.model.Project;
import muster.model.SecretDigest;
import muster.model.ViewerMarks;
import org.junit.jupiter.api.Test;

/** What was written before there were projects of accounts is there after an upgrade, and can have all that came since. */
interface ProjectUpgradeContract extends WithStore {

    /** A database without any schema. */
    DatabaseSettings emptySettings();

    private static String account(int number, int listed, String trashedAt) {
        String name = "user" + number;
        return "('%s', 3, 'PERSON', 10, %d, 0, 1, '%s', 'Ann', 'about', '%s', 'ann', '', '', '', '', 5, %s, 5, 5, 5, 1)"
                .formatted(id(number), listed, name, name, trashedAt);
    }

    private DatabaseSettings beforeProjects() {
        DatabaseSettings settings = emptySettings();
        try (Database database = switch (settings) {
            case DatabaseSettings.Sqlite sqlite -> new SqliteDatabase(sqlite.file(), sqlite.readers());
            case DatabaseSettings.Postgres postgres -> new PostgresDatabase(postgres);
        }) {
            Migrations.bringUpTo(database, 5);
            try (Connection connection = database.plainConnections().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("insert into account (id, version, kind, rank, listed, blocked, readonly, username,"
                        + " given_name, description, username_key, given_key, family_key, display_key, email_key,"
                        + " pending_email_key, activated_at, trashed_at, created_at, modified_at, profile_modified_at,"
                        + " in_all_users) values " + account(1, 1, "null") + ", " + account(2, 1, "null") + ", "
                        + account(3, 0, "7"));
                statement.execute("insert into account_activity (account_id, last_sign_in, failures) values ('" + id(1)
                        + "', 9, 2)");
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return settings;
    }

    @Test
    default void accountsBelongToNoProjectAfterAnUpgradeAndThenToOne() {
        try (SqlStore upgraded = SqlStore.open(beforeProjects())) {
            assertThat(Samples.find(upgraded, id(1)).project()).isNull();
            assertThat(Samples.find(upgraded, id(1)).version()).isEqualTo(3);
            assertThat(Samples.find(upgraded, id(3)).life().isTrashed()).isTrue();
            Project project = ProjectContract.project(1, "Beamlines");
            write(upgraded, w -> {
                w.projects().add(project);
                w.accounts().save(ProjectContract.in(w.accounts().lock(id(2)).orElseThrow(), project));
            });
            assertThat(Samples.find(upgraded, id(1)).project()).isNull();
            assertThat(Samples.find(upgraded, id(2)).project()).isEqualTo(new AccountProject(projectId(1), false));
        }
    }

    @Test
    default void marksAndMailedCodesAreKeptAfterAnUpgradeAndGoWithTheirAccount() {
        ViewerMarks pinned = new ViewerMarks(true, false);
        MailCode code = new MailCode(
                id(1),
                MailCode.Purpose.RECOVERY,
                SecretDigest.of("a"),
                new EmailAddress("a@x.org"),
                0,
                NOW,
                NOW.plus(Duration.ofHours(1)));
        try (SqlStore upgraded = SqlStore.open(beforeProjects())) {
            write(upgraded, w -> {
                w.marks().put(id(2), id(1), pinned);
                w.mailCodes().put(code);
            });
            assertThat(upgraded.<Map<AccountId, ViewerMarks>>read(r -> r.marks().of(id(2), List.of(id(1)))))
                    .isEqualTo(Map.of(id(1), pinned));
            assertThat(upgraded.<Optional<MailCode>>read(r -> r.mailCodes().byDigest(code.digest())))
                    .contains(code);
            write(upgraded, w -> {
                w.accounts().lock(id(1));
                w.accounts().remove(id(1));
            });
            assertThat(upgraded.<Map<AccountId, ViewerMarks>>read(r -> r.marks().of(id(2), List.of(id(1)))))
                    .isEmpty();
            assertThat(upgraded.<Optional<MailCode>>read(r -> r.mailCodes().byDigest(code.digest())))
                    .isEmpty();
        }
    }
}
