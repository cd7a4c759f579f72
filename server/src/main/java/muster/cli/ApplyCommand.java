package muster.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Carries out a plan; a file is planned first. */
@Command(
        name = "apply",
        description = {
            "Carry out a plan. A file is planned and shown first, and somebody has to say yes, or --yes.",
            "Interrupted, it stops after the rows that are being done; given again for the same plan it goes on there.",
            "Exit code 1 tells that rows have problems or were not done; each is shown."
        },
        footer = {"", "Example:", "  muster apply 01989f2e-5f0e-7d1d-8a44-0b6a7c1d0000 --brake-off 12"})
public final class ApplyCommand extends DirectoryCommand {
    @Mixin
    PlanSource of = new PlanSource();

    @Mixin
    CarryingOut carryingOut = new CarryingOut();

    @Override
    public @Nullable Path file() {
        return of.file();
    }

    @Override
    public int run(Desk desk) {
        return carryingOut.apply(desk, of.plan(desk), of.isFile(), json);
    }
}
