package muster.store;

import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import muster.directory.PageMark;
import muster.directory.ProjectWriter;
import muster.model.AccountProject;
import muster.model.Failure;
import muster.model.Project;
import muster.model.ProjectFailure;
import muster.model.ProjectId;
import muster.model.ProjectName;
import muster.model.Refused;
import muster.model.TextKey;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** Projects, and which one an account belongs to. */
final class ProjectRows implements ProjectWriter {
    private static final Database.UniqueIndex NAME = new Database.UniqueIndex("project", "name_key");

    private static final String SELECT = """
            select p.id, p.version, p.name, p.description, p.readonly, p.created_at, p.created_by, p.modified_at,
                   p.modified_by
            from project p
            """;

    private final Handle handle;
    private final Database database;
    private final Breaches breaches;

    ProjectRows(Handle handle, Database database) {
        this.handle = handle;
        this.database = database;
        breaches = new Breaches(database);
    }

    @Override
    public Optional<Project> find(ProjectId id) {
        return byId(id, "");
    }

    @Override
    public Optional<Project> lock(ProjectId id) {
        return byId(id, database.lockingRowsOf("p"));
    }

    private Optional<Project> byId(ProjectId id, String ending) {
        return handle.createQuery(SELECT + "where p.id = :id" + ending)
                .bind("id", id.toString())
                .map((set, _) -> project(new Row(set)))
                .findOne();
    }

    @Override
    public Optional<Project> findByName(TextKey name) {
        if (!IndexKey.isStorable(name.value())) {
            return Optional.empty();
        }
        return handle.createQuery(SELECT + "where p.name_key = :key")
                .bind("key", IndexKey.of(name.value()))
                .map((set, _) -> project(new Row(set)))
                .findOne();
    }

    @Override
    public Map<ProjectId, Project> findAll(Collection<ProjectId> ids) {
        Map<ProjectId, Project> found = new HashMap<>();
        for (List<ProjectId> portion : Ids.portions(ids)) {
            handle.createQuery(SELECT + "where " + database.isOneOfIds("p.id"))
                    .bind("ids", Ids.joined(portion))
                    .map((set, _) -> project(new Row(set)))
                    .forEach(project -> found.put(project.id(), project));
        }
        return found;
    }

    @Override
    public List<Project> list(long skip, int limit) {
        return handle.createQuery(SELECT + "order by p.name_key, p.id limit :limit offset :skip")
                .bind("limit", limit)
                .bind("skip", skip)
                .map((set, _) -> project(new Row(set)))
                .list();
    }

    @Override
    public List<Project> listAfter(@Nullable PageMark after, int limit) {
        return handle.createQuery(SELECT + "where p.name_key > :after order by p.name_key limit :limit")
                .bind("after", after == null ? "" : after.values().getFirst())
                .bind("limit", limit)
                .map((set, _) -> project(new Row(set)))
                .list();
    }

    @Override
    public PageMark placeOf(Project project) {
        return new PageMark(List.of(IndexKey.of(project.name().key().value())));
    }

    @Override
    public long count() {
        return handle.createQuery("select count(*) from project")
                .map((set, _) -> set.getLong(1))
                .one();
    }

    private static Project project(Row row) throws SQLException {
        return new Project(
                new ProjectId(row.uuid("id")),
                row.longNumber("version"),
                new ProjectName(row.text("name")),
                row.textOrNull("description"),
                row.flag("readonly"),
                row.instant("created_at"),
                row.accountIdOrNull("created_by"),
                row.instant("modified_at"),
                row.accountIdOrNull("modified_by"));
    }

    /** Of an account's row with the columns {@code project_id} and {@code project_readonly}. */
    static @Nullable AccountProject ofAccount(Row row) throws SQLException {
        return row.textOrNull("project_id") == null
                ? null
                : new AccountProject(new ProjectId(row.uuid("project_id")), row.flag("project_readonly"));
    }

    @Override
    public void add(Project project) {
        breaches.refuse(
                NAME,
                new ProjectFailure.ProjectNameTaken(),
                () -> bind(project, handle.createUpdate("""
                        insert into project (id, version, name, name_key, description, readonly, created_at, created_by,
                                             modified_at, modified_by)
                        values (:id, :version, :name, :nameKey, :description, :readonly, :createdAt, :createdBy,
                                :modifiedAt, :modifiedBy)
                        """))
                        .bind("createdAt", Micros.of(project.createdAt()))
                        .bind("createdBy", Row.text(project.createdBy()))
                        .execute());
    }

    @Override
    public void save(Project project) {
        int saved = breaches.refuse(
                NAME,
                new ProjectFailure.ProjectNameTaken(),
                () -> bind(project, handle.createUpdate("""
                        update project
                        set version = :version, name = :name, name_key = :nameKey, description = :description,
                            readonly = :readonly, modified_at = :modifiedAt, modified_by = :modifiedBy
                        where id = :id and version = :version - 1
                        """)).execute());
        if (saved == 0) {
            throw new Refused(new Failure.VersionMismatch());
        }
    }

    private static Update bind(Project project, Update update) {
        return update.bind("id", project.id().toString())
                .bind("version", project.version())
                .bind("name", project.name().value())
                .bind("nameKey", IndexKey.of(project.name().key().value()))
                .bind("description", project.description())
                .bind("readonly", project.readonly() ? 1 : 0)
                .bind("modifiedAt", Micros.of(project.modifiedAt()))
                .bind("modifiedBy", Row.text(project.modifiedBy()));
    }
}
