package muster.dialect.own;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an operation answers.
 *
 * @param body null for none
 * @param version of what is answered; null where it has none
 * @param location of what was made, below the prefix; null for none
 * @param next the cursor of the page that follows; null at the end, or where there are no pages
 */
record Reply(
        @Nullable JsonNode body,
        @Nullable Long version,
        @Nullable String location,
        @Nullable String next) {

    static final Reply NOTHING = new Reply(null, null, null, null);

    static <T> Reply of(Shape<T> shape, T thing) {
        return new Reply(shape.json(thing), null, null, null);
    }

    static <T> Reply of(Shape<T> shape, T thing, long version) {
        return new Reply(shape.json(thing), version, null, null);
    }

    static <T> Reply created(Shape<T> shape, T thing, @Nullable Long version, String location) {
        return new Reply(shape.json(thing), version, location, null);
    }

    static <T> Reply all(Shape<T> shape, Iterable<T> things) {
        var json = Json.object();
        var items = json.putArray("items");
        things.forEach(thing -> items.add(shape.json(thing)));
        return new Reply(json, null, null, null);
    }

    static <T> Reply page(Shape<T> shape, Iterable<T> things, @Nullable String next) {
        Reply all = all(shape, things);
        if (all.body() instanceof ObjectNode json) {
            json.put("next", next);
        }
        return new Reply(all.body(), null, null, next);
    }
}
