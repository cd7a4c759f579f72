package muster.crosswalk;

import static muster.crosswalk.CrosswalkSite.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import muster.crosswalk.Credential.Kind;
import muster.store.TestPostgres;
import muster.testing.ArvadosDoor;
import muster.testing.CloudomationDoor;
import muster.testing.Eventually;
import muster.testing.Http;
import muster.testing.RunningMuster;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What one server ends is ended at another one on the same database within a second, however busy the key is there. */
class TwoNodesTest {
    private static final int AT_ONCE = 8;
    private static final Duration PROMISE = Duration.ofSeconds(1);
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Walks WALKS = new Walks(AT_ONCE);

    @TempDir
    static Path folder;

    private static CrosswalkSite here;
    private static RunningMuster there;

    @BeforeAll
    static void start() {
        String database = TestPostgres.emptyDatabaseAddress();
        here = new CrosswalkSite(node(database));
        there = node(database);
    }

    private static RunningMuster node(String database) {
        return ArvadosDoor.cluster(
                "mail=capture",
                "trusted-proxies=127.0.0.1",
                "database=" + database,
                "data-key-file=" + folder.resolve("data.key"));
    }

    @AfterAll
    static void stop() {
        WALKS.close();
        there.close();
        here.close();
    }

    @TestFactory
    Stream<DynamicTest> whatOneServerEndsIsEndedAtTheOtherWithinASecond() {
        return Endings.ALL.stream()
                .filter(ending -> ending.whom() != Ending.Whom.WHO_HAS_A_FACTOR)
                .map(ending -> WALKS.begun(ending.name(), () -> walk(ending)))
                .toList()
                .stream();
    }

    private static void walk(Ending ending) {
        Somebody ada = here.active();
        String token = CloudomationDoor.tokenOf(here.atCloudomation(ada.name(), PASSWORD));
        List<Http> busy = List.of(
                Http.at(there.url() + "/__api__").with("Authorization", "Key " + ada.key()),
                Http.at(there.url() + "/api/latest").with("Authorization", "Bearer " + token));
        assertThat(statuses(busy)).containsExactly(200, 200);
        ending.doing().to(ada, here);
        long end = System.nanoTime() + PROMISE.toNanos();
        while (System.nanoTime() < end) {
            statuses(busy);
            Eventually.pause(PAUSE);
        }
        List<Boolean> work =
                statuses(busy).stream().map(status -> status == 200).toList();
        assertThat(work).containsExactly(goesOn(ending, Kind.KEY), goesOn(ending, Kind.SESSION));
    }

    private static List<Integer> statuses(List<Http> busy) {
        return List.of(
                busy.getFirst().get("v1/user").status(),
                busy.getLast().get("auth/session").status());
    }

    private static boolean goesOn(Ending ending, Kind kind) {
        return ending.fates().get(kind) == Fate.GOES_ON;
    }
}
