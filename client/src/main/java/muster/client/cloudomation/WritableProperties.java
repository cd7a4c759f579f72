package muster.client.cloudomation;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What may be written when a user is made and when it is changed; nothing else can be given. */
abstract sealed class WritableProperties<B> permits NewUser.Builder, UserChanges.Builder {
    private final Map<String, @Nullable Object> body = new LinkedHashMap<>();

    WritableProperties() {}

    abstract B self();

    public final B description(String text) {
        return with("description", text);
    }

    /** A {@code data:} address of a PNG or SVG, or the text of an SVG; the server refuses scripts, and more than 64 KiB. */
    public final B icon(String image) {
        return with("icon", image);
    }

    public final B enabled(boolean isEnabled) {
        return with("is_enabled", isEnabled);
    }

    public final B archived(boolean isArchived) {
        return with("is_archived", isArchived);
    }

    public final B readonly(boolean isReadonly) {
        return with("is_readonly", isReadonly);
    }

    public final B project(UUID id) {
        return with("project_id", id.toString());
    }

    /** These roles and no others. Nobody gives a role above the own rank, or changes the own ones. */
    public final B roles(String first, String... others) {
        return roles(Stream.concat(Stream.of(first), Stream.of(others)).toList());
    }

    /**
     * These roles and no others; none means the default one.
     *
     * @throws IllegalArgumentException for a name with a comma, which would be several
     */
    public final B roles(Collection<String> names) {
        if (names.stream().anyMatch(name -> name.contains(","))) {
            throw new IllegalArgumentException("the name of a role has no comma");
        }
        return with(
                "roles", names.stream().map(String::strip).distinct().sorted().collect(Collectors.joining(",")));
    }

    final B with(String name, @Nullable Object value) {
        body.put(name, value);
        return self();
    }

    final Map<String, @Nullable Object> body() {
        return new LinkedHashMap<>(body);
    }

    static String names(Map<String, ?> body) {
        return List.copyOf(body.keySet()).toString();
    }
}
