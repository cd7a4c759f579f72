package muster.client.arvados;

import java.util.Collection;

/**
 * What can be asked of values that have an order.
 *
 * @param <T> what is compared with
 */
public abstract class Comparison<T> {
    private final Object attribute;

    Comparison(Object attribute) {
        this.attribute = attribute;
    }

    /** How the value goes over the wire. */
    abstract Object operand(T value);

    Filter filter(String operator, Object operand) {
        return new Filter(attribute, operator, operand);
    }

    public Filter eq(T value) {
        return filter("=", operand(value));
    }

    /** Holds as well where there is no value. */
    public Filter ne(T value) {
        return filter("!=", operand(value));
    }

    public Filter lt(T value) {
        return filter("<", operand(value));
    }

    public Filter le(T value) {
        return filter("<=", operand(value));
    }

    public Filter gt(T value) {
        return filter(">", operand(value));
    }

    public Filter ge(T value) {
        return filter(">=", operand(value));
    }

    /** One of these; of none, nothing. */
    public Filter in(Collection<? extends T> values) {
        return filter("in", values.stream().map(this::operand).toList());
    }

    /** None of these. Holds as well where there is no value. */
    public Filter notIn(Collection<? extends T> values) {
        return filter("not in", values.stream().map(this::operand).toList());
    }

    public Filter isNull() {
        return new Filter(attribute, "=", null);
    }

    public Filter isNotNull() {
        return new Filter(attribute, "!=", null);
    }
}
