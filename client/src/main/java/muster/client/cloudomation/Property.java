package muster.client.cloudomation;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import muster.client.wire.Fields;

/**
 * A property of users, by which lists are filtered, ordered and cut down. {@link UserProperties} has all that are told.
 *
 * @param <T> what it holds
 */
public sealed class Property<T> permits OrderedProperty {
    private final String name;
    private final Class<T> type;
    private final boolean isNullable;
    private final boolean isPrivate;
    private final BiFunction<Fields, String, T> reading;

    /** @param reading the value of a member that is there and not null */
    Property(String name, Class<T> type, Told told, BiFunction<Fields, String, T> reading) {
        this.name = name;
        this.type = type;
        this.isNullable = told.isNullable();
        this.isPrivate = told.isPrivate();
        this.reading = reading;
    }

    /** Whether there may be none, and whether not everybody is told. */
    record Told(boolean isNullable, boolean isPrivate) {
        static final Told ALWAYS = new Told(false, false);
        static final Told NULLABLE = new Told(true, false);
        static final Told PRIVATE = new Told(false, true);
        static final Told PRIVATE_NULLABLE = new Told(true, true);
    }

    /** As the platform spells it. */
    public final String name() {
        return name;
    }

    /** Whether a user may have none. */
    public final boolean isNullable() {
        return isNullable;
    }

    /** Whether it is told of others only to who audits or manages users. */
    public final boolean isPrivate() {
        return isPrivate;
    }

    /** Is this. */
    public final Filter eq(T value) {
        return Filter.comparison(this, "eq", value);
    }

    /** Is not this; who has none meets it as well. */
    public final Filter ne(T value) {
        return Filter.comparison(this, "ne", value);
    }

    /** Is one of these. */
    public final Filter in(Collection<? extends T> values) {
        return Filter.comparison(this, "in", List.copyOf(values));
    }

    /** Is none of these; who has none meets it as well. */
    public final Filter notIn(Collection<? extends T> values) {
        return Filter.comparison(this, "not_in", List.copyOf(values));
    }

    /** There is none. */
    public final Filter isNull() {
        return Filter.comparison(this, "is_null");
    }

    /** There is one. */
    public final Filter isNotNull() {
        return Filter.comparison(this, "is_not_null");
    }

    /** Least first, whatever the case of letters; who has none comes last. */
    public final Order ascending() {
        return new Order(this, false);
    }

    /** Greatest first, whatever the case of letters; who has none comes last here, too. */
    public final Order descending() {
        return new Order(this, true);
    }

    /** @param fields that have it, and not as null */
    final T of(Fields fields) {
        return reading.apply(fields, name);
    }

    static Set<Property<?>> set(Property<?> first, Property<?>... others) {
        return Stream.concat(Stream.<Property<?>>of(first), Stream.of(others)).collect(Collectors.toUnmodifiableSet());
    }

    final Class<T> type() {
        return type;
    }

    @Override
    public final String toString() {
        return name;
    }
}
