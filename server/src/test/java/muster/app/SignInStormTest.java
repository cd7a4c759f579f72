package muster.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import muster.testing.Answer;
import muster.testing.ArvadosDoor;
import muster.testing.BrowserSession;
import muster.testing.ConnectDoor;
import muster.testing.ConnectDoor.Person;
import muster.testing.Eventually;
import muster.testing.Http;
import muster.testing.Json;
import muster.testing.RunningMuster;
import muster.testing.Together;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SignInStormTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int PEOPLE = 200;

    /** More than there are workers for everything else, which is what a request would wait behind without those kept apart. */
    private static final int MANY = 120;

    @Test
    void twoHundredPeopleSignInAtTheSameMomentAndNobodyElseWaits() throws Exception {
        try (RunningMuster server = RunningMuster.with()) {
            ConnectDoor connect = new ConnectDoor(server);
            Http arvados = new ArvadosDoor(server).anybody();
            Person person = connect.viewer();
            JsonNode names = Json.object("username", person.username(), "password", person.password());
            AtomicInteger finished = new AtomicInteger();
            List<Callable<Answer>> people = new ArrayList<>();
            for (int i = 0; i < PEOPLE; i++) {
                boolean atConnect = i % 2 == 0;
                people.add(() -> {
                    Answer answer = atConnect
                            ? BrowserSession.signIn(server, person.username(), person.password())
                            : arvados.post("users/authenticate", names);
                    finished.incrementAndGet();
                    return answer;
                });
            }
            CompletableFuture<List<Answer>> storm = CompletableFuture.supplyAsync(() -> Together.run(people));
            awaitTaken(server, MANY);
            int before = finished.get();
            assertThat(person.http().get("v1/user").status()).isEqualTo(200);
            assertThat(finished.get() - before).isLessThan(MANY / 2);
            assertThat(byStatus(storm)).isEqualTo(Map.of(200, PEOPLE));
        }
    }

    @Test
    void aThousandWrongPasswordsAtOnceLockTheAccountOutAndNobodyElse() throws Exception {
        try (RunningMuster server = RunningMuster.with("trusted-proxies=127.0.0.1")) {
            ConnectDoor connect = new ConnectDoor(server);
            Person victim = connect.viewer();
            Person other = connect.viewer();
            List<Callable<Answer>> guesses = new ArrayList<>();
            for (int i = 0; i < 1_000; i++) {
                String guess = "wrong password " + i;
                guesses.add(() -> BrowserSession.signIn(server, victim.username(), guess));
            }
            CompletableFuture<List<Answer>> storm = CompletableFuture.supplyAsync(() -> Together.run(guesses));
            int looks = 0;
            while (!storm.isDone()) {
                assertThat(Http.at(server.url().toString()).get("health").status())
                        .isEqualTo(200);
                assertThat(victim.http().get("v1/user").status()).isEqualTo(200);
                looks++;
                Eventually.pause(Duration.ofMillis(20));
            }
            assertThat(looks).isPositive();
            assertThat(byStatus(storm)).containsOnlyKeys(401, 429);
            // From elsewhere, because the source of all those guesses has to wait whatever it says.
            assertThat(signInFromElsewhere(server, victim).status()).isEqualTo(401);
            assertThat(signInFromElsewhere(server, other).status()).isEqualTo(200);
        }
    }

    private static Answer signInFromElsewhere(RunningMuster server, Person person) {
        return Http.at(server.url().toString())
                .with("X-Forwarded-For", "192.0.2.7")
                .post("__login__", Json.object("username", person.username(), "password", person.password()));
    }

    private static void awaitTaken(RunningMuster server, int least) {
        Http http = Http.at(server.url().toString());
        Eventually.holds(
                "the storm is there",
                PATIENCE,
                () -> http.get("metrics")
                        .text()
                        .lines()
                        .filter(line -> line.startsWith("muster_http_patient_taken "))
                        .anyMatch(line -> Double.parseDouble(line.substring(line.indexOf(' '))) >= least));
    }

    private static Map<Integer, Integer> byStatus(CompletableFuture<List<Answer>> storm)
            throws InterruptedException, ExecutionException {
        return storm.get().stream().collect(Collectors.toMap(Answer::status, _ -> 1, Integer::sum));
    }
}
