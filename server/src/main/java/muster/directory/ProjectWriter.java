package muster.directory;

import java.util.Optional;
import muster.model.Project;
import muster.model.ProjectFailure;
import muster.model.ProjectId;
import muster.model.Refused;

/** Keeps projects. */
public interface ProjectWriter extends ProjectReader {

    /** The project, kept from being changed by others. */
    Optional<Project> lock(ProjectId id);

    /** @throws Refused {@link ProjectFailure.ProjectNameTaken} */
    void add(Project project);

    /** @throws Refused {@link ProjectFailure.ProjectNameTaken} */
    void save(Project project);
}
