package muster.client.arvados;

import java.net.URI;
import java.nio.charset.StandardCharsets;
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

/** The protocol below the resources: where it is, who asks, what a refusal looks like, and how much fits into an address. */
final class Connection {
    private static final String API = "/arvados/v1";
    /** The vendor's SDKs put what is longer into a form, too. */
    private static final int LONGEST_ADDRESS = 2_000;

    private static final Map<String, String> READING_BY_FORM =
            Map.of("X-HTTP-Method-Override", "GET", "Content-Type", "application/x-www-form-urlencoded");

    private final Transport transport;

    Connection(URI server, Secret token, ClientOptions options) {
        transport = new Transport(api(server), Map.of("Authorization", "Bearer " + token.reveal()), options);
    }

    /** People give the address with and without the path of the interface. */
    private static URI api(URI server) {
        String text = server.toString().replaceAll("/+$", "");
        return URI.create(text.endsWith(API) ? text : text + API);
    }

    /** Reads, by a form where the address would be too long: a filter may name thousands. */
    Fields read(String path, Call.Query query, String what) {
        String asked = query.text();
        if (path.length() + asked.length() <= LONGEST_ADDRESS) {
            return object(Call.get(path, query), what);
        }
        byte[] form = asked.substring(1).getBytes(StandardCharsets.UTF_8);
        return good(transport.send(Call.withBytes("POST", path, form), READING_BY_FORM))
                .object(what);
    }

    /** @throws Refused when the server says no */
    Fields object(Call call, String what) {
        return good(transport.send(call)).object(what);
    }

    private static Reply good(Reply reply) {
        if (reply.isGood()) {
            return reply;
        }
        throw refused(reply);
    }

    /** Each answer of 400 and above has a list of sentences; the token is missing where the front answers by itself. */
    private static RuntimeException refused(Reply reply) {
        try {
            Fields refusal = reply.object("a refusal");
            List<String> errors = refusal.texts("errors");
            if (reply.status() >= 400 && !errors.isEmpty()) {
                return new Refused(
                        reply.status(), refusal.textIfAny("error_token").orElse(null), eachOnALine(errors));
            }
        } catch (Misunderstood notItsOwn) {
            // Told below with the call and the status.
        }
        return reply.misunderstood("a refusal that is not Arvados'");
    }

    private static String eachOnALine(List<String> errors) {
        return errors.stream()
                .map(error -> error.replaceAll("\\s*\\R\\s*", " "))
                .collect(Collectors.joining("\n"));
    }
}
