package muster.dialect.own;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import muster.http.Request;

/** The address of the page that follows: the same question from another place on. */
final class Links {
    private static final String CURSOR = Parameter.CURSOR.name();

    private Links() {}

    static String next(Request request, String cursor) {
        Stream<String> kept = request.query().parameters().stream()
                .filter(parameter -> !parameter.name().equals(CURSOR))
                .map(parameter -> escaped(parameter.name()) + "=" + escaped(parameter.value()));
        String query =
                Stream.concat(kept, Stream.of(CURSOR + "=" + escaped(cursor))).collect(Collectors.joining("&"));
        String path = request.segments().stream().map(Links::escaped).collect(Collectors.joining("/"));
        return OwnDialect.PREFIX + "/" + path + "?" + query;
    }

    /** A path below the prefix. */
    static String path(String... segments) {
        return "/" + Stream.of(segments).map(Links::escaped).collect(Collectors.joining("/"));
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
