package muster.client.cloudomation;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import muster.client.ClientException.Misunderstood;
import muster.client.ClientException.Refused;
import muster.client.ClientOptions;
import muster.client.wire.Call;
import muster.client.wire.Fields;
import muster.client.wire.Pages;
import muster.client.wire.Reply;
import muster.client.wire.Transport;

/** The protocol below users and projects: where it is, who asks, what a refusal and a page look like. */
final class Connection {
    /** The most that the server gives at once. */
    static final int PAGE = 500;

    private static final String API = "/api/latest";

    private final Transport transport;

    /** @param credentials heads that say who asks; none for nobody */
    Connection(URI server, Map<String, String> credentials, ClientOptions options) {
        transport = new Transport(api(server), credentials, options);
    }

    /** People give the address with and without the path of the interface. */
    private static URI api(URI server) {
        String text = server.toString().replaceAll("/+$", "");
        return URI.create(text.endsWith(API) ? text : text + API);
    }

    /** @throws Refused when the server says no */
    Reply ask(Call call) {
        return ask(call, Map.of());
    }

    /** @param heads of this call alone */
    Reply ask(Call call, Map<String, String> heads) {
        return good(transport.send(call, heads));
    }

    /** Whatever is answered, also a redirection. */
    Reply askForAny(Call call, Map<String, String> heads) {
        return transport.sendForAny(call, heads);
    }

    Fields object(Call call, String what) {
        return ask(call).object(what);
    }

    /** @throws Refused when the server said no */
    static Reply good(Reply reply) {
        if (reply.isGood()) {
            return reply;
        }
        throw refused(reply);
    }

    /** Each refusal is an object with a code and a message, and perhaps with what is wrong with which field. */
    static RuntimeException refused(Reply reply) {
        try {
            Fields error = reply.object("a refusal").object("error", "a refusal");
            return new Refused(reply.status(), error.text("code"), error.text("message"), fields(error));
        } catch (Misunderstood notItsOwn) {
            return reply.misunderstood("a refusal that is not Cloudomation's");
        }
    }

    private static Map<String, List<String>> fields(Fields error) {
        if (error.value("fields").isEmpty()) {
            return Map.of();
        }
        Fields fields = error.object("fields", "a refusal's fields");
        Map<String, List<String>> codes = new LinkedHashMap<>();
        fields.names().forEach(name -> codes.put(name, fields.texts(name)));
        return codes;
    }

    /** How many a list has. */
    long total(String path, Call.Query query) {
        long total = object(Call.get(path, query.and("limit", 1)), "a list").number("total");
        if (total < 0) {
            throw new Misunderstood("the server sent a list of " + total);
        }
        return total;
    }

    /**
     * All of a list, page by page.
     *
     * @param query made anew for each page
     * @param size how many are asked for at once
     */
    <T> Stream<T> list(String path, Supplier<Call.Query> query, int size, String each, Function<Fields, T> read) {
        Repetition repetition = new Repetition(path);
        return Pages.stream(number -> {
            long offset = number * size;
            Fields page = object(Call.get(path, query.get().and("limit", size).and("offset", offset)), "a page");
            requirePage(page, path, offset, size);
            List<T> records = page.objects("records", each).stream().map(read).toList();
            if (records.size() > size) {
                throw new Misunderstood(
                        "the server sent a page of " + records.size() + " where " + size + " were asked for");
            }
            repetition.requireNew(records);
            return new Pages.Page<>(records, offset + size >= page.number("total"));
        });
    }

    /** A server that skips or repeats would be taken for one that has fewer or more people. */
    private static void requirePage(Fields page, String path, long offset, int size) {
        if (page.number("offset") != offset || page.number("limit") != size) {
            throw new Misunderstood("the server sent " + page.number("limit") + " of " + path + " from "
                    + page.number("offset") + " on where " + size + " from " + offset + " on were asked for");
        }
    }

    /** Notices a server that sends one page for ever. */
    private static final class Repetition {
        private final String path;
        private List<?> former = List.of();

        Repetition(String path) {
            this.path = path;
        }

        void requireNew(List<?> records) {
            if (!records.isEmpty() && records.equals(former)) {
                throw new Misunderstood("the server sent the same page of " + path + " twice");
            }
            former = records;
        }
    }
}
