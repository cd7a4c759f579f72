package muster.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Answers like a Muster, from memory and with the JDK's own server; in this process or as one of its own. */
final class StandIn implements AutoCloseable {
    private static final Pattern NAME = Pattern.compile("\"(?:username|first_name|last_name)\":\"([^\"]*)\"");
    private static final Pattern PREFIX = Pattern.compile("(?:^|&)prefix=([^&]*)");

    private static final String USER_LIST = """
            {"items":[{"uuid":"zzzzz-tpzed-0123456789abcde","email":"ann@example.org","username":"ann","first_name":"Ann",
            "last_name":"Lee","identity_url":"https://example.org/zzzzz-tpzed-0123456789abcde","is_active":true,
            "default_owner_uuid":"zzzzz-tpzed-0123456789abcde","created_at":"2026-01-02T03:04:05.000000000Z",
            "modified_at":"2026-01-02T03:04:05.000000000Z","is_admin":false,
            "modified_by_user_uuid":"zzzzz-tpzed-000000000000000"}]}
            """;

    private final AtomicInteger uses = new AtomicInteger();
    private final Queue<String> people = new ConcurrentLinkedQueue<>();
    private final HttpServer server;

    /** Every second page of users is out of order. */
    private final boolean ailing;

    private final AtomicInteger pages = new AtomicInteger();

    StandIn() throws IOException {
        this(false);
    }

    private StandIn(boolean ailing) throws IOException {
        this.ailing = ailing;
        System.setProperty("sun.net.httpserver.nodelay", "true");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/health", exchange -> answer(exchange, 200, "{\"status\":\"ok\"}"));
        server.createContext("/__api__/v1/user", this::ownAccount);
        server.createContext(
                "/__api__/keys", exchange -> answer(exchange, 200, "{\"id\":\"1\",\"key\":\"short-lived\"}"));
        server.createContext("/__api__/v1/users", this::users);
        server.createContext("/__login__", exchange -> answer(exchange, 200, "{\"username\":\"ann\"}"));
        server.createContext("/arvados/v1/users", exchange -> answer(exchange, 200, USER_LIST));
        server.createContext("/api/latest/import", exchange -> answer(exchange, 200, "{\"summary\":{\"failed\":0}}"));
        server.createContext("/api/latest/user", StandIn::export);
        server.createContext("/broken", exchange -> answer(exchange, 500, "{\"error\":\"out of order\"}"));
        server.start();
    }

    /** As a process of its own, which says what a Muster says. */
    static void main(String[] arguments) throws IOException {
        StandIn standIn = new StandIn(List.of(arguments).contains("ailing"));
        System.out.println("something else");
        System.out.println("muster ready on " + standIn.uri() + " in 12 ms");
        System.out.flush();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    InetSocketAddress address() {
        return new InetSocketAddress("127.0.0.1", server.getAddress().getPort());
    }

    int count() {
        return people.size();
    }

    /** The one key that it gives away works every second time. */
    private void ownAccount(HttpExchange exchange) throws IOException {
        boolean shortLived =
                "Key short-lived".equals(exchange.getRequestHeaders().getFirst("Authorization"));
        boolean works = !shortLived || uses.incrementAndGet() % 2 == 1;
        answer(exchange, works ? 200 : 401, "{\"guid\":\"1\",\"username\":\"bench\"}");
    }

    private static void export(HttpExchange exchange) throws IOException {
        boolean json = String.valueOf(exchange.getRequestURI().getRawQuery()).contains("json");
        answer(
                exchange,
                200,
                json ? "[{\"user\":{\"name\":\"ann\"}}]" : "user:\n  name: ann\n---\nuser:\n  name: bob\n");
    }

    private void users(HttpExchange exchange) throws IOException {
        if (exchange.getRequestMethod().equals("DELETE")) {
            answer(exchange, 200, "{}");
        } else if (exchange.getRequestMethod().equals("POST")) {
            String person = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            people.add(person);
            answer(exchange, 200, person);
        } else {
            String query = String.valueOf(exchange.getRequestURI().getRawQuery());
            int status = ailing && pages.incrementAndGet() % 2 == 0 ? 500 : 200;
            answer(exchange, status, "{\"results\":[],\"current_page\":1,\"total\":" + matches(query) + "}");
        }
    }

    private long matches(String query) {
        Matcher prefix = PREFIX.matcher(query);
        if (!prefix.find()) {
            return people.size();
        }
        String wanted = URLDecoder.decode(prefix.group(1), StandardCharsets.UTF_8);
        return people.stream()
                .filter(person -> NAME.matcher(person)
                        .results()
                        .anyMatch(name -> name.group(1).regionMatches(true, 0, wanted, 0, wanted.length())))
                .count();
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        exchange.getRequestBody().readAllBytes();
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
