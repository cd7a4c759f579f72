package muster.dialect.arvados;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import muster.dialect.JsonComplaint;
import muster.dialect.JsonObject;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The parameters of a request. Those in the path win over everything; text that begins like JSON is JSON wherever
 * something structured is asked for; {@code null} and the empty text are as good as nothing.
 */
final class Parameters {
    /** What belongs to every method, so that it is no attribute even where a body's top level holds attributes. */
    private static final Set<String> OF_EVERY_METHOD = Set.of(
            "alt",
            "fields",
            "key",
            "prettyPrint",
            "trace",
            "userIp",
            "format",
            "_method",
            "_profile",
            "api_token",
            "oauth_token",
            "reader_tokens",
            "select",
            "cluster_id",
            "bypass_federation");

    private static final Pattern WHOLE = Pattern.compile("[0-9]+");
    /** Whole numbers of more digits are beyond every limit, and count as the greatest. */
    private static final int MOST_DIGITS = 18;

    private final Sent sent;
    private final Endpoint endpoint;
    private final Map<String, String> inPath;

    Parameters(Sent sent, Endpoint endpoint, Map<String, String> inPath) {
        this.sent = sent;
        this.endpoint = endpoint;
        this.inPath = Map.copyOf(inPath);
    }

    /** The parameter in the path; asking for one that the template lacks is a bug. */
    String path(String name) {
        String value = inPath.get(name);
        if (value == null) {
            throw new IllegalArgumentException(endpoint.template() + " has no parameter " + name);
        }
        return value;
    }

    boolean has(String name) {
        return inPath.containsKey(name) || given(name) != null;
    }

    /** Whatever was sent, decoded when it is JSON text; null when it was not given. */
    @Nullable
    JsonNode value(String name) {
        JsonNode value = given(name);
        if (value == null || !value.isString() || !looksLikeJson(value.stringValue())) {
            return value;
        }
        try {
            return JsonObject.parseValue(value.stringValue());
        } catch (JsonComplaint broken) {
            throw ArvadosRefusal.invalid("Could not parse \"" + name + "\" param as JSON");
        }
    }

    /** A text; null when it was not given. */
    @Nullable
    String text(String name) {
        if (inPath.containsKey(name)) {
            return inPath.get(name);
        }
        JsonNode value = given(name);
        if (value == null) {
            return null;
        }
        if (!value.isString()) {
            if (value.isContainer()) {
                throw ArvadosRefusal.invalid("The parameter " + name + " must be a string.");
            }
            return value.asString();
        }
        String text = unquoted(value.stringValue());
        return text.isEmpty() ? null : text;
    }

    /** A text letter by letter, whatever it looks like, as secrets must be taken; null when it was not given. */
    @Nullable
    String verbatim(String name) {
        JsonNode value = sent.value(name);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isString()) {
            throw ArvadosRefusal.invalid("The parameter " + name + " must be a string.");
        }
        return value.stringValue();
    }

    String requiredText(String name) {
        String text = text(name);
        if (text == null) {
            throw ArvadosRefusal.invalid("The parameter " + name + " is required.");
        }
        return text;
    }

    /** True or false; false when it was not given. */
    boolean flag(String name) {
        JsonNode value = given(name);
        if (value == null) {
            return false;
        }
        Boolean flag = Attributes.booleanOrNull(value);
        if (flag == null) {
            throw ArvadosRefusal.invalid(name + " parameter must be a boolean, true or false");
        }
        return flag;
    }

    /** A whole number that is not negative. */
    long whole(String name, long usual) {
        JsonNode value = given(name);
        if (value == null) {
            return usual;
        }
        String digits = value.isString() || value.isIntegralNumber() ? value.asString() : "";
        if (!WHOLE.matcher(digits).matches()) {
            throw ArvadosRefusal.invalid("Invalid value for " + name + " parameter");
        }
        String significant = digits.replaceFirst("^0+(?=[0-9])", "");
        return significant.length() > MOST_DIGITS ? Long.MAX_VALUE : Long.parseLong(significant);
    }

    /** An array; null when it was not given. */
    @Nullable
    ArrayNode array(String name) {
        JsonNode value = decoded(name, "an array");
        if (value == null || value instanceof ArrayNode) {
            return (ArrayNode) value;
        }
        throw unparsable(name, "an array");
    }

    /** An array of texts; null when it was not given. */
    @Nullable
    List<String> texts(String name) {
        ArrayNode array = array(name);
        if (array == null) {
            return null;
        }
        List<String> texts = new ArrayList<>(array.size());
        for (JsonNode element : array) {
            if (!element.isString()) {
                throw unparsable(name, "an array of strings");
            }
            texts.add(element.stringValue());
        }
        return List.copyOf(texts);
    }

    /** An object; null when it was not given. */
    @Nullable
    ObjectNode object(String name) {
        JsonNode value = decoded(name, "an object");
        if (value == null || value instanceof ObjectNode) {
            return (ObjectNode) value;
        }
        throw unparsable(name, "an object");
    }

    /** The attributes sent for the endpoint's object; none when nothing was sent. */
    Attributes attributes() {
        String name = endpoint.body();
        if (name == null) {
            throw new IllegalStateException(endpoint.template() + " takes no object");
        }
        Attributes named = attributes(name);
        if (named != null) {
            return named;
        }
        ObjectNode json = sent.json();
        return new Attributes(json == null || json.hasNonNull(name) ? ArvadosJson.object() : topLevel(json, name));
    }

    /** The attributes sent under this name; null when there is no such parameter. */
    @Nullable
    Attributes attributes(String name) {
        String refusal = "No " + name + " hash provided with request";
        JsonNode value;
        try {
            value = value(name);
        } catch (ArvadosRefusal broken) {
            throw ArvadosRefusal.invalid(refusal + ": " + broken.sentence());
        }
        if (value == null) {
            return null;
        }
        if (value instanceof ObjectNode object) {
            return new Attributes(object);
        }
        throw ArvadosRefusal.invalid(refusal);
    }

    /** The idiom {@code create(body={"email": ...})} of the Python SDK: a body's members are the attributes themselves. */
    private ObjectNode topLevel(ObjectNode json, String name) {
        ObjectNode attributes = ArvadosJson.object();
        json.properties().stream()
                .filter(member -> !member.getKey().equals(name))
                .filter(member -> !OF_EVERY_METHOD.contains(member.getKey()) && !endpoint.hasParameter(member.getKey()))
                .forEach(member -> attributes.set(member.getKey(), member.getValue()));
        return attributes;
    }

    private @Nullable JsonNode decoded(String name, String expected) {
        try {
            return value(name);
        } catch (ArvadosRefusal broken) {
            throw unparsable(name, expected);
        }
    }

    private @Nullable JsonNode given(String name) {
        JsonNode value = sent.value(name);
        boolean nothing = value == null
                || value.isNull()
                || (value.isString()
                        && (value.stringValue().isEmpty() || value.stringValue().equals("null")));
        return nothing ? null : value;
    }

    private static boolean looksLikeJson(String text) {
        return text.startsWith("[") || text.startsWith("{") || text.startsWith("\"");
    }

    /** Some clients send every parameter as JSON, so that a text comes in quotes. */
    private static String unquoted(String text) {
        if (!text.startsWith("\"")) {
            return text;
        }
        try {
            return JsonObject.parseValue(text).asString();
        } catch (JsonComplaint notJson) {
            return text;
        }
    }

    private static ArvadosRefusal unparsable(String name, String expected) {
        return ArvadosRefusal.invalid("Could not parse \"" + name + "\" param as " + expected);
    }
}
