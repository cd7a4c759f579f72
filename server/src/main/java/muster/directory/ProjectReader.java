package muster.directory;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import muster.model.Project;
import muster.model.ProjectId;
import muster.model.TextKey;
import org.jspecify.annotations.Nullable;

/** Looks up projects. */
public interface ProjectReader {

    Optional<Project> find(ProjectId id);

    Optional<Project> findByName(TextKey name);

    Map<ProjectId, Project> findAll(Collection<ProjectId> ids);

    /** By name, case ignored; at most so many after so many. */
    List<Project> list(long skip, int limit);

    /** At most so many by name, after that place; null begins. */
    List<Project> listAfter(@Nullable PageMark after, int limit);

    /** Where that project stands in {@link #listAfter}. */
    PageMark placeOf(Project project);

    long count();
}
