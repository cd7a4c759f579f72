package muster.dialect.own;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The fields of a body that clients send. Whatever is not among them is refused.
 *
 * @param name of the schema
 * @param merges whether fields that are left out stay as they are (RFC 7396)
 */
record Form(String name, boolean merges, List<Field> fields) {

    /**
     * One field.
     *
     * @param required whether it must be there
     * @param clearable whether it may be null
     */
    record Field(String name, Kind kind, boolean required, boolean clearable, String about) {}

    Form {
        fields = List.copyOf(fields);
    }

    static Builder of(String name) {
        return new Builder(name, false);
    }

    /** A body of {@code PATCH}. */
    static Builder patch(String name) {
        return new Builder(name, true);
    }

    Optional<Field> field(String named) {
        return fields.stream().filter(field -> field.name().equals(named)).findFirst();
    }

    /** Collects the fields. */
    static final class Builder {
        private final String name;
        private final boolean merges;
        private final List<Field> fields = new ArrayList<>();

        private Builder(String name, boolean merges) {
            this.name = name;
            this.merges = merges;
        }

        Builder needs(String field, Kind kind, String about) {
            fields.add(new Field(field, kind, true, false, about));
            return this;
        }

        /** A field that may be left out, and never is null. */
        Builder takes(String field, Kind kind, String about) {
            fields.add(new Field(field, kind, false, false, about));
            return this;
        }

        /** A field that may be left out or null. */
        Builder clears(String field, Kind kind, String about) {
            fields.add(new Field(field, kind, false, true, about));
            return this;
        }

        Form build() {
            return new Form(name, merges, fields);
        }
    }
}
