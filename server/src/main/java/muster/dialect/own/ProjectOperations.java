package muster.dialect.own;

import java.util.stream.Stream;
import muster.directory.Directory;
import muster.directory.Projects;
import muster.model.Failure;
import muster.model.Permissions;
import muster.model.Project;
import muster.model.ProjectChanges;
import muster.model.ProjectFailure;
import muster.model.ProjectId;
import muster.model.ProjectName;

/** Projects that accounts can belong to. Nobody removes one. */
final class ProjectOperations {
    private static final Kind NAME = new Kind.Text(ProjectName.MAXIMUM_LENGTH);

    private static final Shape<Project> PROJECT = Shape.<Project>of(
                    "Project", "Something that accounts can belong to, each to at most one.")
            .with("id", Kind.UUID, "", Project::id)
            .with("version", Kind.COUNT, "Grows with each change; the ETag.", Project::version)
            .with("name", NAME, "Unique among projects.", Project::name)
            .maybe("description", Kind.LONG_TEXT, "", Project::description)
            .with("readonly", Kind.FLAG, "Whether it and its accounts stay as they are.", Project::readonly)
            .with("created_at", Kind.TIME, "", Project::createdAt)
            .maybe("created_by", Kind.UUID, "", Project::createdBy)
            .with("modified_at", Kind.TIME, "", Project::modifiedAt)
            .maybe("modified_by", Kind.UUID, "", Project::modifiedBy)
            .build();

    private static final Form NEW = Form.of("NewProject")
            .needs("name", NAME, "Has to be free.")
            .clears("description", Kind.LONG_TEXT, "")
            .takes("readonly", Kind.FLAG, "False when left out.")
            .build();
    private static final Form CHANGES = Form.patch("ProjectChanges")
            .takes("name", NAME, "Has to be free.")
            .clears("description", Kind.LONG_TEXT, "")
            .takes("readonly", Kind.FLAG, "")
            .build();

    private final Projects projects;

    ProjectOperations(Directory directory) {
        this.projects = directory.projects();
    }

    Stream<Operation.Draft> all() {
        return Stream.of(
                Operation.get("/projects", "listProjects")
                        .says("Projects by name")
                        .asks("maySeeProjects")
                        .pages(PROJECT)
                        .by(this::list),
                Operation.post("/projects", "createProject")
                        .says("Makes a project")
                        .asks("mayManageProjects", Gate.of(Permissions::mayManageProjects))
                        .takes(NEW)
                        .created(PROJECT)
                        .fails(Failure.NotPermitted.class, ProjectFailure.ProjectNameTaken.class)
                        .by(this::create),
                Operation.get("/projects/{project}", "getProject")
                        .says("One project")
                        .asks("maySeeProjects")
                        .answersTagged(PROJECT)
                        .fails(ProjectFailure.NoSuchProject.class)
                        .by(call -> reply(projects.get(call.caller(), project(call)))),
                Operation.patch("/projects/{project}", "changeProject")
                        .says("Changes fields of a project")
                        .asks("mayManageProjects", Gate.of(Permissions::mayManageProjects))
                        .conditional()
                        .takes(CHANGES)
                        .answersTagged(PROJECT)
                        .fails(
                                Failure.NotPermitted.class,
                                Failure.ReadOnly.class,
                                ProjectFailure.NoSuchProject.class,
                                ProjectFailure.ProjectNameTaken.class)
                        .by(this::change));
    }

    private static ProjectId project(Call call) {
        return call.path("project", ProjectId::parse, new ProjectFailure.NoSuchProject());
    }

    private static Reply reply(Project project) {
        return Reply.of(PROJECT, project, project.version());
    }

    private Reply list(Call call) {
        Projects.Page page = projects.page(call.caller(), call.cursor(), call.limit());
        return Reply.page(PROJECT, page.projects(), page.next().orElse(null));
    }

    private Reply create(Call call) {
        Body body = call.body();
        Project made = projects.create(
                call.caller(),
                body.parsed("name", ProjectName::parse),
                body.textOrNull("description"),
                body.flag("readonly", false));
        return Reply.created(PROJECT, made, made.version(), "/projects/" + made.id());
    }

    private Reply change(Call call) {
        Body body = call.body();
        ProjectChanges changes = new ProjectChanges(
                body.edit("name", ProjectName::parse),
                body.edit("description", text -> text),
                body.flagEdit("readonly"),
                call.expectedVersion());
        return reply(projects.change(call.caller(), project(call), changes));
    }
}
