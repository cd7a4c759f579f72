package muster.client.cryosparc;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import muster.client.ClientException.Misunderstood;
import muster.client.Secret;
import muster.client.wire.Fields;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** JSON as plain values that never change, and members that have a default. */
final class Values {
    private Values() {}

    /** What knows how the platform writes it. */
    interface Written {
        Map<String, Object> members();
    }

    /** What Jackson writes as the platform wants it; values of this package within become objects. */
    static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof Written written) {
            return plain(written.members());
        }
        if (value instanceof Instant time) {
            return time.toString();
        }
        if (value instanceof Collection<?> list) {
            List<@Nullable Object> plain = new ArrayList<>();
            list.forEach(each -> plain.add(plain(each)));
            return plain;
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> plain = new LinkedHashMap<>();
            map.forEach((name, each) -> plain.put(String.valueOf(name), plain(each)));
            return plain;
        }
        if (value == null || value instanceof String || value instanceof Number || value instanceof Boolean) {
            return value;
        }
        throw new IllegalArgumentException(
                "there is no JSON for " + value.getClass().getSimpleName());
    }

    /** Texts, numbers, truths, null, and lists and maps of them. */
    static @Nullable Object of(JsonNode node) {
        if (node.isObject()) {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            node.propertyNames().forEach(name -> map.put(name, of(node.get(name))));
            return Collections.unmodifiableMap(map);
        }
        if (node.isArray()) {
            List<@Nullable Object> list = new ArrayList<>();
            node.forEach(each -> list.add(of(each)));
            return Collections.unmodifiableList(list);
        }
        if (node.isNull()) {
            return null;
        }
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        return node.isNumber() ? node.numberValue() : node.asString();
    }

    /** The members of an object, if it is there. */
    static Map<String, @Nullable Object> map(Fields fields, String name) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        if (fields.value(name).isPresent()) {
            Fields within = fields.object(name, name);
            within.names()
                    .forEach(each ->
                            map.put(each, within.value(each).map(Values::of).orElse(null)));
        }
        return Collections.unmodifiableMap(map);
    }

    static boolean flag(Fields fields, String name) {
        return fields.value(name).isPresent() && fields.flag(name);
    }

    static List<String> texts(Fields fields, String name) {
        return fields.value(name).isPresent() ? fields.texts(name) : List.of();
    }

    static <T> List<T> objects(Fields fields, String name, Function<Fields, T> read) {
        return fields.value(name).isPresent()
                ? fields.objects(name, "an element of " + name).stream()
                        .map(read)
                        .toList()
                : List.of();
    }

    /** An object, or none where it is absent. */
    static <T> Optional<T> object(Fields fields, String name, Function<Fields, T> read) {
        return fields.value(name).isPresent() ? Optional.of(read.apply(fields.object(name, name))) : Optional.empty();
    }

    /** @throws Misunderstood when it is none that a client could send */
    static Optional<Secret> secret(Fields fields, String name) {
        return fields.textIfAny(name).map(text -> {
            try {
                return Secret.of(text);
            } catch (IllegalArgumentException unusable) {
                throw fields.misunderstood(name, "a secret");
            }
        });
    }
}
