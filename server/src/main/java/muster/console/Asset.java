package muster.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import muster.http.Response;
import muster.http.Route;

/** A file that pages refer to, read once. */
record Asset(String name, String type, byte[] bytes) {

    static Asset load(String name, String type) {
        try (InputStream in = Asset.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its file " + name);
            }
            return new Asset(name, type, in.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** It is small and asked for seldom; never cached, so that it always fits the page. */
    Route route() {
        return Route.of("GET", "/" + name, "open: part of every page", _ -> Response.of(200, type, bytes))
                .quick();
    }
}
