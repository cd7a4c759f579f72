package muster.client.connect;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import muster.client.wire.Call;
import org.jspecify.annotations.Nullable;

/** All groups. */
public final class Groups {
    static final String PATH = "/v1/groups";
    private static final String GROUP = "a group";

    private final Connection connection;

    Groups(Connection connection) {
        this.connection = connection;
    }

    public long count() {
        return connection.total(PATH, new Call.Query());
    }

    /** @param name unique, whatever its case */
    public Group create(String name) {
        return new Group(connection, connection.object(Call.with("POST", PATH, Map.of("name", name)), GROUP));
    }

    /** By name, in pages that are asked for as the stream is read. */
    public Stream<Group> find() {
        return find(null);
    }

    /** @param prefix how the name begins, whatever its case; null for any */
    public Stream<Group> find(@Nullable String prefix) {
        return connection.list(
                PATH, () -> new Call.Query().and("prefix", prefix), GROUP, fields -> new Group(connection, fields));
    }

    /** The first of those. */
    public Optional<Group> findOne(@Nullable String prefix) {
        return connection.first(
                PATH, new Call.Query().and("prefix", prefix), GROUP, fields -> new Group(connection, fields));
    }

    public Group get(String guid) {
        return new Group(connection, connection.object(Call.get(PATH + "/" + Call.part(guid)), GROUP));
    }
}
