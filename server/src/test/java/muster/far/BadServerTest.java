package muster.far;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import muster.client.ClientOptions;
import muster.client.Secret;
import muster.testing.RunningMuster;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Servers that are not as they should be: told in one sentence, and nothing is planned or changed. */
class BadServerTest {
    private static final String KEY = "k7k7k7k7k7k7k7k7k7k7k7k7k7k7k7k7";
    private static final String ME = person(0, "iris", "administrator");
    private static final String NO_GROUPS = page(1, 0, "");

    private final RunningMuster near = RunningMuster.shared();

    @AfterEach
    void nothingIsPlanned() {
        assertThat(near.command("plans")).doesNotContain("connect at");
    }

    /** As a Connect server tells of somebody. */
    static String person(int number, String username, String role) {
        return """
                {"guid":"0198a000-0000-7000-8000-%012d","username":"%s","email":"%s@lab.example","first_name":"",
                 "last_name":"","user_role":"%s","created_time":"2026-01-01T00:00:00Z","updated_time":"2026-01-01T00:00:00Z",
                 "active_time":null,"confirmed":true,"locked":false}""".formatted(number, username, username, role);
    }

    private static String page(long number, long total, String results) {
        return "200 {\"results\":[" + results + "],\"current_page\":" + number + ",\"total\":" + total + "}";
    }

    private static String people(int from, int count) {
        return IntStream.range(from, from + count)
                .mapToObj(i -> person(i + 1, "far" + i, "viewer"))
                .collect(Collectors.joining(","));
    }

    /** A platform's server whose list of people is answered so. */
    private static Function<String, String> site(Function<String, String> users) {
        return line -> {
            if (line.contains("/v1/users")) {
                return users.apply(line);
            }
            if (line.contains("/v1/groups")) {
                return NO_GROUPS;
            }
            return line.contains("/v1/content") ? "200 []" : "200 " + ME;
        };
    }

    private RunningMuster.Told pull(FakeServer far, String... options) {
        String[] all = IntStream.range(0, options.length + 5)
                .mapToObj(i -> i < 5
                        ? new String[] {"pull", "connect", "--url", far.url().toString(), "--yes"}[i]
                        : options[i - 5])
                .toArray(String[]::new);
        return near.toldWith(KEY, all);
    }

    private void assertTrouble(Function<String, String> answers, String sentence) {
        try (FakeServer far = new FakeServer(answers)) {
            RunningMuster.Told told = pull(far);
            assertThat(told.exit()).isEqualTo(3);
            assertThat(told.out()).isEmpty();
            assertThat(told.err())
                    .startsWith("muster: ")
                    .contains(sentence)
                    .endsWith("\n")
                    .doesNotContain(KEY);
            assertThat(told.err().strip().lines()).hasSize(1);
        }
    }

    @Test
    void oneThatRedirectsElsewhereGetsNothingThere() {
        try (FakeServer elsewhere = new FakeServer(line -> "200 " + ME)) {
            assertTrouble(line -> "302 " + elsewhere.url() + "/", "redirection, which is not followed");
            assertThat(elsewhere.asked()).isEmpty();
        }
    }

    @Test
    void oneThatAnswersGarbageIsNotUnderstood() {
        assertTrouble(line -> "200 <html>hello</html>", "The server at 127.0.0.1");
        assertTrouble(site(line -> "200 {\"results\":7}"), "The server at 127.0.0.1");
        assertTrouble(site(line -> page(1, 1, "{\"guid\":\"x\"}")), "The server at 127.0.0.1");
    }

    @Test
    void aWrongKeyIsToldInThePlatformsWords() {
        assertTrouble(
                line -> "401 {\"code\":30,\"error\":\"We cannot let you in.\"}",
                "refused (401): We cannot let you in.");
    }

    @Test
    void whoIsNoAdministratorThereSeesTooLittle() {
        assertTrouble(line -> "200 " + person(1, "ben", "viewer"), "ben, who is no administrator there");
    }

    @Test
    void oneThatBreaksOffInTheMiddleLeavesNothingHalf() {
        Function<String, String> breaking = line -> line.contains("page_number=1&")
                ? page(1, 900, people(0, 500))
                : "500 {\"code\":1,\"error\":\"Out of memory.\"}";
        assertTrouble(site(breaking), "refused (500): Out of memory.");
        assertThat(near.command("user", "list", "--json")).doesNotContain("far0");
    }

    @Test
    void oneThatTellsItsFirstPageForEverIsNotListenedToForEver() {
        assertTrouble(site(line -> page(1, 1_000_000, people(0, 500))), "the server sent page 1");
    }

