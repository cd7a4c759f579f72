package muster.cli;

import java.util.List;
import muster.directory.Plan;
import muster.model.PlanFailure;
import muster.model.PlanId;
import muster.model.Refused;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists plans. */
@Command(
        name = "plans",
        description = {
            "List plans, the newest first. They are kept for 30 days.",
            "With --discard forget one that nobody has begun."
        })
public final class PlansCommand extends DirectoryCommand {
    @Option(names = "--limit", paramLabel = "N", defaultValue = "20", description = "At most N (20), 1 to 1000.")
    int limit;

    @Option(names = "--discard", paramLabel = "PLAN", description = "Forget this plan, which nobody has begun.")
    @Nullable
    String discarded;

    @Override
    public int run(Desk desk) {
        if (discarded != null) {
            PlanId id = PlanId.parse(discarded).orElseThrow(() -> new Refused(new PlanFailure.NoSuchPlan()));
            desk.directory().plans().discard(desk.caller(), id);
            return ExitCode.DONE;
        }
        List<Plan> plans = desk.directory().plans().recent(desk.caller(), null, Math.clamp(limit, 1, 1_000));
        if (json) {
            plans.forEach(plan -> desk.out().println(PlanPrinter.object(plan)));
            return ExitCode.DONE;
        }
        Table table = new Table("PLAN", "MADE", "STATE", "OF", "ROWS");
        plans.forEach(plan -> table.row(
                plan.id().toString(),
                plan.madeAt().toString(),
                PlanPrinter.word(plan.state()) + (plan.isBraked() ? ", braked" : ""),
                (plan.undoes() == null ? "" : "undoing ") + plan.name(),
                PlanPrinter.counts(plan.counts())));
        table.print(desk.out());
        return ExitCode.DONE;
    }
}
