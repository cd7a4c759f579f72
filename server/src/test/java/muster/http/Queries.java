package muster.http;

/** Queries without a server. */
public final class Queries {
    private Queries() {}

    /** @throws Rejected for what is none */
    public static Query of(String raw) {
        return Query.parse(raw);
    }
}
