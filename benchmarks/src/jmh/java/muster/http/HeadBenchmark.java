package muster.http;

import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.LocalConnector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What is read of a request's head before and by a handler, when the library has parsed it: limits, id, address, what the client
 * calls itself, key. The floor is the look-up of one header.
 */
@State(Scope.Thread)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class HeadBenchmark {
    private static final String HEAD = """
            GET /__api__/v1/user HTTP/1.1\r
            Host: muster.example.org:8300\r
            User-Agent: python-requests/2.32.3\r
            Accept-Encoding: gzip, deflate\r
            Accept: */*\r
            Connection: keep-alive\r
            Authorization: Key 8xw2u1k9v0q7r4t6y3p5m8n1b2c4d6f7g9h0j3k5l7z8x1c3v5\r
            \r
            """;

    private final HttpSettings settings = HttpSettings.defaults();
    private final RequestIds ids = new RequestIds(new Random(1));
    private final Server server = new Server();
    private final org.eclipse.jetty.server.Request wire = received();

    @Benchmark
    public int read() {
        HeadCheck.size(wire, settings.limits());
        String id = ids.of(wire.getHeaders().get("X-Request-Id"));
        Request request = Request.head(wire, new Client(settings, wire), id, "");
        return length(request.remoteAddress())
                + length(request.client())
                + length(request.header("Authorization"))
                + length(request.id());
    }

    @Benchmark
    public String floor() {
        return wire.getHeaders().get("Authorization");
    }

    @TearDown
    public void stop() throws Exception {
        server.stop();
    }

    private static int length(@Nullable String text) {
        return text == null ? 0 : text.length();
    }

    /** A request that is never answered, so that the library keeps it as it is. */
    private org.eclipse.jetty.server.Request received() {
        CompletableFuture<org.eclipse.jetty.server.Request> seen = new CompletableFuture<>();
        LocalConnector connector = new LocalConnector(server);
        server.addConnector(connector);
        server.setHandler(new Handler.Abstract.NonBlocking() {
            @Override
            public boolean handle(
                    org.eclipse.jetty.server.Request request,
                    org.eclipse.jetty.server.Response response,
                    Callback callback) {
                return seen.complete(request);
            }
        });
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        connector.executeRequest(HEAD);
        return seen.join();
    }
}
