package muster.model;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a change does to one field. What a platform's null or missing field means is for its codec to decide. */
public sealed interface Edit<T> {

    /** Leave the field as it is. */
    record Keep<T>() implements Edit<T> {}

    /** Give the field this value. */
    record Set<T>(T value) implements Edit<T> {}

    /** Leave the field without a value. */
    record Clear<T>() implements Edit<T> {}

    static <T> Edit<T> keep() {
        return new Keep<>();
    }

    static <T> Edit<T> set(T value) {
        return new Set<>(value);
    }

    static <T> Edit<T> clear() {
        return new Clear<>();
    }

    /** Sets the value, or keeps the field where there is none. */
    static <T> Edit<T> ofNullable(@Nullable T value) {
        return value == null ? keep() : set(value);
    }

    /** The field's next value. */
    default @Nullable T orKeep(@Nullable T present) {
        return switch (this) {
            case Keep<T> _ -> present;
            case Set<T>(T value) -> value;
            case Clear<T> _ -> null;
        };
    }

    /** The next value of a field that always has one; clearing leaves it as it is. */
    default T orKeepValue(T present) {
        return this instanceof Set<T>(T value) ? value : present;
    }

    default <R> Edit<R> map(Function<T, R> change) {
        return switch (this) {
            case Keep<T> _ -> keep();
            case Set<T>(T value) -> set(change.apply(value));
            case Clear<T> _ -> clear();
        };
    }

    default boolean isKeep() {
        return this instanceof Keep<T>;
    }
}
