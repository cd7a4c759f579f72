package muster.dialect.own;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import muster.http.Request;
import muster.http.Response;
import muster.http.Routes;

/** The document and its pages. They are the same for everybody, tell nothing of anybody, and need no key. */
final class DocumentRoutes {
    private static final String POLICY =
            "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    private static final String NOTHING = "nothing";

    private final OperationTable table;
    private final String version;
    private final byte[] style;

    DocumentRoutes(OperationTable table, String version) {
        this.table = table;
        this.version = version;
        this.style = read("docs.css");
    }

    void addTo(Routes routes) {
        routes.add("GET", "/openapi.json", NOTHING, this::document)
                .add("GET", "/docs", NOTHING, request -> page(pages(request).operations(table)))
                .add(
                        "GET",
                        "/docs/problems",
                        NOTHING,
                        request -> page(pages(request).problems()))
                .add("GET", "/docs/style.css", NOTHING, _ -> Response.of(200, "text/css; charset=utf-8", style));
    }

    private Response document(Request request) {
        return Response.json(200, Replies.bytes(OpenApi.document(table, version, path(request))));
    }

    private static Pages pages(Request request) {
        return new Pages(request.origin(), path(request));
    }

    private static Response page(String html) {
        return Response.html(200, html)
                .withHeader("Content-Security-Policy", POLICY)
                .withHeader("X-Frame-Options", "DENY");
    }

    /** Where the door is, with the prefix below which everything is served. */
    private static String path(Request request) {
        return URI.create(request.baseUrl()).getPath() + OwnDialect.PREFIX;
    }

    private static byte[] read(String resource) {
        try (InputStream in = DocumentRoutes.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("The application lacks its file " + resource);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
