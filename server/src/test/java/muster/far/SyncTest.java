package muster.far;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import muster.testing.Eventually;
import muster.testing.MusterProcess;
import muster.testing.RunningMuster;
import org.junit.jupiter.api.Test;

/** Pulls and pushes that the server repeats by itself. */
class SyncTest {
    private static final String SECRET = RunningMuster.ADMINISTRATOR_KEY;

    private static RunningMuster.Told add(RunningMuster here, String name, String... command) {
        List<String> arguments = new ArrayList<>(List.of("sync", "add", name, "--every", "1h", "--"));
        arguments.addAll(List.of(command));
        return here.toldWith(SECRET, arguments.toArray(String[]::new));
    }

    private static void until(String what, BooleanSupplier condition) {
        Eventually.holds(what, Duration.ofMinutes(1), condition);
    }

    private static String[] connect(String way, Site other, String... options) {
        return Stream.concat(
                        Stream.of(way, "connect", "--url", other.server().url().toString(), "--source", "old"),
                        Stream.of(options))
                .toArray(String[]::new);
    }

    @Test
    void whatIsPulledAndPushedGoesOnByItselfAlsoAfterAStart() throws Exception {
        MusterProcess process = RunningMuster.process();
        try (Site there = Site.running("connect")) {
            there.fill("""
                    {"username":"ada","email":"ada@lab.example"}""");
            RunningMuster here = process.server();
            RunningMuster.Told added = add(here, "inbound", connect("pull", there));
            assertThat(added.exit()).as(added.err()).isZero();
            assertThat(added.err()).contains("every 1h");
            until("it was pulled", () -> here.command("sync", "list").contains("done, 0 not done"));
            assertThat(here.command("user", "show", "ada")).contains("ada@lab.example");
            assertThat(here.command("sync", "show", "inbound")).contains("inbound: every 1h", "done, 0 not done");

            here.command("user", "lock", "ada");
            add(here, "outbound", connect("push", there));
            until("it was pushed", () -> here.command("sync", "list").contains("1 done, 0 failed"));
            assertThat(there.people().get("ada").standing()).isEqualTo(FarPerson.Standing.BARRED);
            assertThat(here.command("sync", "show", "outbound")).contains("ada: lock", "1 done, 0 failed");

            here.command("user", "unlock", "ada");
            assertThat(here.command("sync", "run", "outbound", "--dry-run")).contains("ada: unlock", "1 to do");
            assertThat(there.people().get("ada").standing()).isEqualTo(FarPerson.Standing.BARRED);
            process.stop();
            process.startAgain();
            assertThat(process.server().command("sync", "run", "outbound")).contains("ada: unlock", "1 done");
            assertThat(there.people().get("ada").standing()).isEqualTo(FarPerson.Standing.FREE);

            assertNowhere(SECRET.getBytes(StandardCharsets.UTF_8), process.folder());
            assertThat(Files.readString(process.log())).doesNotContain(SECRET);
            assertThat(process.server().command("sync", "list", "--json")).doesNotContain(SECRET);
            process.server().command("sync", "remove", "inbound");
            assertThat(process.server().command("sync", "list"))
                    .contains("outbound")
                    .doesNotContain("inbound");
        } finally {
            process.kill();
        }
    }

    private static void assertNowhere(byte[] secret, Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                assertThat(bytes.contains(new String(secret, StandardCharsets.ISO_8859_1)))
                        .as(file.toString())
                        .isFalse();
            }
        }
    }

    @Test
    void aServerThatIsAwayIsToldAndTriedAgain() {
        try (Site here = Site.running("connect")) {
            Site away = Site.running("connect");
            away.close();
            add(here.server(), "away", connect("pull", away));
            until("it was tried", () -> here.server().command("sync", "list").contains("NOT WELL"));
            assertThat(here.server().command("sync", "list")).contains("did not come through");
            assertThat(here.server().command("sync", "list", "--json")).contains("\"exit\":3", "\"next_at\"");
        }
    }

    @Test
    void oneThatIsReplacedWhileItRunsIsNotPutBack() {
        RunningMuster here = RunningMuster.shared();
        AtomicBoolean isReplaced = new AtomicBoolean();
        String[] another = {"pull", "connect", "--url", "http://127.0.0.1:1", "--source", "another"};
        try (FakeServer far = new FakeServer(line -> {
            if (isReplaced.compareAndSet(false, true)) {
                here.command("sync", "remove", "changing");
                add(here, "changing", another);
            }
            return "401 {\"code\":30,\"error\":\"We cannot let you in.\"}";
        })) {
            add(here, "changing", "pull", "connect", "--url", far.url().toString());
            until(
                    "the other one ran",
                    () -> here.command("sync", "list", "--json").contains("did not come through"));
            assertThat(here.command("sync", "list"))
                    .contains("--source another")
                    .doesNotContain("let you in");
        } finally {
            here.command("sync", "remove", "changing");
        }
    }

    @Test
    void thePlaceWhereARunHaltedTellsWhy() {
        RunningMuster here = RunningMuster.shared();
        String user = "halt" + Long.toHexString(System.nanoTime());
        here.command("group", "create", user);
        here.commandOn(
                ("{\"username\":\"" + user + "\",\"email\":\"" + user + "@lab.example\",\"groups\":[\"" + user
                                + "\"]}\n")
                        .getBytes(StandardCharsets.UTF_8),
                "import",
                "people.jsonl",
                "--yes");
        try (FakeServer far = new FakeServer(line -> {
            if (line.startsWith("POST")) {
                return "500 {\"code\":1,\"error\":\"Out of memory.\"}";
            }
            if (line.contains("/v1/content")) {
                return "200 []";
            }
            return line.contains("/v1/users") || line.contains("/v1/groups")
                    ? "200 {\"results\":[],\"current_page\":1,\"total\":0}"
                    : "200 " + BadServerTest.person(0, "root", "administrator");
        })) {
            add(here, "halting", "push", "connect", "--url", far.url().toString(), "--group", user);
            until("it was tried", () -> here.command("sync", "list").contains("NOT WELL"));
            assertThat(here.command("sync", "list")).contains("Out of memory.");
        } finally {
            here.command("sync", "remove", "halting");
        }
    }

    @Test
    void mistakesAreToldWhenItIsAdded() {
        RunningMuster here = RunningMuster.shared();
        assertThat(add(here, "x", "import", "file.csv").err()).contains("Only pull and push are repeated");
        assertThat(add(here, "Up", "pull", "connect", "--url", "https://a.example")
                        .err())
                .contains("a-z, 0-9");
        assertThat(add(here, "x", "pull", "connect", "--url", "https://a.example", "--yes")
                        .err())
                .contains("has no --yes");
        assertThat(add(here, "x", "pull", "connect").err()).contains("--url");
        assertThat(add(here, "../x", "pull", "connect", "--url", "https://a.example")
                        .exit())
                .isEqualTo(3);
        assertThat(here.toldWith("", "sync", "show", "../muster").err()).contains("There is no sync");
        assertThat(here.command("sync", "list")).doesNotContain("x:");
    }
}
