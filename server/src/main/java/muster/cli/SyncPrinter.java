package muster.cli;

import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Repeated pulls and pushes as the command line shows them; never a secret. */
record SyncPrinter(PrintWriter out, boolean json) {

    void list(Iterable<Syncs.Sync> all) {
        if (json) {
            all.forEach(sync -> out.println(object(sync)));
            return;
        }
        for (Syncs.Sync sync : all) {
            out.println(sync.name() + ": every " + SyncAdd.Time.told(sync.every()) + ", "
                    + String.join(" ", sync.command()));
            out.println("    " + told(sync.last()) + "; next " + sync.dueAt());
        }
    }

    private static String told(Syncs.@Nullable Last last) {
        return last == null
                ? "has not run yet"
                : "ran " + last.at() + (last.exit() == ExitCode.DONE ? ": " : ", NOT WELL: ") + last.sentence();
    }

    private static ObjectNode object(Syncs.Sync sync) {
        ObjectNode object = JsonMapper.shared()
                .createObjectNode()
                .put("name", sync.name())
                .put("every", sync.every().toString());
        ArrayNode command = object.putArray("command");
        sync.command().forEach(command::add);
        object.put("next_at", sync.dueAt().toString());
        Syncs.Last last = sync.last();
        if (last == null) {
            return object.putNull("last");
        }
        object.putObject("last")
                .put("at", last.at().toString())
                .put("exit", last.exit())
                .put("sentence", last.sentence());
        return object;
    }
}
