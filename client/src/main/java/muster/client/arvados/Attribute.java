package muster.client.arvados;

/**
 * Something that a record tells. Two are equal when they are the same constant.
 *
 * @param <T> what it tells
 */
public interface Attribute<T> {
    /** As the platform calls it. */
    String name();
}
