package muster.client.arvados;

/** An attribute that the platform computes for each answer; no list is filtered or ordered by it. */
record Computed<T>(String name, Form form) implements Attribute<T> {
    enum Form {
        TEXT,
        FLAG,
        TEXTS
    }
}
