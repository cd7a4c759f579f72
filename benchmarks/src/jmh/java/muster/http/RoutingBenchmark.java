package muster.http;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** From a path to what answers it, among as many doors and routes as the program has; the floor is a look-up of the path in a map. */
@State(Scope.Thread)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RoutingBenchmark {
    private static final List<String> PREFIXES = List.of(
            "/__api__", "/arvados/v1", "/api/cmd", "/api/latest", "/api/muster/v1", "/admin", "/assets", "/health");
    private static final List<String> KINDS = List.of(
            "users", "groups", "keys", "links", "roles", "lanes", "plans", "audit", "settings", "content", "projects");

    @Param({"/health", "/__api__/v1/user", "/__api__/v1/users/01900000-0000-7000-8000-000000000001/keys/7"})
    public String path = "";

    private final Doors doors =
            new Doors(PREFIXES.stream().map(RoutingBenchmark::mount).toList(), "", new Metrics());
    private final Map<String, String> map = new HashMap<>(Map.of(
            "/health",
            "",
            "/__api__/v1/user",
            "",
            "/__api__/v1/users/01900000-0000-7000-8000-000000000001/keys/7",
            ""));

    @Benchmark
    public RouteTree.Found<Door.Entry> route() {
        doors.byRawPath(path);
        Doors.Entrance entrance = doors.entrance(PathSegments.of(path));
        if (entrance == null) {
            throw new IllegalStateException("there is no door at " + path);
        }
        return entrance.door().find("GET", entrance.path());
    }

    @Benchmark
    public String floor() {
        return map.getOrDefault(path, "");
    }

    private static Mount mount(String prefix) {
        Routes routes = new Routes();
        Handler nobody = _ -> Response.empty(204);
        routes.add("GET", "/", "nothing", nobody).add("GET", "/v1/user", "nothing", nobody);
        for (String kind : KINDS) {
            for (String verb : List.of("GET", "POST")) {
                routes.add(verb, "/v1/" + kind, "nothing", nobody);
            }
            for (String verb : List.of("GET", "PUT", "PATCH", "DELETE")) {
                routes.add(verb, "/v1/" + kind + "/{id}", "nothing", nobody);
                routes.add(verb, "/v1/" + kind + "/{id}/keys/{key}", "nothing", nobody);
            }
        }
        return Mount.of(prefix.substring(1), prefix, routes, new PlainErrors());
    }
}
