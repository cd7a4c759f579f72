package muster.dialect;

import static muster.testing.fuzz.Target.require;

import java.util.List;
import muster.testing.fuzz.Target;
import tools.jackson.databind.JsonNode;

/** What reads bodies in JSON. */
public final class JsonTargets {
    private static final int DEEPEST = 32;

    private JsonTargets() {}

    public static List<Target> all() {
        return List.of(
                Target.ofBytes("json.body", JsonTargets::body, JsonComplaint.class)
                        .like(
                                "{\"username\":\"ada\",\"n\":[1,2.50,-0,1e3],\"x\":{\"y\":null,\"z\":true}}",
                                "[\"\\ud83e\\uddea\\u0000\\n\",\"\u00e4\",123456789012345678901234567890]"),
                Target.ofBytes("json.fields", JsonTargets::fields, JsonComplaint.class)
                        .like("{\"a\":\"text\",\"b\":true,\"c\":7,\"d\":1.5,\"e\":{\"a\":null}}", "null"));
    }

    private static void body(byte[] body) {
        JsonNode read = JsonObject.parseValue(body);
        require(depth(read) <= DEEPEST, "nothing is nested deeply");
        require(JsonObject.parseValue(read.toString()).equals(read), "what is written is read again");
    }

    private static int depth(JsonNode node) {
        return node.isContainer()
                ? 1 + node.valueStream().mapToInt(JsonTargets::depth).max().orElse(0)
                : 0;
    }

    private static void fields(byte[] body) {
        require(JsonObject.parseTree(body) != null, "an object or null is a tree");
        JsonObject read = JsonObject.parse(body);
        read.text("a");
        read.flag("b");
        read.whole("c");
        Double number = read.number("d");
        require(number == null || Double.isFinite(number), "numbers are finite");
        read.object("e");
        require(!read.toString().contains("text"), "values are not told");
    }
}
