package muster.client.cryosparc;

import java.time.Instant;
import java.util.Map;
import muster.client.wire.Fields;

/** A folder that somebody marked. */
public record Bookmark(
        String id, String path, String name, String description, String color, Instant lastAccessed, Instant createdAt)
        implements Values.Written {
    static Bookmark of(Fields fields) {
        return new Bookmark(
                fields.text("id"),
                fields.text("path"),
                fields.text("name"),
                fields.text("description"),
                fields.text("color"),
                fields.time("last_accessed"),
                fields.time("created_at"));
    }

    @Override
    public Map<String, Object> members() {
        return Map.of(
                "id", id,
                "path", path,
                "name", name,
                "description", description,
                "color", color,
                "last_accessed", lastAccessed,
                "created_at", createdAt);
    }
}
