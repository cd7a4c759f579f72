package muster.http;

import java.util.List;

/** A door's place: a name for the log, the prefix it lives under, its routes and the shape of its failures. */
public final class Mount {
    private final String name;
    private final String prefix;
    private final Routes routes;
    private final ErrorShape errors;
    private final boolean headFromGet;
    private final boolean anywhere;
    private final boolean trailingSlash;
    private final boolean runsOfSlashes;

    private Mount(
            String name,
            String prefix,
            Routes routes,
            ErrorShape errors,
            boolean headFromGet,
            boolean anywhere,
            boolean trailingSlash,
            boolean runsOfSlashes) {
        this.name = name;
        this.prefix = prefix;
        this.routes = routes;
        this.errors = errors;
        this.headFromGet = headFromGet;
        this.anywhere = anywhere;
        this.trailingSlash = trailingSlash;
        this.runsOfSlashes = runsOfSlashes;
    }

    /** Routes are relative to the prefix; the prefix {@code /} takes whatever no other mount takes. */
    public static Mount of(String name, String prefix, Routes routes, ErrorShape errors) {
        if (!prefix.startsWith("/")) {
            throw new IllegalArgumentException("a prefix begins with a slash: " + prefix);
        }
        String trimmed = prefix.endsWith("/") ? prefix.substring(0, prefix.length() - 1) : prefix;
        return new Mount(name, trimmed, routes, errors, false, false, true, false);
    }

    /** Lets HEAD be answered by the handlers of GET, without their bodies. */
    public Mount withHeadFromGet() {
        return new Mount(name, prefix, routes, errors, true, anywhere, trailingSlash, runsOfSlashes);
    }

    /** Takes a slash at the end of a path for an empty last segment: where a client left out an id, nothing is found. */
    public Mount withoutTrailingSlash() {
        return new Mount(name, prefix, routes, errors, headFromGet, anywhere, false, runsOfSlashes);
    }

    /** Takes several slashes in a row for one, anywhere in a path, without sending the client elsewhere. */
    public Mount withRunsOfSlashes() {
        return new Mount(name, prefix, routes, errors, headFromGet, anywhere, trailingSlash, true);
    }

    /** Answers also outside the configured path prefix and under any host name, as probes ask. */
    Mount anywhere() {
        return new Mount(name, prefix, routes, errors, headFromGet, true, trailingSlash, runsOfSlashes);
    }

    public String name() {
        return name;
    }

    /** Without a slash at the end; empty for the mount of everything else. */
    public String prefix() {
        return prefix;
    }

    public Routes routes() {
        return routes;
    }

    public ErrorShape errors() {
        return errors;
    }

    boolean headFromGet() {
        return headFromGet;
    }

    boolean ignoresTrailingSlash() {
        return trailingSlash;
    }

    boolean takesRunsOfSlashes() {
        return runsOfSlashes;
    }

    boolean isAnywhere() {
        return anywhere;
    }

    List<String> segments() {
        return prefix.isEmpty() ? List.of() : List.of(prefix.substring(1).split("/", -1));
    }
}
