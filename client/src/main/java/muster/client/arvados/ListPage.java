package muster.client.arvados;

import java.util.List;
import java.util.OptionalLong;

/**
 * A part of a list.
 *
 * @param offset how many were passed over
 * @param limit how many there may be at once, as the server sees it
 * @param itemsAvailable how many there are altogether; empty when that was not asked for
 */
public record ListPage<T>(List<T> items, long offset, long limit, OptionalLong itemsAvailable) {
    public ListPage {
        items = List.copyOf(items);
    }
}
