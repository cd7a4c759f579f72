package muster.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class RoutesTest {
    private static final Handler NOTHING = request -> Response.empty(204);

    @Test
    void everyRouteNamesItsQuestion() {
        Routes routes = new Routes().add("GET", "/a", "may see a", NOTHING);
        assertThat(routes.all()).extracting(Route::asks).containsExactly("may see a");
        assertThatThrownBy(() -> routes.add("GET", "/b", " ", NOTHING))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no permission question is named at GET /b");
    }

    @Test
    void secondRouteForTheSamePlaceIsRefused() {
        Routes routes = new Routes().add("GET", "/a/{x}", "q", NOTHING);
        assertThatThrownBy(() -> routes.add("GET", "/a/{y}", "q", NOTHING)).hasMessageContaining("two routes");
        assertThat(routes.all()).hasSize(1);
    }

    @Test
    void whereManyMayWaitOnlyShortBodiesAreTakenUnlessTheRouteSaysOtherwise() {
        long general = 4 << 20;
        Route usual = Route.of("POST", "/a", "q", NOTHING);

        assertThat(usual.maxBodyBytes(general)).isEqualTo(general);
        assertThat(usual.patient().maxBodyBytes(general)).isEqualTo(16 << 10);
        assertThat(usual.patient().withMaxBodyBytes(1 << 20).maxBodyBytes(general))
                .isEqualTo(1 << 20);
        assertThat(usual.withMaxBodyBytes(1 << 20).patient().maxBodyBytes(general))
                .isEqualTo(1 << 20);
    }

    @Test
    void malformedTemplatesAreRefused() {
        for (String bad : List.of("a", "/a//b", "/{}", "/x{y}", "/{a...}/b", "/{a", "/%41")) {
            assertThatThrownBy(() -> new Routes().add("GET", bad, "q", NOTHING))
                    .as(bad)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void searchTurnsBackFromALiteralThatLeadsNowhere() {
        RouteTree<String> tree = new RouteTree<>();
        tree.add("GET", List.of("users", "remote"), "remote");
        tree.add("POST", List.of("users", "{id}", "lock"), "lock");
        tree.add("PUT", List.of("users", "{id}"), "change");
        tree.add("GET", List.of("{all...}"), "rest");
        assertThat(tree.find("GET", List.of("users", "remote")).value()).isEqualTo("remote");
        assertThat(tree.find("POST", List.of("users", "remote", "lock")).value())
                .isEqualTo("lock");
        assertThat(tree.find("PUT", List.of("users", "remote")).value()).isEqualTo("change");
        assertThat(tree.find("GET", List.of("users", "7")).value()).isEqualTo("rest");
        assertThat(tree.find("PATCH", List.of("users", "remote")).allowed()).containsExactly("GET", "PUT");
        assertThat(tree.find("PATCH", List.of()).allowed()).isEmpty();
    }

    @Test
    void onlyTheDoorThatSaysSoTakesRunsOfSlashes() {
        Mount strict = Mount.of("strict", "/strict", new Routes(), new PlainErrors());
        Mount tolerant =
                Mount.of("tolerant", "/a/b", new Routes(), new PlainErrors()).withRunsOfSlashes();
        Mount all = Mount.of("all", "/", new Routes(), new PlainErrors());
        Doors doors = new Doors(List.of(strict, tolerant, all), "/pre", new Metrics());
        Doors.Entrance entrance = doors.entrance(List.of("", "pre", "a", "", "b", "", "c"));
        assertThat(entrance).isNotNull();
        assertThat(entrance.door().mount().name()).isEqualTo("tolerant");
        assertThat(entrance.path()).containsExactly("c");
        assertThat(doors.byRawPath("//pre/a///b/%zz").mount().name()).isEqualTo("tolerant");
        assertThat(doors.entrance(List.of("", "a", "b"))).isNull();
        assertThat(name(doors, "pre", "", "strict")).isEqualTo("all");
        assertThat(doors.byRawPath("/pre//strict").mount().name()).isEqualTo("all");
        Doors.Entrance inner = doors.entrance(List.of("pre", "strict", "", "x"));
        assertThat(inner).isNotNull();
        assertThat(inner.path()).containsExactly("", "x");
    }

    @Test
    void longestPrefixWinsAndOnlyAtASegmentsEnd() {
        Mount all = Mount.of("all", "/", new Routes(), new PlainErrors());
        Mount api = Mount.of("api", "/api", new Routes(), new PlainErrors());
        Mount inner = Mount.of("inner", "/api/cmd/", new Routes(), new PlainErrors());
        Doors doors = new Doors(List.of(all, api, inner), "", new Metrics());
        assertThat(name(doors, "api", "cmd", "x")).isEqualTo("inner");
        assertThat(name(doors, "api", "cmdx")).isEqualTo("api");
        assertThat(name(doors, "apix")).isEqualTo("all");
        assertThat(doors.byRawPath("/api/cmd/%zz").mount()).isSameAs(inner);
        assertThat(doors.byRawPath("/apix").mount()).isSameAs(all);
        assertThatThrownBy(() -> new Doors(List.of(api, api), "", new Metrics()))
                .hasMessageContaining("two mounts");
    }

    @Test
    void headersAndCookiesCannotBreakOut() {
        assertThatThrownBy(() -> Response.empty(204).withHeader("X-A", "b\r\nX-C: d"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Cookie.of("a", "b; Domain=evil")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Cookie.of("a=b", "c")).isInstanceOf(IllegalArgumentException.class);
    }

    private static String name(Doors doors, String... path) {
        Doors.Entrance entrance = doors.entrance(List.of(path));
        return entrance == null ? "none" : entrance.door().mount().name();
    }
}
