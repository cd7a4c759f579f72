package muster.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import muster.directory.ApplyOptions;
import muster.directory.Declaration;
import muster.directory.ImportField;
import muster.directory.ImportRow;
import muster.directory.Plan;
import muster.directory.PlanRequest;
import muster.model.Caller;
import muster.model.Edit;
import muster.model.TextKey;

/**
 * Planning and carrying out what a file says of many people: half of them new, a quarter changed, a quarter as they are; and
 * before that, of new people alone. Held against looking each of them up by username, against keeping as many accounts without
 * asking any rule, and against writing the very rows that new people take: the account, its code, its event.
 */
final class PlanScenario implements Scenario {
    private static final String NAME = "plan";
    private static final int AT_ONCE = 500;
    private static final Caller HOST = Caller.host("bench");

    private static final String LOOKED_UP = "looked up by username";
    private static final String KEPT = "kept without rules";
    private static final String SAME_ROWS = "rows of new people written without rules";
    private static final String TAKEN_IN = "new people taken in";
    private static final String PLANNED = "planned";
    private static final String APPLIED = "carried out";
    private static final String UNCHANGED = "planned, nothing differs";

    private final Map<String, List<Double>> perSecond = new LinkedHashMap<>();
    private double longestSlice;

    @Override
    public void measure(BenchRun run) throws IOException {
        int rows = run.fewestAccounts();
        for (int round = 0; round < run.rounds(); round++) {
            note(KEPT, BareRows.perSecond(run.fleet().folder(), rows, BareRows::addAccount));
            note(SAME_ROWS, BareRows.perSecond(run.fleet().folder(), rows, BareRows::addAll));
            TemporaryFolder folder = TemporaryFolder.in(run.fleet().folder());
            try (PlanDirectory directory = PlanDirectory.in(folder)) {
                round(run, directory, rows);
            }
        }
        tell(run);
    }

    private void round(BenchRun run, PlanDirectory directory, int rows) {
        Plan fresh = plan(directory, rows / 2, PlanScenario::asTheyAre);
        long begun = System.nanoTime();
        note(TAKEN_IN, apply(directory, fresh).done(), begun);
        begun = System.nanoTime();
        for (int from = 0; from < rows; from += AT_ONCE) {
            lookUp(directory, from, Math.min(rows, from + AT_ONCE));
        }
        note(LOOKED_UP, rows, begun);
        begun = System.nanoTime();
        Plan plan = plan(directory, rows, number -> mixed(number, rows));
        note(PLANNED, rows, begun);
        begun = System.nanoTime();
        Plan done = apply(directory, plan);
        note(APPLIED, done.done(), begun);
        begun = System.nanoTime();
        Plan again = plan(directory, rows, number -> mixed(number, rows));
        note(UNCHANGED, rows, begun);
        if (done.failed() > 0 || !again.isEmpty() || plan.counts().added() < rows / 2 - 1) {
            throw new ScenarioFailed("a plan did not do what it said");
        }
        run.progress()
                .printf(
                        Locale.ROOT,
                        "  %,.0f rows/s carried out%n",
                        perSecond(APPLIED).getLast());
    }

    private static Plan plan(PlanDirectory directory, int rows, IntFunction<ImportRow> row) {
        Iterator<ImportRow> items = IntStream.range(0, rows).mapToObj(row).iterator();
        return directory.directory().imports().plan(HOST, PlanRequest.of("bench"), Declaration.of(items));
    }

    private Plan apply(PlanDirectory directory, Plan plan) {
        long[] last = {System.nanoTime()};
        return directory.directory().plans().apply(HOST, plan.id(), ApplyOptions.USUAL, _ -> {
            long now = System.nanoTime();
            longestSlice = Math.max(longestSlice, (now - last[0]) / 1e6);
            last[0] = now;
        });
    }

    private static void lookUp(PlanDirectory directory, int from, int to) {
        directory.store().<Integer>read(reading -> {
            int found = 0;
            for (int number = from; number < to; number++) {
                TextKey key = TextKey.of(Population.person(number).username());
                found += reading.accounts().findByUsername(key).isPresent() ? 1 : 0;
            }
            return found;
        });
    }

    private static ImportRow asTheyAre(int number) {
        return row(number, Population.person(number).givenName());
    }

    private static ImportRow mixed(int number, int rows) {
        String given = Population.person(number).givenName();
        return row(number, number < rows / 4 ? given + " II" : given);
    }

    private static ImportRow row(int number, String givenName) {
        Person person = Population.person(number);
        return new ImportRow(
                number + 1L,
                Map.of(
                        ImportField.USERNAME, Edit.set(person.username()),
                        ImportField.EMAIL, Edit.set(person.email()),
                        ImportField.GIVEN_NAME, Edit.set(givenName),
                        ImportField.FAMILY_NAME, Edit.set(person.familyName())),
                Edit.keep());
    }

    private void note(String what, long rows, long begun) {
        note(what, rows * 1e9 / (System.nanoTime() - begun));
    }

    private void note(String what, double rate) {
        perSecond.computeIfAbsent(what, _ -> new ArrayList<>()).add(rate);
    }

    private List<Double> perSecond(String what) {
        return perSecond.getOrDefault(what, List.of());
    }

    private void tell(BenchRun run) {
        perSecond.forEach((what, rates) -> run.report().add(Measure.of(NAME, what, "rows/s", rates)));
        run.report().add(ratio(PLANNED, LOOKED_UP));
        run.report().add(ratio(UNCHANGED, LOOKED_UP));
        run.report().add(ratio(APPLIED, KEPT));
        run.report().add(ratio(TAKEN_IN, SAME_ROWS).within(Budget.atLeast(0.5)));
        run.report().add(Measure.of(NAME, "longest slice", "ms", longestSlice));
    }

    private Measure ratio(String what, String anchor) {
        return Measure.ratio(NAME, what + " / " + anchor, perSecond(what), perSecond(anchor));
    }
}
