package muster.client.cloudomation;

import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import muster.client.wire.Call;

/** The projects of the workspace. Everybody sees them; who manages users makes and changes them. */
public final class Projects {
    private static final String KIND = "project";
    private static final String PATH = "/project";
    private static final String PROJECT = "a project";

    private final Connection connection;

    Projects(Connection connection) {
        this.connection = connection;
    }

    /** All of them, in pages that are asked for as the stream is read. */
    public Stream<Project> list() {
        return connection.list(PATH, Call.Query::new, Connection.PAGE, PROJECT, Project::of);
    }

    public Project get(UUID id) {
        return read(RecordPath.byId(KIND, id));
    }

    public Project getByName(String name) {
        return read(RecordPath.byName(KIND, name));
    }

    private Project read(RecordPath path) {
        return Project.of(connection.object(Call.get(path.path(), path.query()), PROJECT));
    }

    /** @param name 1 to 128 characters; one that is taken is refused ({@code conflict}) */
    public Project create(String name) {
        return Project.of(connection.object(Call.with("POST", PATH, Map.of("name", name)), PROJECT));
    }

    /** Changes what is given; a guarded one only if that lifts the guard. */
    public Project update(UUID id, ProjectChanges changes) {
        RecordPath path = RecordPath.byId(KIND, id);
        return Project.of(connection.object(Call.with("PATCH", path.path(), changes.body()), PROJECT));
    }
}
