package muster.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import muster.directory.Plan;
import muster.directory.PlanCounts;
import muster.directory.PlanField;
import muster.directory.PlanKind;
import muster.directory.PlanProblem;
import muster.directory.PlanRow;
import muster.directory.PlanView;
import muster.model.Event.FieldChange;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Plans as the command line shows them: for people a line or more for each row, for programs an object a line. */
final class PlanPrinter {
    private static final int PAGE = 500;

    private final Desk desk;
    private final PrintWriter out;
    private final boolean json;

    PlanPrinter(Desk desk, boolean json) {
        this.desk = desk;
        this.out = desk.out();
        this.json = json;
    }

    /** The plan in a few words. */
    void summary(Plan plan) {
        if (json) {
            out.println(object(plan));
            return;
        }
        out.println("Plan " + plan.id() + " of " + plan.name() + ": " + counts(plan.counts()));
        if (plan.isBraked()) {
            out.println("It would suspend or remove " + plan.barred() + " of " + plan.touchable()
                    + " accounts; if that is meant: ./muster apply " + plan.id() + " --brake-off " + plan.barred());
        }
        halted(plan);
    }

    /** What came of it. */
    void outcome(Plan plan) {
        if (json) {
            out.println(object(plan));
        } else {
            out.println(plan.done() + " done, " + plan.failed() + " not done");
            halted(plan);
        }
    }

    private void halted(Plan plan) {
        PlanProblem why = plan.halted();
        if (why != null) {
            out.println(why.sentence());
            out.println("./muster apply " + plan.id() + " goes on.");
        }
    }

    /** At most so many rows; negative for all. */
    void rows(Plan plan, PlanView view, long most) {
        long shown = 0;
        long after = 0;
        boolean more = most != 0;
        while (more) {
            List<PlanRow> page = desk.directory().plans().rows(desk.caller(), plan.id(), view, after, PAGE);
            for (PlanRow row : page) {
                if (shown == most) {
                    tellMore(plan);
                    return;
                }
                row(row);
                shown++;
                after = row.place();
            }
            more = page.size() == PAGE && !out.checkError();
        }
    }

    private void tellMore(Plan plan) {
        if (!json) {
            out.println("... and more: ./muster plan " + plan.id() + " --rows N shows N of them");
        }
    }

    private void row(PlanRow row) {
        if (json) {
            out.println(object(row));
            return;
        }
        String line = row.line() == 0 ? "" : " (line " + row.line() + ")";
        String match = row.match() == null ? "" : ", found by " + word(row.match());
        String subject = row.subject() == PlanRow.Subject.PERSON ? "" : word(row.subject()) + " ";
        out.println(String.format("%-13s %s%s%s%s", word(row.kind()), subject, row.name(), line, match));
        row.fields().forEach(field -> out.println("    " + change(field)));
        row.conflicts().forEach(field -> out.println("    left as it is, changed since: " + change(field)));
        PlanProblem problem = problem(row);
        if (problem != null) {
            out.println("    " + problem.sentence());
        }
    }

    private static @Nullable PlanProblem problem(PlanRow row) {
        return row.result() instanceof PlanRow.Failed(var failed) ? failed : row.problem();
    }

    private static String change(FieldChange change) {
        FieldChange field = PlanField.asInFiles(change);
        return field.field() + ": " + value(field.before()) + " -> " + value(field.after());
    }

    private static String value(@Nullable String text) {
        return text == null ? "(none)" : text.replace("\r", "\\r").replace("\n", "\\n");
    }

    static String counts(PlanCounts counts) {
        return Stream.of(PlanKind.values())
                .filter(kind -> counts.of(kind) > 0 || kind == PlanKind.ADDED || kind == PlanKind.CHANGED)
                .map(kind -> counts.of(kind) + " " + (kind == PlanKind.PROBLEM ? "with problems" : word(kind)))
                .collect(Collectors.joining(", "));
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    static ObjectNode object(Plan plan) {
        ObjectNode object = JsonMapper.shared()
                .createObjectNode()
                .put("plan", plan.id().toString())
                .put("state", name(plan.state()))
                .put("made_at", plan.madeAt().toString())
                .put("made_by", plan.madeBy() == null ? null : plan.madeBy().toString())
                .put("name", plan.name())
                .put("digest", plan.digest())
                .put("source", plan.source())
                .put("undoes", plan.undoes() == null ? null : plan.undoes().toString())
                .put(
                        "undone_by",
                        plan.undoneBy() == null ? null : plan.undoneBy().toString());
        ObjectNode counts = object.putObject("counts");
        Stream.of(PlanKind.values())
                .forEach(kind -> counts.put(name(kind), plan.counts().of(kind)));
        return object.put("suspending_or_removing", plan.barred())
                .put("of", plan.touchable())
                .put("braked", plan.isBraked())
                .put("done", plan.done())
                .put("not_done", plan.failed())
                .put("halted", plan.halted() == null ? null : plan.halted().sentence());
    }

    private static ObjectNode object(PlanRow row) {
        ObjectNode object = JsonMapper.shared()
                .createObjectNode()
                .put("row", row.number())
                .put("line", row.line())
                .put("subject", name(row.subject()))
                .put("kind", name(row.kind()))
                .put("name", row.name())
                .put("target", row.target())
                .put("match", row.match() == null ? null : name(row.match()));
        fields(object.putArray("fields"), row.fields());
        fields(object.putArray("conflicts"), row.conflicts());
        PlanProblem problem = problem(row);
        if (problem != null) {
            object.putObject("problem").put("word", problem.word()).put("sentence", problem.sentence());
        }
        return object.put("done", row.result() instanceof PlanRow.Done);
    }

    private static void fields(ArrayNode list, List<FieldChange> fields) {
        fields.stream()
                .map(PlanField::asInFiles)
                .forEach(field -> list.addObject()
                        .put("field", field.field())
                        .put("before", field.before())
                        .put("after", field.after()));
    }
}
