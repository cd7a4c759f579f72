package muster.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import muster.testing.Answer;
import muster.testing.ConnectDoor;
import muster.testing.CryosparcDoor;
import muster.testing.Eventually;
import muster.testing.Json;
import muster.testing.MusterProcess;
import muster.testing.RunningMuster;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What each door says while the disk, the clock or another process do not play along, and that the server goes on afterwards. */
class FaultTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static MusterProcess process;
    private static CrashSite site;

    @BeforeAll
    static void start() {
        process = RunningMuster.process(
                folder -> List.of(CrashRounds.withAgent(folder).getFirst() + ",powerless"),
                "mail=capture",
                "trusted-proxies=127.0.0.1",
                "cluster-id=must1");
        site = new CrashSite(process.server());
    }

    @AfterAll
    static void end() {
        process.server().close();
    }

    private static void steer(String line) {
        process.say(line);
        Path answer = process.folder().resolve("steered");
        Eventually.holds("it does as told: " + line, PATIENCE, () -> {
            try {
                return Files.exists(answer) && Files.readString(answer).equals(line);
            } catch (IOException e) {
                return false;
            }
        });
    }

    /** A change at each door, to people who are made before. */
    private static List<Supplier<Answer>> changes() {
        Person person = new Person(null, true);
        String username = ConnectDoor.fresh("f");
        assertThat(site.create(5, username, person).status()).isEqualTo(201);
        person.now = Person.Facts.fresh(username);
        person.id = site.idOf(username);
        String padding = "x".repeat(200);
        List<Supplier<Answer>> changes = new ArrayList<>();
        changes.add(() -> site.nameAtConnect(person, ConnectDoor.fresh("c"), padding));
        changes.add(() -> site.nameAtArvados(person, ConnectDoor.fresh("a"), padding));
        changes.add(() -> site.create(3, ConnectDoor.fresh("f"), person));
        changes.add(() -> site.cloudomation()
                .admin()
                .patch("user/" + person.id, Json.object("description", ConnectDoor.fresh("d"))));
        changes.add(() ->
                site.own().send("PATCH", "accounts/" + person.id, Json.object("description", ConnectDoor.fresh("d"))));
        return changes;
    }

    private static void refusedForNow(List<Supplier<Answer>> changes) {
        for (Supplier<Answer> change : changes) {
            Answer answer = change.get();
            assertThat(answer.status()).as(answer.toString()).isEqualTo(503);
            assertThat(answer.header("Retry-After")).isNotEmpty();
            assertThat(answer.header("Content-Type")).contains("json");
            assertThat(answer.text()).doesNotContain("SQLITE", "Exception");
        }
    }

    private static void done(List<Supplier<Answer>> changes) {
        for (Supplier<Answer> change : changes) {
            Answer answer = change.get();
            assertThat(answer.status()).as(answer.toString()).isLessThan(300);
        }
    }

    private static String log() throws IOException {
        return Files.readString(process.log());
    }

    private static void isSound() throws IOException {
        assertThat(log().lines())
                .as("trouble with the disk is a line each")
                .noneMatch(line -> line.startsWith("\tat "));
        assertThat(new StoreLook(process.folder()).faults()).isEmpty();
        assertThat(process.server().command("ledger", "verify")).contains("sound: ");
    }

    @Test
    void whileFilesCannotGrowChangesAreRefusedAndReadingGoesOn() throws IOException {
        List<Supplier<Answer>> changes = changes();
        long log = Files.size(process.folder().resolve("muster.db-wal"));
        steer("room " + Math.min(log, 40_000));
        try {
            refusedForNow(changes);
            assertThat(site.connect().admin().get("v1/users").status()).isEqualTo(200);
            assertThat(log()).contains("because of the database file: its disk fails or is full (SQLITE_IOERR");
        } finally {
            process.say("room -1");
        }
        Eventually.holds(
                "there is room", PATIENCE, () -> changes.getFirst().get().status() < 300);
        done(changes);
        isSound();
    }

    @Test
    void whileFilesMayNotBeWrittenChangesAreRefusedAndReadingGoesOn() throws IOException {
        List<Supplier<Answer>> changes = changes();
        try {
            mode("r--------");
            // Whoever has a file open may go on writing it, whatever its mode is, until it is opened anew.
            steer("room 4096");
            refusedForNow(changes.subList(0, 1));
            steer("room -1");
            refusedForNow(changes);
            assertThat(site.connect().admin().get("v1/users").status()).isEqualTo(200);
            assertThat(log()).contains("because of the database file: it may not be written (SQLITE_READONLY");
        } finally {
            mode("rw-------");
        }
        done(changes);
        isSound();
    }

    private static void mode(String mode) throws IOException {
        for (String file : List.of("muster.db", "muster.db-wal", "muster.db-shm")) {
            Files.setPosixFilePermissions(process.folder().resolve(file), PosixFilePermissions.fromString(mode));
        }
    }

    @Test
    void whileAnotherProcessHasTheFileLockedChangesAreRefusedAndReadingGoesOn() throws SQLException, IOException {
        List<Supplier<Answer>> changes = changes();
        try (Connection other = DriverManager.getConnection(
                        "jdbc:sqlite:" + process.folder().resolve("muster.db"));
                Statement statement = other.createStatement()) {
            statement.execute("pragma busy_timeout = 10000");
            statement.execute("begin exclusive");
            refusedForNow(changes);
            assertThat(site.connect().admin().get("v1/users").status()).isEqualTo(200);
            statement.execute("rollback");
        }
        assertThat(log()).contains("because of the database file: another process has it locked");
        done(changes);
        isSound();
    }

    @Test
    void aClockThatJumpsAnHourEitherWayEndsNothingAndSealingGoesOn() throws IOException {
        List<Supplier<Answer>> changes = changes();
        String session = Json.text(
                site.cryosparc()
                        .signIn("iris@lab.example", RunningMuster.ADMINISTRATOR_PASSWORD)
                        .json(),
                "access_token");
        for (String ahead : List.of("PT1H", "PT0S", "PT-1H", "PT0S")) {
            steer("clock " + ahead);
            done(changes);
            assertThat(site.cryosparc().with(session).get("users/me").status()).isEqualTo(200);
            Eventually.holds(
                    "everything is sealed at " + ahead,
                    PATIENCE,
                    () -> "0"
                            .equals(new StoreLook(process.folder())
                                    .ask("select count(*) from event where chain_number is null")));
            isSound();
        }
    }

    @Test
    void whoStartsWithAClockThatWentBackSealsAsBefore() {
        MusterProcess other = RunningMuster.process(CrashRounds::withAgent);
        try {
            ConnectDoor door = new ConnectDoor(other.server());
            StoreLook look = new StoreLook(other.folder());
            other.say("clock PT1H");
            Eventually.holds("something is sealed in an hour", PATIENCE, () -> {
                door.invited(ConnectDoor.fresh("b"));
                return look.ask("select 1 from lease where expires_at > 1000000 * (unixepoch() + 3000)") != null;
            });
            other.kill();
            other.startAgain();
            door.invited(ConnectDoor.fresh("b"));
            Eventually.holds(
                    "everything is sealed",
                    PATIENCE,
                    () -> "0".equals(look.ask("select count(*) from event where chain_number is null")));
            assertThat(CryosparcDoor.ok(
                                    new CryosparcDoor(other.server()).admin().get("users/me"))
                            .isObject())
                    .isTrue();
        } finally {
            other.server().close();
        }
    }
}
