package muster.cli;

import muster.model.Group;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Groups as the command line shows them. */
final class GroupPrinter {
    private GroupPrinter() {}

    static void one(Desk desk, Group group, boolean json) {
        if (json) {
            desk.out().println(object(group));
            return;
        }
        desk.out().println("id            " + group.id());
        desk.out().println("name          " + group.name().value());
        desk.out().println(("description   " + AccountPrinter.text(group.description())).stripTrailing());
        desk.out().println(("owner         " + AccountPrinter.text(group.owner())).stripTrailing());
        desk.out().println("created       " + group.createdAt());
    }

    static ObjectNode object(Group group) {
        return JsonMapper.shared()
                .createObjectNode()
                .put("id", group.id().toString())
                .put("name", group.name().value())
                .put("description", group.description())
                .put("owner", group.owner() == null ? null : group.owner().toString())
                .put("version", group.version())
                .put("created_at", group.createdAt().toString());
    }
}
