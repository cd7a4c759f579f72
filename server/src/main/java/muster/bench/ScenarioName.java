package muster.bench;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The scenarios as they are asked for, in the order in which they are run. */
enum ScenarioName {
    START,
    HEALTH,
    OWN_ACCOUNT,
    CREATE,
    CHANGE,
    LOCK,
    SIGN_IN,
    PREFIX,
    LIST,
    ARVADOS_LISTS,
    FILTERS,
    ROSTER,
    PLAN,
    IMPORT,
    EXPORT,
    TRANSFER,
    MERGE,
    LEDGER,
    BACKUP,
    NODES,
    MEMORY;

    /**
     * Measures, and tells how many answers to loads were not as they should be.
     *
     * @throws ScenarioFailed when the server did not do what it should, or any answer was wrong; what could be measured is in
     *     the report all the same
     */
    void measure(BenchRun run) throws IOException, InterruptedException {
        Tally tally = run.fleet().tally();
        tally.take();
        Tally.Count count;
        try {
            scenario().measure(run);
        } finally {
            count = tally.take();
            tell(run.report(), count);
        }
        if (count.wrong() > 0) {
            throw new ScenarioFailed(count.toString());
        }
    }

    private void tell(Report report, Tally.Count count) {
        if (count.answers() > 0) {
            report.add(Measure.of(toString(), "errors", "answers", (double) count.wrong())
                    .within(Budget.atMost(0)));
        }
    }

    Scenario scenario() {
        return switch (this) {
            case START -> new StartScenario();
            case HEALTH -> new HealthScenario();
            case OWN_ACCOUNT -> new OwnAccountScenario();
            case CREATE -> new CreateScenario();
            case CHANGE -> new ChangeScenario();
            case LOCK -> new LockScenario();
            case SIGN_IN -> new SignInScenario();
            case PREFIX -> new PrefixScenario();
            case LIST -> new ListScenario();
            case ARVADOS_LISTS -> new ArvadosListScenario();
            case FILTERS -> new FiltersScenario();
            case ROSTER -> new RosterScenario();
            case PLAN -> new PlanScenario();
            case IMPORT -> new ImportScenario();
            case EXPORT -> new ExportScenario();
            case TRANSFER -> new TransferScenario();
            case MERGE -> new MergeScenario();
            case LEDGER -> new LedgerScenario();
            case BACKUP -> new BackupScenario();
            case NODES -> new NodesScenario();
            case MEMORY -> new MemoryScenario();
        };
    }

    static List<String> words() {
        return Arrays.stream(values()).map(ScenarioName::toString).toList();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
