package muster.store;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** A statement that grows piece by piece, every value of which is a bound parameter. */
final class BoundSql {
    private final StringBuilder text = new StringBuilder();
    private final Map<String, Object> values;

    BoundSql() {
        this(new LinkedHashMap<>());
    }

    private BoundSql(Map<String, Object> values) {
        this.values = values;
    }

    /** An empty statement whose parameters count as this one's: for a piece that is made first and appended later. */
    BoundSql piece() {
        return new BoundSql(values);
    }

    /** Appends a piece that is part of the program, never a value. */
    BoundSql add(String piece) {
        text.append(piece);
        return this;
    }

    /** Appends a parameter with this value. */
    BoundSql value(Object value) {
        return add(parameter(value));
    }

    /** A parameter with this value, to be named in a piece, as often as it likes. */
    String parameter(Object value) {
        String name = "v" + values.size();
        values.put(name, value);
        return ":" + name;
    }

    Query query(Handle handle) {
        return handle.createQuery(text.toString()).bindMap(values);
    }

    String text() {
        return text.toString();
    }

    Map<String, Object> values() {
        return values;
    }
}
