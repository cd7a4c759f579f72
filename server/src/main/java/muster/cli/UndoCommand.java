package muster.cli;

import muster.directory.Plan;
import muster.model.PlanFailure;
import muster.model.PlanId;
import muster.model.Refused;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Takes back what a plan did. */
@Command(
        name = "undo",
        description = {
            "Make the plan that takes another one back, show it, and carry it out after a question.",
            "What somebody changed since stays as it is, and is shown."
        })
public final class UndoCommand extends DirectoryCommand {
    @Parameters(index = "0", paramLabel = "PLAN", description = "The id of a plan that was carried out.")
    String text = "";

    @Mixin
    CarryingOut carryingOut = new CarryingOut();

    @Override
    public int run(Desk desk) {
        PlanId id = PlanId.parse(text).orElseThrow(() -> new Refused(new PlanFailure.NoSuchPlan()));
        Plan back = desk.directory().plans().undo(desk.caller(), id);
        return carryingOut.apply(desk, back, true, json);
    }
}
