package muster.dialect.connect;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import muster.http.HttpServer;
import muster.http.HttpSettings;
import muster.http.ListenAddress;
import muster.http.Mount;
import muster.http.Query;
import muster.http.Request;
import muster.http.Response;
import muster.http.Routes;

/** Requests as the server hands them to handlers: each goes over a socket once and is caught. */
final class Ask {
    private static final BlockingQueue<Request> CAUGHT = new ArrayBlockingQueue<>(1);
    private static final URI SERVER = started();

    private Ask() {}

    private static URI started() {
        Routes routes = new Routes()
                .add("GET", "/{path...}", "everybody", Ask::caught)
                .add("POST", "/{path...}", "everybody", Ask::caught);
        HttpServer server = new HttpServer(
                HttpSettings.defaults()
                        .withListen(new ListenAddress("127.0.0.1", 0))
                        .withAccessLog(false),
                List.of(Mount.of("ask", "/ask", routes, new ConnectErrors())),
                () -> List.of(),
                InstantSource.system(),
                new Random(1));
        server.start();
        Runtime.getRuntime().addShutdownHook(new Thread(server::stop));
        return server.uris().getFirst();
    }

    private static Response caught(Request request) {
        CAUGHT.add(request);
        return Response.empty(204);
    }

    /** @param headers whole lines */
    static Request request(String method, String pathAndQuery, String... headers) {
        try (Socket socket = new Socket(SERVER.getHost(), SERVER.getPort())) {
            StringBuilder head = new StringBuilder(method + " /ask" + pathAndQuery + " HTTP/1.1\r\nHost: lab\r\n");
            for (String header : headers) {
                head.append(header).append("\r\n");
            }
            head.append("Connection: close\r\n\r\n");
            socket.getOutputStream().write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            Request caught = CAUGHT.poll();
            if (caught == null) {
                throw new AssertionError("the request did not arrive: " + answer);
            }
            return caught;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Query query(String raw) {
        return request("GET", "/list?" + raw).query();
    }
}
