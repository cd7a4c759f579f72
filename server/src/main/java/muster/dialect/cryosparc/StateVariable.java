package muster.dialect.cryosparc;

import static muster.dialect.cryosparc.Shape.FLAG;
import static muster.dialect.cryosparc.Shape.TEXT;
import static muster.dialect.cryosparc.Shape.TIME;
import static muster.dialect.cryosparc.Shape.WHOLE;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import muster.dialect.cryosparc.Shape.Member;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A variable of a user's state that clients read by its type. Source: CryoSPARC tools, models, UserState.
 *
 * @param standard what clients take for it when it is not set
 */
record StateVariable(String key, Shape shape, JsonNode standard) {
    private static final JsonNode NO = JsonNodeFactory.instance.booleanNode(false);
    private static final JsonNode NOTHING = JsonNodeFactory.instance.nullNode();

    private static final Shape RECENT_PATH = Shape.object(Member.of("path", TEXT), Member.of("last_accessed", TIME));
    private static final Shape BOOKMARK = Shape.object(
            Member.of("id", TEXT),
            Member.of("path", TEXT),
            Member.of("name", TEXT),
            Member.of("description", TEXT),
            Member.of("color", TEXT),
            Member.of("last_accessed", TIME),
            Member.of("created_at", TIME));
    private static final Shape FILE_BROWSER =
            Shape.object(Member.listOf("recentPaths", RECENT_PATH), Member.listOf("bookmarks", BOOKMARK));

    /** In the order in which clients list them. */
    static final List<StateVariable> ALL = List.of(
            new StateVariable("licenseAccepted", FLAG, NO),
            new StateVariable("userCanSetJobPriority", FLAG, NO),
            list("recentProjects", TEXT),
            list("recentWorkspaces", texts("project_uid", "workspace_uid")),
            list("recentSessions", texts("project_uid", "session_uid")),
            list("recentJobs", texts("project_uid", "workspace_uid", "job_uid")),
            new StateVariable("browserPath", TEXT.orNull(), NOTHING),
            new StateVariable("defaultJobPriority", WHOLE.orNull(), NOTHING),
            new StateVariable(
                    "userFileBrowserState",
                    FILE_BROWSER,
                    FILE_BROWSER.normal("userFileBrowserState", JsonNodeFactory.instance.objectNode())));

    private static final Set<String> GRANTED = Set.of("userCanSetJobPriority", "defaultJobPriority");

    static Optional<StateVariable> of(String key) {
        return ALL.stream().filter(one -> one.key.equals(key)).findFirst();
    }

    /** @throws CryosparcRefusal when clients could not read the value */
    JsonNode normal(JsonNode value) {
        return shape.normal(key, value);
    }

    /** Whether it is what an administrator grants, and nobody takes. */
    boolean isGranted() {
        return GRANTED.contains(key);
    }

    private static StateVariable list(String key, Shape entry) {
        return new StateVariable(key, entry.list(), JsonNodeFactory.instance.arrayNode());
    }

    private static Shape texts(String... names) {
        return Shape.object(Stream.of(names).map(name -> Member.of(name, TEXT)).toArray(Member[]::new));
    }
}
