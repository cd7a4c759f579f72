package muster.store;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** A statement that grows piece by piece, every value of which is a bound parameter. */
final class BoundSql {
    private final StringBuilder text = new StringBuilder();
    private final Map<String, Object> values = new LinkedHashMap<>();

    /** Appends a piece that is part of the program, never a value. */
    BoundSql add(String piece) {
        text.append(piece);
        return this;
    }

    /** Appends a parameter with this value. */
    BoundSql value(Object value) {
        String name = "v" + values.size();
        values.put(name, value);
        text.append(':').append(name);
        return this;
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
