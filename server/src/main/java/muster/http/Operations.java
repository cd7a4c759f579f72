package muster.http;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** What those who run the server ask: is it alive, is it ready, how is it doing. */
final class Operations {
    private static final Response ALIVE = Response.json(200, "{\"status\":\"ok\"}");
    private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

    private Operations() {}

    /** The questions say that these are open on purpose: they tell nothing about accounts. */
    static List<Mount> mounts(Readiness readiness, Metrics metrics) {
        return List.of(
                mount(
                        "/health",
                        Route.of("GET", "/", "open: health", request -> ALIVE).quick()),
                mount("/ready", Route.of("GET", "/", "open: readiness", request -> ready(readiness))),
                mount("/metrics", Route.of("GET", "/", "open: metrics", request -> metrics(metrics))));
    }

    private static Mount mount(String prefix, Route route) {
        return Mount.of("operations", prefix, new Routes().add(route), new PlainErrors())
                .withHeadFromGet()
                .anywhere();
    }

    private static Response ready(Readiness readiness) {
        List<String> missing = readiness.missing();
        return missing.isEmpty()
                ? Response.text(200, "ready\n")
                : Response.text(503, "not ready: " + String.join(", ", missing) + "\n");
    }

    private static Response metrics(Metrics metrics) {
        return Response.of(200, PROMETHEUS, metrics.text().getBytes(StandardCharsets.UTF_8));
    }
}
