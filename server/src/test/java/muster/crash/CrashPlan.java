package muster.crash;

import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import muster.testing.Answer;
import muster.testing.Http;
import muster.testing.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Makes people with a plan of the own door, gives them another name with a further one, and takes that back with a third. A plan
 * that breaks off is carried out again, and has to go on where it was.
 */
final class CrashPlan implements CrashLoad {
    /** What becomes of each table, one plan after the other: the family names. */
    private static final List<String> NAMES = List.of(CrashTable.NOBODY, "Planned", "Renamed", "Planned");

    private final Http own;
    private final List<Ended> ended = new ArrayList<>();
    private final List<String> wrong = new ArrayList<>();
    private CrashTable table = CrashTable.fresh();
    /** How many plans of the table are done. */
    private int stage;
    /** The one that is being carried out; null before it is made, or its answer is lost. */
    private @Nullable String plan;

    private String lastPlan = "";
    private long acknowledged;

    /** A table about which nothing more is done. */
    private record Ended(CrashTable table, String family) {}

    CrashPlan(Http own) {
        this.own = own;
    }

    @Override
    public void work() {
        try {
            while (wrong.isEmpty()) {
                String current = plan == null ? made() : plan;
                plan = current;
                carryOut(current);
            }
        } catch (UncheckedIOException gone) {
            // The plan has no answer, or the wish for one.
        } catch (RuntimeException | AssertionError unexpected) {
            wrong.add(unexpected.toString());
        }
    }

    private String made() {
        boolean isUndoing = stage == NAMES.size() - 2;
        Answer answer = isUndoing
                ? own.send("POST", "plans/" + lastPlan + "/undo")
                : own.send(
                        "POST",
                        "plans?name=people.csv",
                        "text/csv",
                        BodyPublishers.ofByteArray(table.file(NAMES.get(stage + 1))));
        if (isUndoing && answer.status() == 409) {
            // The plan was being made when the process died, and is waited for some minutes.
            begin();
            return made();
        }
        return Json.text(isUndoing ? told(answer) : told(answer).get("plan"), "id");
    }

    private static JsonNode told(Answer answer) {
        if (answer.status() >= 300) {
            throw new AssertionError("a plan: " + answer);
        }
        return answer.json();
    }

    private void begin() {
        ended.add(new Ended(table, NAMES.get(stage)));
        table = CrashTable.fresh();
        stage = 0;
    }

    private void carryOut(String id) {
        JsonNode told = told(own.send("POST", "plans/" + id + "/apply"));
        while (Json.text(told, "state").equals("running")) {
            told = told(own.send("POST", "plans/" + id + "/apply"));
        }
        if (told.get("done").intValue() != CrashTable.ROWS
                || !Json.text(told, "state").equals("done")) {
            throw new AssertionError("not all is done: " + told);
        }
        acknowledged += CrashTable.ROWS;
        lastPlan = id;
        plan = null;
        stage++;
        if (stage == NAMES.size() - 1) {
            begin();
        }
    }

    @Override
    public long acknowledged() {
        return acknowledged;
    }

    @Override
    public List<String> deviations(Map<String, StoreLook.Row> accounts) {
        List<String> deviations = new ArrayList<>(wrong);
        for (Ended each : ended) {
            if (!each.table().isWhole(each.family(), accounts)) {
                deviations.add(each + " is not whole");
            }
        }
        String current = plan;
        if (current == null && !table.isWhole(NAMES.get(stage), accounts)) {
            deviations.add(table + " is not " + NAMES.get(stage) + ", though no plan was begun");
        }
        if (current != null) {
            int reached = table.reached(NAMES.get(stage), NAMES.get(stage + 1), accounts);
            JsonNode told = told(own.get("plans/" + current));
            if (told.get("done").intValue() != reached) {
                deviations.add(table + " has " + reached + " rows of " + told);
            }
        }
        return deviations;
    }
}
