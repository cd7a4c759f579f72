package muster.client.cloudomation;

import java.util.function.BiFunction;
import muster.client.wire.Fields;

/**
 * A property of which there is less and more: texts by the numbers of their characters, times, numbers, ids.
 *
 * @param <T> what it holds
 */
public sealed class OrderedProperty<T> extends Property<T> permits TextProperty {

    OrderedProperty(String name, Class<T> type, Told told, BiFunction<Fields, String, T> reading) {
        super(name, type, told, reading);
    }

    /** Is less. */
    public final Filter lt(T value) {
        return Filter.comparison(this, "lt", value);
    }

    /** Is less, or this. */
    public final Filter le(T value) {
        return Filter.comparison(this, "le", value);
    }

    /** Is more. */
    public final Filter gt(T value) {
        return Filter.comparison(this, "gt", value);
    }

    /** Is more, or this. */
    public final Filter ge(T value) {
        return Filter.comparison(this, "ge", value);
    }
}
