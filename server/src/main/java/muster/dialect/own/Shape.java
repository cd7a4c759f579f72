package muster.dialect.own;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * How one sort of thing is written, member by member. The same list writes the answers and the schema of the document.
 *
 * @param name of the schema
 */
record Shape<T>(String name, String about, List<Member<T>> members) {

    /**
     * One member.
     *
     * @param nullable whether it may be null
     * @param shown whether a thing has it at all: what is hidden from the caller is left out
     */
    record Member<T>(
            String name,
            Kind kind,
            boolean nullable,
            String about,
            boolean always,
            Predicate<T> shown,
            Function<T, @Nullable Object> value) {}

    Shape {
        members = List.copyOf(members);
    }

    static <T> Builder<T> of(String name, String about) {
        return new Builder<>(name, about);
    }

    ObjectNode json(T thing) {
        ObjectNode json = Json.object();
        for (Member<T> member : members) {
            if (member.shown().test(thing)) {
                json.set(member.name(), Json.node(member.value().apply(thing)));
            }
        }
        return json;
    }

    /** Collects the members in the order in which they are written. */
    static final class Builder<T> {
        private final String name;
        private final String about;
        private final List<Member<T>> members = new ArrayList<>();

        private Builder(String name, String about) {
            this.name = name;
            this.about = about;
        }

        Builder<T> with(String member, Kind kind, String meaning, Function<T, Object> value) {
            members.add(new Member<>(member, kind, false, meaning, true, _ -> true, value::apply));
            return this;
        }

        /** A member that may be null. */
        Builder<T> maybe(String member, Kind kind, String meaning, Function<T, @Nullable Object> value) {
            members.add(new Member<>(member, kind, true, meaning, true, _ -> true, value));
            return this;
        }

        /** A member that is left out where the caller may not see it; it may be null. */
        Builder<T> only(
                Predicate<T> shown, String member, Kind kind, String meaning, Function<T, @Nullable Object> value) {
            members.add(new Member<>(member, kind, true, meaning, false, shown, value));
            return this;
        }

        Shape<T> build() {
            return new Shape<>(name, about, members);
        }
    }
}
