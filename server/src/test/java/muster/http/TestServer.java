package muster.http;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A server on a free port with one small door, whose failures are easy to tell from the server's own. */
final class TestServer implements AutoCloseable {
    /** Tells every failure as {@code door:<what>:<status>}. */
    static final class DoorErrors implements ErrorShape {
        @Override
        public Response rejected(Request request, Rejection rejection) {
            return Response.text(rejection.status(), "door:" + rejection.reason() + ":" + rejection.status());
        }

        @Override
        public Response failed(Request request, Throwable failure) {
            return failure instanceof IllegalStateException
                    ? Response.text(409, "door:conflict:" + failure.getMessage())
                    : Response.text(500, "door:broken:" + request.id());
        }
    }

    final CountDownLatch entered = new CountDownLatch(1);
    final CountDownLatch release = new CountDownLatch(1);
    private final HttpServer server;

    TestServer(HttpSettings settings) {
        this(settings, List::of);
    }

    TestServer(HttpSettings settings, Readiness readiness) {
        server = new HttpServer(
                settings,
                List.of(Mount.of("door", "/door/", routes(), new DoorErrors()).withHeadFromGet()),
                readiness,
                InstantSource.system(),
                new Random(7));
        server.start();
    }

    static HttpSettings settings() {
        return HttpSettings.defaults().withListen(new ListenAddress("127.0.0.1", 0));
    }

    URI uri() {
        return server.uris().getFirst();
    }

    HttpServer server() {
        return server;
    }

    @Override
    public void close() {
        release.countDown();
        server.stop();
    }

    private Routes routes() {
        return new Routes()
                .add("GET", "/things/{id}", "may see things", r -> Response.json(200, "\"" + r.path("id") + "\""))
                .add("PUT", "/things/{id}", "may change things", r -> Response.empty(204))
                .add("GET", "/things/special", "may see things", r -> Response.text(200, "the special one"))
                .add("GET", "/files/{name...}", "may see files", r -> Response.text(200, r.path("name")))
                .add("GET", "/query", "anyone", r -> Response.text(200, values(r.query())))
                .add("POST", "/echo", "anyone", r -> Response.of(200, "application/octet-stream", r.body()))
                .add("GET", "/who", "anyone", TestServer::who)
                .add("GET", "/bug", "anyone", r -> {
                    throw new IllegalArgumentException("secret detail");
                })
                .add("GET", "/nothing-at-all", "anyone", r -> nothing())
                .add("GET", "/refusal", "anyone", r -> {
                    throw new IllegalStateException("taken");
                })
                .add("GET", "/endless", "anyone", r -> Response.stream(200, Response.TEXT, TestServer::endless))
                .add("GET", "/stream", "anyone", r -> Response.stream(200, Response.TEXT, TestServer::manyLines))
                .add(
                        "GET",
                        "/broken-stream",
                        "anyone",
                        r -> Response.stream(200, Response.TEXT, out -> {
                            manyLines(out);
                            throw new IllegalArgumentException("secret detail");
                        }))
                .add(
                        "GET",
                        "/late-stream",
                        "anyone",
                        r -> Response.stream(200, Response.TEXT, out -> {
                            throw new IllegalArgumentException("secret detail");
                        }))
                .add(
                        "GET",
                        "/cookies",
                        "anyone",
                        r -> Response.text(200, String.valueOf(r.cookies()))
                                .withCookie(Cookie.of("a", "1").withSecure(r.isSecure()))
                                .withCookie(Cookie.gone("b"))
                                .withHeader("Cache-Control", "max-age=60"))
                .add("GET", "/slow", "anyone", this::slow)
                .add(Route.of("GET", "/patient", "anyone", this::slow).patient());
    }

    private Response slow(Request request) throws InterruptedException {
        entered.countDown();
        release.await(20, TimeUnit.SECONDS);
        return Response.text(200, "finished");
    }

    @SuppressWarnings("NullAway") // Shows what becomes of a handler that breaks its promise.
    private static Response nothing() {
        return null;
    }

    private static Response who(Request request) {
        return Response.text(200, request.remoteAddress() + " " + request.remoteNetwork() + " " + request.baseUrl());
    }

    private static String values(Query query) {
        StringBuilder text = new StringBuilder();
        query.parameters()
                .forEach(
                        p -> text.append(p.name()).append('=').append(p.value()).append(';'));
        return text.toString();
    }

    /** Far more than any socket takes without its client reading. */
    private static void endless(OutputStream out) throws IOException {
        byte[] block = new byte[1 << 16];
        for (int i = 0; i < 256; i++) {
            out.write(block);
        }
    }

    private static void manyLines(OutputStream out) throws IOException {
        byte[] line = "0123456789abcdef\n".getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < 50_000; i++) {
            out.write(line);
        }
    }
}
