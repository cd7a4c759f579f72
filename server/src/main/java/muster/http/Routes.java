package muster.http;

import java.util.ArrayList;
import java.util.List;

/** The routes of one mount, written down by plain code in the order in which one wants to read them. */
public final class Routes {
    private final List<Route> all = new ArrayList<>();
    private final RouteTree<Route> tree = new RouteTree<>();

    /** Adds a route; {@code asks} names the permission question that its handler asks. */
    public Routes add(String method, String template, String asks, Handler handler) {
        return add(Route.of(method, template, asks, handler));
    }

    /** Adds a route; refuses one that an earlier route already answers. */
    public Routes add(Route route) {
        tree.add(route.method(), route.segments(), route);
        all.add(route);
        return this;
    }

    /** Every route, so that a test can ask each one for its permission question. */
    public List<Route> all() {
        return List.copyOf(all);
    }
}