    @Test
    void oneThatNeverEndsIsLeftAtTheBound() {
        AtomicInteger page = new AtomicInteger();
        Function<String, String> endless = line -> {
            int number = page.incrementAndGet();
            String groups = IntStream.range(0, 500)
                    .mapToObj(i -> "{\"guid\":\"g%d-%d\",\"name\":\"g%d-%d\",\"owner_guid\":null}"
                            .formatted(number, i, number, i))
                    .collect(Collectors.joining(","));
            return page(number, Long.MAX_VALUE / 4, groups);
        };
        assertTrouble(
                line -> line.contains("/v1/groups") ? endless.apply(line) : "200 " + ME, "more than 100000 groups");
    }

    @Test
    void whoIsToldTwiceIsOneAccount() {
        Function<String, String> twice = line -> page(1, 2, people(7, 1) + "," + people(7, 1));
        try (FakeServer far = new FakeServer(site(twice))) {
            RunningMuster.Told told = pull(far, "--plan-only");
            assertThat(told.out()).contains("1 added, 0 changed\n");
            near.command("plans", "--discard", told.out().split(" ")[1]);
        }
    }

    @Test
    void whatCannotBeKeptIsAProblemOfItsOwnerAlone() {
        String content = """
                200 [{"guid":"0198a000-0000-7000-8000-00000000c0de","name":"a\\u0007b","title":null,"access_type":"acl",
                 "owner_guid":"0198a000-0000-7000-8000-000000000008","created_time":"2026-01-01T00:00:00Z",
                 "last_deployed_time":"2026-01-01T00:00:00Z"}]""";
        Function<String, String> users = site(line -> page(1, 2, people(7, 2)));
        try (FakeServer far = new FakeServer(line -> line.contains("/v1/content") ? content : users.apply(line))) {
            RunningMuster.Told told = pull(far, "--plan-only");
            assertThat(told.out()).contains("1 added, 0 changed, 1 with problems", "problem       far7");
            near.command("plans", "--discard", told.out().split(" ")[1]);
        }
    }

    @Test
    void aGroupThatCannotBeHereKeepsNobodyOut() {
        String group = "{\"guid\":\"g1\",\"name\":\"%s\",\"owner_guid\":null}".formatted("x".repeat(5000));
        Function<String, String> users = site(line -> page(1, 1, people(7, 1)));
        try (FakeServer far = new FakeServer(line -> line.contains("/members")
                ? page(1, 1, people(7, 1))
                : line.contains("/v1/groups") ? page(1, 1, group) : users.apply(line))) {
            RunningMuster.Told told = pull(far, "--plan-only");
            assertThat(told.out()).contains("1 added, 0 changed\n");
            assertThat(told.err()).contains("the group xxx");
            near.command("plans", "--discard", told.out().split(" ")[1]);
        }
    }

    @Test
    void oneThatChangesWhileItIsReadIsNotTakenForComplete() {
        Function<String, String> losing = line -> page(1, 3, people(8, 2));
        try (FakeServer far = new FakeServer(site(losing))) {
            RunningMuster.Told told = pull(far, "--complete", "suspend");
            assertThat(told.exit()).isEqualTo(3);
            assertThat(told.err()).contains("told of 2 people and counts another number");
        }
    }

    @Test
    void aSlowOneIsNotWaitedForLonger() {
        try (FakeServer far = new FakeServer(line -> {
            try {
                Thread.sleep(5_000);
            } catch (InterruptedException over) {
                Thread.currentThread().interrupt();
            }
            return "200 " + ME;
        })) {
            ClientOptions impatient = ClientOptions.USUAL.withRepeats(0).withRequestTimeout(Duration.ofMillis(200));
            FarServer server = FarServers.open(
                    new FarAddress("connect", far.url()), new FarLogin(null, Secret.of(KEY), null), impatient);
            FarTrouble trouble = catchThrowableOfType(FarTrouble.class, server::greet);
            assertThat(trouble).hasMessageContaining("GET /v1/user").hasMessageContaining("0.2");
        }
    }

    @Test
    void plainHttpNeedsAWord() {
        RunningMuster.Told told = near.toldWith(KEY, "pull", "connect", "--url", "http://192.0.2.1:3939", "--yes");
        assertThat(told.exit()).isEqualTo(3);
        assertThat(told.err()).contains("--plain-http");
    }

    @Test
    void anUnknownPlatformIsToldWhichThereAre() {
        RunningMuster.Told told = near.toldWith(KEY, "pull", "jupyter", "--url", "https://lab.example", "--yes");
        assertThat(told.err()).contains("connect, arvados, cryosparc, cloudomation");
    }
}
