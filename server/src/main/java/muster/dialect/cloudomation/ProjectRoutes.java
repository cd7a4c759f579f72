package muster.dialect.cloudomation;

import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import muster.dialect.JsonAnswers;
import muster.directory.Projects;
import muster.http.Request;
import muster.http.Response;
import muster.http.Routes;
import muster.model.Caller;
import muster.model.Edit;
import muster.model.Failure;
import muster.model.Project;
import muster.model.ProjectChanges;
import muster.model.ProjectFailure;
import muster.model.ProjectId;
import muster.model.ProjectName;
import muster.model.Refused;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Projects, as far as users need them. They are not removed here: on the platform that takes along what belongs to them. */
final class ProjectRoutes {
    private final Projects projects;
    private final CloudomationSessions sessions;

    ProjectRoutes(Projects projects, CloudomationSessions sessions) {
        this.projects = projects;
        this.sessions = sessions;
    }

    void addTo(Routes routes) {
        routes.add("GET", "/project", "maySeeProjects", this::list);
        routes.add("POST", "/project", "mayManageProjects", this::create);
        routes.add("GET", "/project/{id}", "maySeeProjects", this::one);
        routes.add("PATCH", "/project/{id}", "mayManageProjects", this::change);
    }

    private Response list(Request request) {
        Caller caller = sessions.caller(request);
        int limit = (int) Parameters.number(request, "limit", 50, 1, 500);
        long offset = Parameters.number(request, "offset", 0, 0, Integer.MAX_VALUE);
        Projects.Listing listing = projects.list(caller, offset, limit);
        return RecordList.answer(
                listing.total(), limit, offset, json -> listing.projects().forEach(project -> write(json, project)));
    }

    private Response one(Request request) {
        return answer(200, named(request, sessions.caller(request)));
    }

    private Project named(Request request, Caller caller) {
        String named = request.path("id");
        String by = Parameters.text(request, "by");
        try {
            return switch (by) {
                case null -> projects.get(caller, id(named));
                case "id" -> projects.get(caller, id(named));
                case "name" -> projects.findByName(caller, ProjectName.parse(named.strip()));
                default -> throw CloudomationRefusal.badQuery();
            };
        } catch (Refused refused) {
            Failure failure = refused.failure();
            if (failure instanceof ProjectFailure.NoSuchProject || failure instanceof Failure.Malformed) {
                throw CloudomationRefusal.notFound();
            }
            throw refused;
        }
    }

    private static ProjectId id(String text) {
        return ProjectId.parse(text).orElseThrow(CloudomationRefusal::notFound);
    }

    private Response create(Request request) {
        Caller caller = sessions.caller(request);
        Guards.requireAdministrator(caller);
        ObjectNode body = Bodies.object(request);
        Complaints complaints = new Complaints();
        ProjectChanges wanted = read(body, complaints);
        if (!body.has("name")) {
            complaints.add("name", Complaint.Code.REQUIRED);
        }
        complaints.requireNone();
        Project made = projects.create(
                caller,
                Objects.requireNonNull(wanted.name().orKeep(null)),
                wanted.description().orKeep(null),
                wanted.readonly().orKeepValue(false));
        return answer(201, made).withHeader("Location", Users.path(request, "/project/" + made.id()));
    }

    private Response change(Request request) {
        Caller caller = sessions.caller(request);
        Project project = named(request, caller);
        Guards.requireAdministrator(caller);
        ObjectNode body = Bodies.object(request);
        Complaints complaints = new Complaints();
        ProjectChanges wanted = read(body, complaints);
        boolean lifts = wanted.readonly().equals(Edit.set(false));
        if (project.readonly() && !lifts && !body.isEmpty()) {
            throw new Refused(new Failure.ReadOnly());
        }
        complaints.requireNone();
        return answer(200, projects.change(caller, project.id(), wanted));
    }

    private static ProjectChanges read(ObjectNode body, Complaints complaints) {
        for (Map.Entry<String, JsonNode> field : body.properties()) {
            switch (field.getKey()) {
                case "name", "description", "is_readonly" -> {}
                case "id", "created_at" -> complaints.add(field.getKey(), Complaint.Code.READ_ONLY);
                default -> complaints.add(field.getKey(), Complaint.Code.UNKNOWN_FIELD);
            }
        }
        return new ProjectChanges(
                edit(body, "name", node -> Edit.set(FieldValues.projectName(node)), complaints),
                edit(body, "description", node -> FieldValues.nullable(node, FieldValues::description), complaints),
                edit(body, "is_readonly", node -> Edit.set(FieldValues.flag(node)), complaints));
    }

    private static <T> Edit<T> edit(
            ObjectNode body, String field, Function<JsonNode, Edit<T>> read, Complaints complaints) {
        JsonNode node = body.get(field);
        Edit<T> edit = node == null ? null : complaints.noting(field, () -> read.apply(node));
        return edit == null ? Edit.keep() : edit;
    }

    private static Response answer(int status, Project project) {
        return JsonAnswers.of(status, json -> write(json, project));
    }

    private static void write(JsonGenerator json, Project project) {
        json.writeStartObject();
        json.writeStringProperty("id", project.id().toString());
        json.writeStringProperty("name", project.name().value());
        json.writeName("description");
        UserJson.writeValue(json, project.description());
        json.writeBooleanProperty("is_readonly", project.readonly());
        json.writeStringProperty("created_at", project.createdAt().toString());
        json.writeEndObject();
    }
}
