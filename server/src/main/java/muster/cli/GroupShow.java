package muster.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows one group. */
@Command(name = "show", description = "Show a group.")
final class GroupShow extends DirectoryCommand {
    @Mixin
    GroupArgument group = new GroupArgument();

    @Override
    public int run(Desk desk) {
        GroupPrinter.one(desk, group.group(desk), json);
        return ExitCode.DONE;
    }
}
