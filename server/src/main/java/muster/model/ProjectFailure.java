package muster.model;

/** How the directory says no to acts on projects. */
public final class ProjectFailure {
    private ProjectFailure() {}

    public record NoSuchProject() implements Failure.ProjectMissing {
        @Override
        public String sentence() {
            return "There is no such project.";
        }
    }

    public record ProjectNameTaken() implements Failure.ProjectConflict {
        @Override
        public String sentence() {
            return "Another project has this name.";
        }
    }
}
