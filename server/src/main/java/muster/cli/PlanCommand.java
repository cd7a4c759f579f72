package muster.cli;

import java.nio.file.Path;
import muster.directory.Plan;
import muster.directory.PlanView;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes a plan of a file, or shows one; what a site has drifted from its declared state is the plan of that. */
@Command(
        name = "plan",
        description = {
            "Say what would become of the accounts in a file, field by field, and keep that as a plan; nothing is changed.",
            "Exit codes: 0 nothing to do, 4 something to do, 1 some rows have problems."
        },
        footer = {"", "Example:", "  muster plan people.csv --source hr --complete suspend"})
public final class PlanCommand extends DirectoryCommand {
    private static final long USUAL_ROWS = 100;
    private static final long ALL = -1;

    @Mixin
    PlanSource of = new PlanSource();

    @Option(
            names = "--rows",
            paramLabel = "N",
            description = "Show at most N rows that differ or have problems (100; with --json all of them).")
    @Nullable
    Long rows;

    @Override
    public @Nullable Path file() {
        return of.file();
    }

    @Override
    public int run(Desk desk) {
        return show(desk, of.plan(desk), json, rows);
    }

    /**
     * Shows a plan and changes nothing.
     *
     * @param rows how many that differ or have problems; null for the usual number
     * @return an {@link ExitCode}
     */
    static int show(Desk desk, Plan plan, boolean json, @Nullable Long rows) {
        PlanPrinter printer = new PlanPrinter(desk, json);
        printer.summary(plan);
        long usual = json ? ALL : USUAL_ROWS;
        printer.rows(plan, PlanView.DIFFERENCES, rows == null ? usual : Math.max(0, rows));
        if (!json && plan.state() == Plan.State.OPEN && !plan.isEmpty()) {
            desk.out().println("Nothing was changed; ./muster apply " + plan.id() + " carries it out.");
        }
        return code(plan);
    }

    private static int code(Plan plan) {
        if (plan.counts().problems() > 0) {
            return ExitCode.REFUSED;
        }
        return plan.isEmpty() ? ExitCode.DONE : ExitCode.DIFFERENCES;
    }
}
