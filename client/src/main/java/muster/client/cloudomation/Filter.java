package muster.client.cloudomation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whom a list is about, in the platform's filter language. Comparisons are made by properties, as
 * {@code UserProperties.NAME.like("ilse%")}, and put together here. A server takes filters of depth 10, with 100 parts and 500
 * values at most.
 */
public final class Filter {
    private final Map<String, Object> node;

    private Filter(Map<String, Object> node) {
        this.node = node;
    }

    static Filter comparison(Property<?> property, String operator) {
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("field", property.name());
        node.put("op", operator);
        return new Filter(node);
    }

    static Filter comparison(Property<?> property, String operator, Object value) {
        Filter comparison = comparison(property, operator);
        comparison.node.put(
                "value",
                value instanceof List<?> list ? list.stream().map(Filter::plain).toList() : plain(value));
        return comparison;
    }

    private static Object plain(Object value) {
        return value instanceof Boolean || value instanceof Number ? value : value.toString();
    }

    /** Each of these holds. */
    public static Filter and(Filter first, Filter... others) {
        return several("and", first, others);
    }

    /** At least one of these holds. */
    public static Filter or(Filter first, Filter... others) {
        return several("or", first, others);
    }

    /** This does not hold. */
    public static Filter not(Filter filter) {
        return new Filter(Map.of("not", filter.node));
    }

    private static Filter several(String word, Filter first, Filter[] others) {
        return new Filter(Map.of(
                word,
                Stream.concat(Stream.of(first), Stream.of(others))
                        .map(filter -> filter.node)
                        .toList()));
    }

    String json() {
        return JsonMapper.shared().writeValueAsString(node);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Filter filter && node.equals(filter.node);
    }

    @Override
    public int hashCode() {
        return node.hashCode();
    }

    /** As it is sent. */
    @Override
    public String toString() {
        return json();
    }
}
