package muster.directory;

import static muster.directory.Authority.require;

import muster.model.AccountProject;
import muster.model.Failure;
import muster.model.Project;
import muster.model.ProjectFailure;
import muster.model.ProjectId;
import muster.model.Refused;
import org.jspecify.annotations.Nullable;

/** Which project an account belongs to. */
final class ProjectMembership {
    private ProjectMembership() {}

    /**
     * The project as an account knows it that belongs to it from now on. One that is read-only takes nobody in.
     *
     * @param present the one to which the account belongs; null for none
     * @throws Refused {@link ProjectFailure.NoSuchProject}, {@link Failure.ReadOnly}
     */
    static AccountProject of(Writing writing, ProjectId id, @Nullable AccountProject present) {
        Project project =
                writing.projects().find(id).orElseThrow(() -> new Refused(new ProjectFailure.NoSuchProject()));
        boolean isThere = present != null && present.id().equals(id);
        require(isThere || !project.readonly(), new Failure.ReadOnly());
        return project.ofAccounts();
    }
}
