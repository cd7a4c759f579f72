package muster.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import muster.directory.Unmerges;
import muster.model.Account;
import muster.model.MergeLine;
import muster.model.MergePlan;
import muster.model.MergeRecord;
import muster.model.UnmergeLine;
import muster.model.UnmergePlan;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What merges and their undoing change, as the command line shows it. */
final class MergePrinter {
    private static final ObjectMapper JSON = JsonMapper.shared();

    private final PrintWriter out;

    MergePrinter(Desk desk) {
        out = desk.out();
    }

    void plan(MergePlan plan, boolean json) {
        if (json) {
            out.println(object(plan));
            return;
        }
        Table table = new Table("ROW", "WHAT", "BECOMES", "NOW", "THEN");
        for (MergeLine line : plan.lines()) {
            table.row(word(line.topic()), line.what(), words(line.fate()), orNone(line.before()), orNone(line.after()));
        }
        table.print(out);
    }

    private static ObjectNode object(MergePlan plan) {
        ObjectNode object = JSON.createObjectNode();
        object.set("old", object(plan.old()));
        object.set("into", object(plan.into()));
        object.put("redirect", plan.redirecting()).put("keys_move", plan.keysMove());
        ArrayNode lines = object.putArray("lines");
        for (MergeLine line : plan.lines()) {
            lines.addObject()
                    .put("topic", name(line.topic()))
                    .put("fate", name(line.fate()))
                    .put("what", line.what())
                    .put("before", line.before())
                    .put("after", line.after());
        }
        return object;
    }

    private static ObjectNode object(Account account) {
        return JSON.createObjectNode()
                .put("id", account.id().toString())
                .put(
                        "username",
                        account.username() == null ? null : account.username().value())
                .put("version", account.version());
    }

    void plan(UnmergePlan plan, boolean json) {
        if (json) {
            out.println(object(plan));
            return;
        }
        Table table = new Table("ROW", "WHAT", "BECOMES", "NOW", "THEN", "FIELD");
        for (UnmergeLine line : plan.lines()) {
            boolean isDecided = line.outcome() == UnmergeLine.Outcome.CONFLICT;
            table.row(
                    word(line.topic()),
                    line.what(),
                    words(line.outcome()),
                    orNone(line.now()),
                    orNone(line.then()),
                    isDecided ? line.field() : "");
        }
        table.print(out);
    }

    private static ObjectNode object(UnmergePlan plan) {
        ObjectNode object = object(plan.merge());
        object.set("old", object(plan.old()));
        object.set("into", object(plan.into()));
        ArrayNode lines = object.putArray("lines");
        for (UnmergeLine line : plan.lines()) {
            lines.addObject()
                    .put("field", line.field())
                    .put("topic", name(line.topic()))
                    .put("outcome", name(line.outcome()))
                    .put("what", line.what())
                    .put("now", line.now())
                    .put("then", line.then());
        }
        return object;
    }

    private static ObjectNode object(MergeRecord merge) {
        return JSON.createObjectNode()
                .put("id", merge.id().toString())
                .put("redirect", merge.redirecting())
                .put("merged_at", merge.at().toString())
                .put("undo_until", merge.undoUntil().toString())
                .put(
                        "undone_at",
                        merge.undoneAt() == null ? null : merge.undoneAt().toString());
    }

    void listed(Unmerges.Page merges, boolean json) {
        Table table = new Table("MERGE", "OLD", "INTO", "AT", "UNDO UNTIL", "STATE");
        for (Unmerges.Listed listed : merges.merges()) {
            MergeRecord merge = listed.merge();
            if (json) {
                out.println(object(merge)
                        .put("old", merge.old().toString())
                        .put("old_username", listed.username())
                        .put("into", merge.into().toString())
                        .put("into_name", listed.into())
                        .put("can_be_undone", listed.isOpen()));
            }
            table.row(
                    merge.id().toString(),
                    listed.old(),
                    listed.into(),
                    merge.at().toString(),
                    merge.undoUntil().toString(),
                    state(listed));
        }
        if (!json) {
            table.print(out);
        }
    }

    /** Tells what did not come back. */
    void undone(UnmergePlan plan) {
        List<UnmergeLine> missing = Stream.of(UnmergeLine.Outcome.STAYS_ENDED, UnmergeLine.Outcome.LOST)
                .flatMap(outcome -> plan.lines(outcome).stream())
                .toList();
        out.println("Undone. Sessions, codes and application passwords that the merge ended stay ended.");
        if (!plan.merge().redirecting()) {
            out.println("So do the keys of the old account.");
        }
        for (UnmergeLine line : missing) {
            out.println("Did not come back: " + word(line.topic()) + " " + line.what());
        }
        if (missing.stream().anyMatch(line -> line.topic() == MergeLine.Topic.PASSWORD)) {
            out.println("For another password issue a code: muster user code "
                    + plan.old().id());
        }
    }

    private static String state(Unmerges.Listed listed) {
        if (listed.merge().undoneAt() != null) {
            return "undone";
        }
        return listed.isOpen() ? "can be undone" : "too late";
    }

    private static String words(MergeLine.Fate fate) {
        return switch (fate) {
            case GOES -> "the other account's";
            case RENAMED -> "the other account's, under another name";
            case JOINED -> "one: the higher counts";
            case CHANGES -> "changed";
            case ENDS -> "ended for good";
            case FREED -> "free for others";
            case REDIRECTS -> "sent on to the other account";
            case STAYS -> "the old account's, unused";
        };
    }

    private static String words(UnmergeLine.Outcome outcome) {
        return switch (outcome) {
            case COMES_BACK -> "as it was";
            case CONFLICT -> "kept as it is now, unless restored";
            case LOST -> "not restored: gone, or somebody else's";
            case STAYS_ENDED -> "stays ended";
            case ENDS -> "ended for good";
        };
    }

    private static String word(Enum<?> value) {
        return AccountPrinter.word(value);
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static String orNone(@Nullable String text) {
        return text == null ? "" : text;
    }
}
