package muster.client.connect;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import muster.client.ClientException.Misunderstood;
import muster.client.ClientException.Refused;
import muster.client.ClientOptions;
import muster.client.Secret;
import muster.client.wire.Call;
import muster.client.wire.Fields;
import muster.client.wire.Pages;
import muster.client.wire.Reply;
import muster.client.wire.Transport;

/** The protocol below users and groups: where it is, who asks, what a refusal and a page look like. */
final class Connection {
    private static final String API = "/__api__";
    /** The most that the server gives at once. */
    private static final int PAGE = 500;

    private final Transport transport;

    Connection(URI server, Secret key, ClientOptions options) {
        transport = new Transport(api(server), Map.of("Authorization", "Key " + key.reveal()), options);
    }

    /** People give the address with and without the path of the interface. */
    private static URI api(URI server) {
        String text = server.toString().replaceAll("/+$", "");
        return URI.create(text.contains(API) ? text : text + API);
    }

    /** @throws Refused when the server says no */
    Reply ask(Call call) {
        Reply reply = transport.send(call);
        if (reply.isGood()) {
            return reply;
        }
        throw refused(reply);
    }

    /** Each answer of 400 and above is an object with a number and a text. */
    private static RuntimeException refused(Reply reply) {
        try {
            Fields error = reply.object("a refusal");
            return new Refused(reply.status(), String.valueOf(error.number("code")), error.text("error"));
        } catch (Misunderstood notItsOwn) {
            return reply.misunderstood("a refusal that is not Posit Connect's");
        }
    }

    Fields object(Call call, String what) {
        return ask(call).object(what);
    }

    /** How many a list has, over all pages. */
    long total(String path, Call.Query query) {
        return object(Call.get(path, query.and("page_size", 1)), "a page").number("total");
    }

    /** The first of a list. */
    <T> Optional<T> first(String path, Call.Query query, String each, Function<Fields, T> read) {
        return elements(page(path, query, 0), each).stream().findFirst().map(read);
    }

    /**
     * All of a list, page by page.
     *
     * @param query made anew for each page
     */
    <T> Stream<T> list(String path, Supplier<Call.Query> query, String each, Function<Fields, T> read) {
        return Pages.stream(number -> {
            Fields page = page(path, query.get(), number);
            List<T> elements = elements(page, each).stream().map(read).toList();
            return new Pages.Page<>(elements, (number + 1) * PAGE >= page.number("total"));
        });
    }

    /** @param number from 0 on; the protocol counts from 1 */
    private Fields page(String path, Call.Query query, long number) {
        Fields page = object(Call.get(path, query.and("page_number", number + 1).and("page_size", PAGE)), "a page");
        if (page.number("current_page") != number + 1) {
            throw new Misunderstood("the server sent page " + page.number("current_page") + " of " + path + " for page "
                    + (number + 1));
        }
        return page;
    }

    private static List<Fields> elements(Fields page, String each) {
        List<Fields> elements = page.objects("results", each);
        if (elements.size() > PAGE) {
            throw new Misunderstood(
                    "the server sent a page of " + elements.size() + " where " + PAGE + " were asked for");
        }
        return elements;
    }
}
