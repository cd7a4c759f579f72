package muster.client.cloudomation;

import java.util.UUID;
import muster.client.wire.Call;

/**
 * Where a record is found: by its id, or by a name of now.
 *
 * @param path without a query
 */
record RecordPath(String path, boolean isByName) {

    static RecordPath byId(String kind, UUID id) {
        return new RecordPath("/" + kind + "/" + id, false);
    }

    /** @throws IllegalArgumentException for a name that no path can tell: a blank one, or dots */
    static RecordPath byName(String kind, String name) {
        if (name.isBlank() || name.equals(".") || name.equals("..")) {
            throw new IllegalArgumentException("no path names the record \"" + name + "\"; take its id");
        }
        return new RecordPath("/" + kind + "/" + Call.part(name), true);
    }

    Call.Query query() {
        return new Call.Query().and("by", isByName ? "name" : null);
    }

    /** @param action with a slash before it; empty for the record itself */
    String with(String action, Call.Query query) {
        return path + action + query.text();
    }

    String with(String action) {
        return with(action, query());
    }
}
