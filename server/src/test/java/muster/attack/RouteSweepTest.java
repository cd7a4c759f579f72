package muster.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import muster.app.RouteTables;
import muster.attack.Caller.Names;
import muster.attack.RouteAccess.Row;
import muster.http.Mount;
import muster.http.Route;
import muster.model.Rank;
import muster.testing.Answer;
import muster.testing.Http;
import muster.testing.Json;
import muster.testing.OwnDoor;
import muster.testing.RunningMuster;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * Every route of the doors of the platforms, by nobody and by each rank, on the own account, on somebody else's and on an
 * administrator's: generated from the tables of routes, and held against {@link RouteAccess}. The own door has its AccessSweepTest and
 * the console its ConsoleRoutesTest.
 */
class RouteSweepTest {
    private static final Set<String> PLATFORMS = Set.of("connect", "arvados", "cryosparc", "cloudomation");
    private static final Set<Integer> TURNED_AWAY = Set.of(401, 403, 404);
    private static final Map<Rank, Caller> CALLERS = new EnumMap<>(Rank.class);
    private static final RunningMuster SERVER = RunningMuster.with("mail=capture");
    private static final OwnDoor DOOR = new OwnDoor(SERVER);
    private static final Http ROOT = Http.at(SERVER.url().toString());

    private static List<Mount> mounts;
    private static Things things;
    private static Names other;
    private static Names higher;

    /** Whose account the path names. */
    private enum Target {
        OWN,
        OTHER,
        HIGHER
    }

    @BeforeAll
    static void meet(@TempDir Path folder) {
        mounts = RouteTables.mounts(folder).stream()
                .filter(mount -> PLATFORMS.contains(mount.name()))
                .toList();
        things = new Things(DOOR);
        other = somebody(Rank.VIEWER);
        higher = somebody(Rank.ADMINISTRATOR);
        for (Rank rank : Rank.values()) {
            CALLERS.put(rank, Caller.of(DOOR, rank));
        }
    }

    @AfterAll
    static void close() {
        SERVER.close();
    }

    @Test
    void everyRouteHasARowAndEveryRowARoute() {
        Set<String> asked = new HashSet<>();
        for (Mount mount : mounts) {
            mount.routes().all().forEach(route -> asked.add(RouteAccess.key(mount.name(), route)));
        }
        assertThat(asked)
                .isEqualTo(Stream.concat(RouteAccess.ROWS.keySet().stream(), RouteAccess.OPEN.stream())
                        .collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"connect", "arvados", "cryosparc", "cloudomation"})
    void nobodyPassesAnyQuestion(String door) {
        for (Mount mount : at(door)) {
            for (Route route : guarded(mount)) {
                Answer answer = ROOT.send(route.method(), path(mount, route, other, false), body(mount, route));
                assertThat(answer.status()).as(door + " " + route + answer).isEqualTo(401);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"connect", "arvados", "cryosparc", "cloudomation"})
    void eachRankMayWhatTheTableSaysAndNothingElse(String door) {
        List<String> mistakes = new ArrayList<>();
        for (Mount mount : at(door)) {
            for (Route route : withoutTwins(mount)) {
                boolean namesAnAccount = route.template().matches("/users?/\\{.*");
                for (Target target : namesAnAccount ? List.of(Target.values()) : List.of(Target.OWN)) {
                    for (Rank rank : Rank.values()) {
                        ask(mount, route, rank, target, mistakes);
                    }
                }
            }
        }
        assertThat(String.join("\n", mistakes)).isEmpty();
    }

    private static List<Mount> at(String door) {
        return mounts.stream().filter(mount -> mount.name().equals(door)).toList();
    }

    private static List<Route> guarded(Mount mount) {
        return mount.routes().all().stream()
                .filter(route -> !RouteAccess.OPEN.contains(RouteAccess.key(mount.name(), route)))
                .toList();
    }

    /** A path that ends in .json is another name of the one without, with the same handler. */
    private static List<Route> withoutTwins(Mount mount) {
        return guarded(mount).stream()
                .filter(route -> !route.template().endsWith(".json"))
                .toList();
    }

    private static void ask(Mount mount, Route route, Rank rank, Target target, List<String> mistakes) {
        Row row = RouteAccess.ROWS.get(RouteAccess.key(mount.name(), route));
        boolean isAllowed = switch (target) {
            case OWN -> row.own().contains(rank);
            case OTHER -> row.other().contains(rank);
            case HIGHER -> row.higher().contains(rank);
        };
        // Who succeeds may leave the account changed or gone, so that the next one needs another.
        boolean isUsedUp = isAllowed && !route.method().equals("GET");
        Caller caller = isUsedUp && target == Target.OWN ? Caller.of(DOOR, rank) : CALLERS.get(rank);
        Names named = switch (target) {
            case OWN -> caller.names();
            case OTHER -> isUsedUp ? somebody(Rank.VIEWER) : other;
            case HIGHER -> isUsedUp ? somebody(Rank.ADMINISTRATOR) : higher;
        };
        JsonNode before = seen(named);
        Answer answer = Caller.with(ROOT, mount.name(), caller.key())
                .send(route.method(), path(mount, route, named, isUsedUp), body(mount, route));
        String what = mount.name() + " " + route + " (" + route.asks() + ") by " + rank + " on " + target + ": "
                + answer.status();
        if (isAllowed ? answer.status() == 401 || answer.status() == 403 : !TURNED_AWAY.contains(answer.status())) {
            mistakes.add(what + (isAllowed ? ", though allowed" : ", though not allowed"));
        } else if (answer.status() >= 500 || !isAllowed && !seen(named).equals(before)) {
            mistakes.add(what + ", but broken or changed");
        }
    }

    private static Names somebody(Rank rank) {
        return Names.of(SERVER, Caller.account(DOOR, rank));
    }

    private static JsonNode seen(Names names) {
        return DOOR.admin().get("accounts/" + names.id()).ok().path("version");
    }

    private static JsonNode body(Mount mount, Route route) {
        // What changes nothing is refused to nobody there.
        boolean mustSaySomething =
                mount.name().equals("cloudomation") && route.method().equals("PATCH");
        return mustSaySomething ? Json.object("description", "swept") : Json.object();
    }

    private static String path(Mount mount, Route route, Names named, boolean isUsedUp) {
        String path = (mount.prefix() + route.template())
                .substring(1)
                .replaceFirst("(/users?/)\\{[^}]+}", "$1" + named.at(mount.name()))
                .replace("{user_guid}", named.id());
        return things.in(path, isUsedUp);
    }
}
