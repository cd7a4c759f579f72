package muster.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Plans a file, shows the plan, and carries it out once somebody says yes. */
@Command(
        name = "import",
        description =
                "Plan a file of accounts, show the plan, and carry it out after a question: plan and apply in one.",
        footer = {"", "Example:", "  muster import people.csv --yes"})
public final class ImportCommand extends DirectoryCommand {
    @Mixin
    PlanSource of = new PlanSource();

    @Mixin
    CarryingOut carryingOut = new CarryingOut();

    /** What is imported is a file, whatever it is called. */
    @Override
    public @Nullable Path file() {
        return of.file();
    }

    @Override
    public int run(Desk desk) {
        return carryingOut.apply(desk, of.plan(desk), of.isFile(), json);
    }
}
