package muster.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import muster.cluster.Load.Refusal;
import muster.testing.Answer;
import muster.testing.CloudomationDoor;
import muster.testing.ConnectDoor;
import muster.testing.Eventually;
import muster.testing.Http;
import muster.testing.Json;
import muster.testing.MusterProcess;
import muster.testing.ScriptedRelay;
import muster.testing.Together;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Three real servers on one PostgreSQL behind a balancer, on good days and on bad ones. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClusterTest {
    private static final Duration PROMISE = Duration.ofSeconds(1);
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final int LETTERS = 60;
    private static final int ROUNDS = 5;
    private static final int INCREMENTS = 40;

    @TempDir
    static Path folder;

    private static ScriptedRelay relay;
    private static DatabaseServer database;
    private static DatabaseServer replica;
    private static Cluster cluster;

    @BeforeAll
    static void start() {
        relay = new ScriptedRelay(line -> null);
        database = DatabaseServer.in(folder.resolve("first"));
        database.execute("create database muster");
        replica = database.withReplica(folder.resolve("second"));
        String address = "jdbc:postgresql://" + database.host() + "," + replica.host()
                + "/muster?user=postgres&targetServerType=primary";
        cluster = new Cluster(
                address,
                folder,
                "mail=smtp://127.0.0.1:" + relay.port(),
                "mail-from=muster@lab.example",
                "public-url=http://127.0.0.1");
    }

    @AfterAll
    static void stop() {
        cluster.close();
        replica.close();
        database.close();
        relay.close();
    }

    @Test
    @Order(1)
    void whatOneNodeEndsIsEndedEverywhereWithinASecond() {
        for (int round = 0; round < ROUNDS; round++) {
            MusterProcess here = cluster.nodes().get(round % cluster.nodes().size());
            ConnectDoor.Person person = new ConnectDoor(here.server()).person("viewer");
            List<Http> everywhere = cluster.nodes().stream()
                    .map(node -> new ConnectDoor(node.server()).with(person.key()))
                    .toList();
            Eventually.holds("the key works everywhere", SOON, () -> all(everywhere, 200));
            new ConnectDoor(here.server())
                    .admin()
                    .post("v1/users/" + person.guid() + "/lock", Json.object("locked", true));
            Eventually.holds("the key works nowhere", PROMISE, () -> all(everywhere, 403));
        }
    }

    private static boolean all(List<Http> clients, int status) {
        return clients.stream().allMatch(client -> client.get("v1/user").status() == status);
    }

    @Test
    @Order(2)
    void noUpdateIsLost() {
        String path = made("counted");
        cluster.administrator().patch(path, Json.object("first_name", "0"));
        List<Integer> done = Together.run(cluster.administratorAtEach()
                .map(client -> (Callable<Integer>) () -> counted(client, path))
                .toList());
        String count = Json.text(cluster.administrator().get(path).json(), "first_name");
        assertThat(done).allSatisfy(each -> assertThat(each).isPositive());
        assertThat(count)
                .isEqualTo(
                        String.valueOf(done.stream().mapToInt(Integer::intValue).sum()));
    }

    /** Adds one again and again, unless somebody else was faster. */
    private static int counted(Http client, String path) {
        int done = 0;
        for (int i = 0; i < INCREMENTS; i++) {
            Answer seen = client.get(path);
            int next = Integer.parseInt(Json.text(seen.json(), "first_name")) + 1;
            Answer answer =
                    client.with("If-Match", seen.header("ETag")).patch(path, Json.object("first_name", "" + next));
            assertThat(answer.status()).isIn(200, 412);
            done += answer.status() == 200 ? 1 : 0;
        }
        return done;
    }

    @Test
    @Order(3)
    void eachLetterGoesOutOnce() {
        List<CloudomationDoor> doors = cluster.nodes().stream()
                .map(node -> new CloudomationDoor(node.server()))
                .toList();
        Together.run(IntStream.range(0, LETTERS)
                .mapToObj(i -> (Callable<JsonNode>) doors.get(i % doors.size())::invited)
                .toList());
        Eventually.holds("all letters have gone", SOON, () -> relay.messages().size() >= LETTERS);
        Eventually.pause(Duration.ofSeconds(2));
        assertThat(recipients()).hasSize(LETTERS).doesNotHaveDuplicates();
    }

    private static List<String> recipients() {
        return relay.messages().stream()
                .flatMap(String::lines)
                .filter(line -> line.startsWith("To: "))
                .toList();
    }

    @Test
    @Order(4)
    void noRequestFailsWhileOneNodeAfterTheOtherIsStartedAgain() {
        try (Load load = new Load(cluster.administrator())) {
            for (MusterProcess node : cluster.nodes()) {
                node.stop();
                load.waitForAnswers();
                node.startAgain();
                load.waitForAnswers();
            }
            load.assertNothingAcknowledgedIsLost();
            assertThat(load.refusals()).isEmpty();
        }
    }

    @Test
    @Order(5)
    void killedNodeCostsOnlyWhatItWasJustDoing() {
        try (Load load = new Load(cluster.administrator())) {
            MusterProcess node = cluster.nodes().getFirst();
            Instant killed = Instant.now();
            node.kill();
            load.waitForAnswers();
            node.startAgain();
            load.waitForAnswers();
            load.assertNothingAcknowledgedIsLost();
            assertThat(load.refusals()).allSatisfy(refusal -> {
                assertThat(refusal.status()).isZero();
                assertThat(refusal.at()).isBefore(killed.plus(PROMISE));
            });
        }
    }

    @Test
    @Order(6)
    void nodesSayThatTheDatabaseIsAwayAndGoOnByThemselves() {
        try (Load load = new Load(cluster.administrator())) {
            database.stop();
            Eventually.holds(
                    "all nodes say so",
                    SOON,
                    () -> cluster.nodes().stream()
                            .allMatch(node -> Http.at(node.server().url().toString())
                                            .get("ready")
                                            .status()
                                    == 503));
            database.startAgain();
            load.waitForAnswers();
            load.assertNothingAcknowledgedIsLost();
            assertToldToTryAgain(load.refusals());
        }
    }

    @Test
    @Order(7)
    void nodesGoOnWithTheReplicaThatWasPromoted() {
        try (Load load = new Load(cluster.administrator())) {
            database.kill();
            replica.promote();
            load.waitForAnswers();
            load.assertNothingAcknowledgedIsLost();
            assertToldToTryAgain(load.refusals());
        }
        whatOneNodeEndsIsEndedEverywhereWithinASecond();
    }

    private static void assertToldToTryAgain(List<Refusal> refusals) {
        assertThat(refusals).isNotEmpty().allSatisfy(refusal -> {
            assertThat(refusal.status()).isEqualTo(503);
            assertThat(refusal.saysWhen()).isTrue();
        });
    }

    private static String made(String name) {
        Answer made = cluster.administrator()
                .post("accounts", Json.object("username", name, "rank", "viewer", "start", "active"));
        return "accounts/" + Json.text(made.json(), "id");
    }
}
