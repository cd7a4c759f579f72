package muster.client.cryosparc;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import muster.client.ClientException.Misunderstood;
import muster.client.wire.Call;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A function's name and what it is given; made to a request by what the server's document says of the function. */
final class Asking {
    private static final String JSON = "application/json";

    private final String function;
    private final List<String> inPath;
    private final Map<String, String> named = new LinkedHashMap<>();
    private final Map<String, String> form = new LinkedHashMap<>();
    private byte @Nullable [] json;

    private Asking(String function, List<String> inPath) {
        this.function = function;
        this.inPath = inPath;
    }

    /** @param inPath the arguments that stand in the path, in their order */
    static Asking of(String function, String... inPath) {
        return new Asking(function, List.of(inPath));
    }

    /** @param value null is left out */
    Asking with(String name, @Nullable String value) {
        if (value != null) {
            named.put(name, value);
        }
        return this;
    }

    /** A field of the body, which is a form then. */
    Asking field(String name, String value) {
        form.put(name, value);
        return this;
    }

    /** @param value the whole body, as JSON */
    Asking body(@Nullable Object value) {
        json = JsonMapper.shared().writeValueAsBytes(Values.plain(value));
        return this;
    }

    /** A body that may be left out and is; the vendor's client sends an empty one then. */
    Asking emptyBody() {
        json = new byte[0];
        return this;
    }

    String function() {
        return function;
    }

    /** What is sent. */
    record Request(Call call, Map<String, String> heads) {}

    /** @throws Misunderstood when the server's function takes other arguments */
    Request request(Functions functions) {
        Functions.Function known = functions.named(function);
        Call.Query query = new Call.Query();
        Map<String, String> heads = new LinkedHashMap<>();
        Map<String, String> fields = new LinkedHashMap<>(form);
        named.forEach((name, value) -> put(known, name, value, query, heads, fields));
        byte[] body = json;
        if (!form.isEmpty()) {
            body = encoded(fields);
            heads.put("Content-Type", "application/x-www-form-urlencoded");
        } else if (body != null) {
            heads.put("Content-Type", JSON);
        }
        return new Request(new Call(known.verb(), path(known) + query.text(), body), heads);
    }

    /** Of a function that takes a form, what has no other place is a field. */
    private void put(
            Functions.Function known,
            String name,
            String value,
            Call.Query query,
            Map<String, String> heads,
            Map<String, String> fields) {
        Functions.Place place = known.places().get(name);
        if (place == null) {
            if (form.isEmpty()) {
                throw new Misunderstood("the server's " + function + " takes no argument " + name);
            }
            fields.put(name, value);
        } else if (place.isHead()) {
            heads.put(place.name(), value);
        } else {
            query.and(place.name(), value);
        }
    }

    private String path(Functions.Function known) {
        List<String> names = List.copyOf(Functions.pathArguments(known.path()));
        if (names.size() != inPath.size()) {
            throw new Misunderstood("the server's " + function + " takes " + names.size()
                    + " arguments in its path where " + inPath.size() + " were expected");
        }
        String path = known.path();
        Iterator<String> values = inPath.iterator();
        for (String name : names) {
            path = path.replace("{" + name + "}", Call.part(values.next()));
        }
        return path;
    }

    private static byte[] encoded(Map<String, String> fields) {
        List<String> parts = new ArrayList<>();
        fields.forEach((name, value) -> parts.add(encoded(name) + "=" + encoded(value)));
        return String.join("&", parts).getBytes(StandardCharsets.UTF_8);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
