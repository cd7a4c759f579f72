package muster.client.cryosparc;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import muster.client.ClientException.Misunderstood;
import muster.client.ClientException.Refused;
import muster.client.ClientOptions;
import muster.client.Secret;
import muster.client.wire.Call;
import muster.client.wire.Fields;
import muster.client.wire.Reply;
import muster.client.wire.Transport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The protocol below the functions: where it is, who asks, what the server's document says, what a refusal looks like. */
final class Connection {
    private static final String API = "/api/cmd";

    private final URI api;
    private final ClientOptions options;
    private final Document document;
    private final Transport transport;

    /** @param token null for nobody */
    static Connection to(URI server, @Nullable Secret token, ClientOptions options) {
        URI api = api(server);
        return new Connection(api, token, options, new Document(new Transport(api, Map.of(), options)));
    }

    private Connection(URI api, @Nullable Secret token, ClientOptions options, Document document) {
        this.api = api;
        this.options = options;
        this.document = document;
        Map<String, String> heads = token == null ? Map.of() : Map.of("Authorization", "Bearer " + token.reveal());
        transport = new Transport(api, heads, options);
    }

    /** People give the address of the pages; the functions lie below. */
    private static URI api(URI server) {
        String text = server.toString().replaceAll("/+$", "");
        return URI.create(text.endsWith(API) ? text : text + API);
    }

    /** The same server, asked by somebody else. */
    Connection as(Secret token) {
        return new Connection(api, token, options, document);
    }

    /** @throws Refused when the server says no */
    Reply ask(Asking asking) {
        Asking.Request request = asking.request(document.functions());
        Reply reply = transport.send(request.call(), request.heads());
        if (reply.isGood()) {
            return reply;
        }
        throw refused(reply);
    }

    JsonNode json(Asking asking) {
        return ask(asking).json();
    }

    Fields object(Asking asking, String what) {
        return ask(asking).object(what);
    }

    /** A text, which the platform may send as it is or as JSON. */
    String text(Asking asking) {
        Reply reply = ask(asking);
        boolean isJson = reply.headers()
                .firstValue("Content-Type")
                .filter(type -> type.startsWith("application/json"))
                .isPresent();
        if (!isJson) {
            return reply.text();
        }
        JsonNode node = reply.json();
        if (!node.isString()) {
            throw reply.misunderstood("something else than a text");
        }
        return node.stringValue();
    }

    /** A refusal's detail is a sentence, or a list of what is wrong with the values. */
    private static RuntimeException refused(Reply reply) {
        try {
            Fields error = reply.object("a refusal");
            JsonNode detail = error.value("detail").orElseThrow(() -> error.misunderstood("detail", "there"));
            if (!detail.isArray()) {
                return new Refused(reply.status(), null, error.text("detail"));
            }
            List<Fields> wrongs = Fields.objects(detail, "a wrong value");
            String text = wrongs.stream().map(Connection::sentence).collect(Collectors.joining("; "));
            String code =
                    wrongs.isEmpty() ? null : wrongs.get(0).textIfAny("type").orElse(null);
            return new Refused(reply.status(), code, text);
        } catch (Misunderstood notItsOwn) {
            return reply.misunderstood("a refusal that is not CryoSPARC's");
        }
    }

    private static String sentence(Fields wrong) {
        StringBuilder where = new StringBuilder();
        wrong.value("loc")
                .ifPresent(loc -> loc.forEach(
                        part -> where.append(where.isEmpty() ? "" : ".").append(part.asString())));
        String message = wrong.text("msg");
        return where.isEmpty() ? message : where + ": " + message;
    }

    /** The server's own word on its functions; asked for once, by nobody, as it is public. */
    private static final class Document {
        private final Transport transport;
        private @Nullable Functions functions;

        Document(Transport transport) {
            this.transport = transport;
        }

        synchronized Functions functions() {
            Functions known = functions;
            if (known == null) {
                Reply reply = transport.send(Call.get("/openapi.json"));
                if (!reply.isGood()) {
                    throw refused(reply);
                }
                known = new Functions(reply.object("its OpenAPI document"));
                functions = known;
            }
            return known;
        }
    }
}
