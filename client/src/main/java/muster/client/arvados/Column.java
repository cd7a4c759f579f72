package muster.client.arvados;

/**
 * An attribute by which lists are ordered and filtered.
 *
 * @param <T> what it tells
 */
public interface Column<T> extends Attribute<T> {
    default Order ascending() {
        return new Order(name(), false);
    }

    default Order descending() {
        return new Order(name(), true);
    }
}
