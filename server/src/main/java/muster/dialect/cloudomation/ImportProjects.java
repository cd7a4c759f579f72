package muster.dialect.cloudomation;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import muster.dialect.cloudomation.Complaint.Code;
import muster.dialect.cloudomation.Complaint.Found;
import muster.directory.Projects;
import muster.model.Caller;
import muster.model.Project;
import muster.model.ProjectId;
import muster.model.ProjectName;
import muster.model.Refused;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The projects that one file names, each looked up once. None is ever made for it. */
final class ImportProjects {
    /** A reference, in the platform's style: the field, and the type that it refers to. */
    static final String REFERENCE = "project_id_project";

    static final String REFERENCE_NAME = "name";

    private final Projects projects;
    private final Caller caller;
    private final Map<Object, Optional<Project>> known = new HashMap<>();

    ImportProjects(Projects projects, Caller caller) {
        this.projects = projects;
        this.caller = caller;
    }

    boolean isThere(ProjectId id) {
        return known.computeIfAbsent(id, _ -> found(() -> projects.get(caller, id)))
                .isPresent();
    }

    /**
     * The id of the project that a reference means, or null where it means none, as a document would have it.
     *
     * @throws Found {@link Code#WRONG_TYPE}, {@link Code#INVALID}, {@link Code#NOT_FOUND}
     */
    JsonNode referred(JsonNode reference) {
        if (reference.isNull()) {
            return reference;
        }
        if (!reference.isObject()) {
            throw new Found(Code.WRONG_TYPE);
        }
        JsonNode name = reference.get(REFERENCE_NAME);
        if (name == null || reference.size() != 1) {
            throw new Found(Code.INVALID);
        }
        Project project = named(FieldValues.text(name)).orElseThrow(() -> new Found(Code.NOT_FOUND));
        return JsonNodeFactory.instance.stringNode(project.id().toString());
    }

    private Optional<Project> named(String name) {
        return known.computeIfAbsent(name, _ -> found(() -> projects.findByName(caller, ProjectName.parse(name))));
    }

    private static Optional<Project> found(Supplier<Project> look) {
        try {
            return Optional.of(look.get());
        } catch (Refused nowhere) {
            return Optional.empty();
        }
    }
}
