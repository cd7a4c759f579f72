package muster.dialect.own;

import muster.http.Request;
import muster.http.Response;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Puts what an operation answers on the wire: ETag, {@code 304}, {@code Location} and {@code Link}. */
final class Replies {
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final byte[] NOTHING = {};

    private Replies() {}

    static byte[] bytes(JsonNode json) {
        return MAPPER.writeValueAsBytes(json);
    }

    static Response response(Request request, Operation operation, Reply reply) {
        byte[] bytes = reply.body() == null ? NOTHING : bytes(reply.body());
        Response answer =
                bytes.length == 0 ? Response.empty(operation.status()) : Response.json(operation.status(), bytes);
        if (reply.version() != null) {
            String tag = Tags.of(reply.version(), bytes);
            if (operation.method().equals("GET") && Tags.isUnchanged(request, tag)) {
                return Response.empty(304).withHeader("ETag", tag);
            }
            answer = answer.withHeader("ETag", tag);
        }
        if (reply.location() != null) {
            answer = answer.withHeader("Location", request.baseUrl() + OwnDialect.PREFIX + reply.location());
        }
        return reply.next() == null ? answer : answer.withHeader("Link", link(request, reply.next()));
    }

    private static String link(Request request, String next) {
        return "<" + request.baseUrl() + Links.next(request, next) + ">; rel=\"next\"";
    }
}
