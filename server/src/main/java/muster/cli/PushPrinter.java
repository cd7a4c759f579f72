package muster.cli;

import java.io.PrintWriter;
import java.util.stream.Collectors;
import muster.far.Push;
import muster.far.PushRow;
import muster.far.PushRun;
import muster.far.PushStep;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a push would do and has done: for people a line for each person, for programs an object a line. */
record PushPrinter(PrintWriter out, boolean json) {

    /** All rows with something to do or a problem, and the sums. */
    void report(Push push) {
        push.rows().stream()
                .filter(row -> !row.steps().isEmpty() || row.problem() != null)
                .forEach(row -> row(row, row.problem(), "planned"));
        long steps = push.rows().stream().filter(row -> !row.steps().isEmpty()).count();
        if (json) {
            out.println(JsonMapper.shared()
                    .createObjectNode()
                    .put("to_do", steps)
                    .put("problems", push.problems())
                    .put("unchanged", push.rows().size() - steps - push.problems())
                    .put("not_meant", push.others())
                    .put("locking_or_removing", push.barred())
                    .put("braked", push.isBraked()));
            return;
        }
        out.println(steps + " to do, " + push.problems() + " with problems, "
                + (push.rows().size() - steps - push.problems()) + " unchanged; " + push.others()
                + " more there who are not meant");
    }

    /** One that was done, or was not. */
    void done(PushRow row, @Nullable String failure) {
        row(row, failure, failure == null ? "done" : "failed");
    }

    void outcome(Push push, PushRun.Outcome outcome) {
        push.rows().stream().filter(row -> row.problem() != null).forEach(row -> row(row, row.problem(), "planned"));
        if (json) {
            out.println(JsonMapper.shared()
                    .createObjectNode()
                    .put("done", outcome.done())
                    .put("failed", outcome.failed())
                    .put("left", outcome.left())
                    .put("problems", push.problems())
                    .put("halted", outcome.halted()));
            return;
        }
        out.println(outcome.done() + " done, " + outcome.failed() + " failed, " + push.problems() + " with problems");
        if (outcome.halted() != null) {
            out.println("Halted, with " + outcome.left() + " left, and the same command goes on: " + outcome.halted());
        }
    }

    private void row(PushRow row, @Nullable String trouble, String result) {
        if (json) {
            out.println(object(row, trouble, row.problem() == null ? result : "problem"));
            return;
        }
        String steps = row.steps().stream().map(PushPrinter::told).collect(Collectors.joining(", "));
        String what = row.problem() != null ? "problem" : steps.isEmpty() ? "linked" : steps;
        out.println(row.name() + ": " + what);
        if (trouble != null) {
            out.println("    " + trouble);
        }
    }

    private static String told(PushStep step) {
        return switch (step) {
            case PushStep.Change(var field, var there, var here) ->
                PlanPrinter.word(field) + ": " + value(there) + " -> " + value(here);
            case PushStep.Join(var group) -> "join " + group;
            case PushStep.Leave(var group) -> "leave " + group;
            default -> step.word();
        };
    }

    private static String value(@Nullable String text) {
        return text == null ? "(none)" : text.replace("\r", "\\r").replace("\n", "\\n");
    }

    private static ObjectNode object(PushRow row, @Nullable String trouble, String result) {
        ObjectNode object = JsonMapper.shared()
                .createObjectNode()
                .put("account", row.account().toString())
                .put("there", row.farId())
                .put("name", row.name())
                .put("result", result);
        ArrayNode steps = object.putArray("steps");
        row.steps().forEach(step -> steps.add(told(step)));
        return object.put("problem", trouble);
    }
}
