package muster.cli;

import muster.directory.ApplyOptions;
import muster.directory.Plan;
import muster.directory.PlanView;
import muster.model.PlanFailure;
import muster.model.Refused;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a plan is carried out, and carrying it out. */
final class CarryingOut {
    private static final long SHOWN_BEFORE = 20;
    private static final long ALL = -1;
    /** So many take long enough that somebody may want to stop them. */
    private static final long MANY = 500;

    @Option(names = "--yes", description = "Do not ask.")
    boolean yes;

    @Option(
            names = "--brake-off",
            paramLabel = "N",
            description =
                    "Suspend or remove N accounts although that is a large share; N is the number the plan tells.")
    @Nullable
    Long brakeOff;

    @Option(
            names = "--strict",
            description = "Do nothing at all when anything that the plan is about has changed since it was made.")
    boolean strict;

    /**
     * Carries a plan out, or goes on where that broke off.
     *
     * @param asks whether somebody has to see it first, and say yes
     * @return an {@link ExitCode}
     */
    int apply(Desk desk, Plan plan, boolean asks, boolean json) {
        PlanPrinter printer = new PlanPrinter(desk, json);
        boolean began = plan.state() != Plan.State.OPEN;
        if (plan.isEmpty() && !began) {
            printer.summary(plan);
            printer.rows(plan, PlanView.PROBLEMS, ALL);
            return plan.counts().problems() > 0 ? ExitCode.REFUSED : ExitCode.DONE;
        }
        if (plan.isBraked() && brakeOff == null && !began) {
            throw new Refused(new PlanFailure.Braked(plan.id(), plan.barred(), plan.touchable()));
        }
        if (asks && !yes && !isAgreed(desk, printer, plan)) {
            desk.note("Nothing was changed; ./muster apply " + plan.id() + " carries it out.");
            return ExitCode.REFUSED;
        }
        if (!json && plan.left() >= MANY) {
            desk.note("Interrupting this stops it after the rows that are being done; " + goingOn(plan) + " goes on.");
        }
        Plan done = desk.directory()
                .plans()
                .applyWhile(
                        desk.caller(), plan.id(), new ApplyOptions(strict, brakeOff, true), now -> isWanted(desk, now));
        printer.outcome(done);
        printer.rows(done, PlanView.FAILED, ALL);
        boolean isDone = done.state() == Plan.State.DONE || done.state() == Plan.State.UNDONE;
        return !isDone || done.failed() > 0 || done.counts().problems() > 0 ? ExitCode.REFUSED : ExitCode.DONE;
    }

    private static String goingOn(Plan plan) {
        return "./muster apply " + plan.id();
    }

    private static boolean isWanted(Desk desk, Plan now) {
        desk.progress().at("applying", now.done() + now.failed(), now.counts().acts());
        return desk.progress().isWatched();
    }

    private static boolean isAgreed(Desk desk, PlanPrinter printer, Plan plan) {
        printer.summary(plan);
        printer.rows(plan, PlanView.DIFFERENCES, SHOWN_BEFORE);
        desk.out().flush();
        return desk.question().isAnsweredYes("Carry out " + plan.counts().acts() + " rows?");
    }
}
