package muster.http;

import java.util.List;

/** A mount as the server uses it: its routes in a tree, each with its full template and its tallies. */
final class Door {
    /** What answers behind one route. */
    record Entry(Route route, String template, Metrics.Series series) {}

    private final Mount mount;
    private final List<String> prefix;
    private final RouteTree<Entry> tree = new RouteTree<>();
    private final Metrics.Series unmatched;

    Door(Mount mount, Metrics metrics) {
        this.mount = mount;
        this.prefix = mount.segments();
        this.unmatched = metrics.series(mount.name(), "-", "-");
        for (Route route : mount.routes().all()) {
            boolean own = route.segments().isEmpty() && !mount.prefix().isEmpty();
            String template = own ? mount.prefix() : mount.prefix() + route.template();
            Metrics.Series series = metrics.series(mount.name(), route.method(), template);
            tree.add(route.method(), route.segments(), new Entry(route, template, series));
        }
    }

    RouteTree.Found<Entry> find(String method, List<String> path) {
        RouteTree.Found<Entry> found = tree.find(method, path);
        boolean mayBorrow = found.value() == null && mount.headFromGet() && method.equals("HEAD");
        return mayBorrow && found.allowed().contains("GET") ? tree.find("GET", path) : found;
    }

    Mount mount() {
        return mount;
    }

    List<String> prefix() {
        return prefix;
    }

    Metrics.Series unmatched() {
        return unmatched;
    }
}
