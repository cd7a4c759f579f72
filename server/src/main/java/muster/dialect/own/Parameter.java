package muster.dialect.own;

/**
 * A parameter of the query.
 *
 * @param needed whether it must be given
 * @param many whether it may be given several times, for any of its values
 */
record Parameter(String name, Kind kind, boolean needed, boolean many, String about) {
    static final Parameter CURSOR = new Parameter(
            "cursor",
            new Kind.Text(8_000),
            false,
            false,
            "The next of the page before; it belongs to the same parameters.");
    static final Parameter LIMIT = new Parameter(
            "limit", new Kind.Whole(1, Call.MOST), false, false, "How many items a page has at most; 100 by default.");

    static Parameter one(String name, Kind kind, String about) {
        return new Parameter(name, kind, false, false, about);
    }

    static Parameter needed(String name, Kind kind, String about) {
        return new Parameter(name, kind, true, false, about);
    }

    static Parameter many(String name, Kind kind, String about) {
        return new Parameter(name, kind, false, true, about);
    }
}
