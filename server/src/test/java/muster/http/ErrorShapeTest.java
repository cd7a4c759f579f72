package muster.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import muster.testing.Answer;
import muster.testing.RawHttp;
import org.junit.jupiter.api.Test;

/** A door whose own telling of failures fails. */
class ErrorShapeTest {
    /** Reads the question of the request, which may be what is wrong with it. */
    private static final class Stumbling implements ErrorShape {
        @Override
        public Response rejected(Request request, Rejection rejection) {
            return Response.text(rejection.status(), String.valueOf(request.query("x")));
        }

        @Override
        public Response failed(Request request, Throwable failure) {
            return Response.text(500, String.valueOf(request.query("x")));
        }
    }

    @Test
    void doorThatStumblesOverTheRequestItselfIsAnsweredFor() {
        Routes routes = new Routes()
                .add("GET", "/echo", "nothing", request -> Response.text(200, String.valueOf(request.query("x"))));
        HttpServer server = new HttpServer(
                HttpSettings.defaults().withListen(new ListenAddress("127.0.0.1", 0)),
                List.of(Mount.of("door", "/", routes, new Stumbling())),
                List::of,
                InstantSource.system(),
                new Random(7));
        server.start();
        try {
            Answer answer = RawHttp.get(server.uris().getFirst(), "/echo?x=%zz");

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.text()).contains("hexadecimal");
        } finally {
            server.stop();
        }
    }
}
