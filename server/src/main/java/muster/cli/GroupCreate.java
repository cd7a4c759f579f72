package muster.cli;

import muster.directory.NewGroup;
import muster.model.Group;
import muster.model.GroupName;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a group. */
@Command(
        name = "create",
        description = "Make a group, which administrators mind until it is given an owner.",
        footer = {"", "Example:", "  muster group create Optics --description 'Lenses and lasers'"})
final class GroupCreate extends DirectoryCommand {
    @Parameters(index = "0", paramLabel = "NAME", description = "No other group may have it.")
    String name = "";

    @Option(names = "--description", paramLabel = "TEXT", description = "What it is for.")
    @Nullable
    String description;

    @Override
    public int run(Desk desk) {
        NewGroup wanted =
                new NewGroup(GroupName.parse(name), description, Group.NO_PROPERTIES, new NewGroup.Minding.ByNobody());
        GroupPrinter.one(desk, desk.directory().groups().create(desk.caller(), wanted), json);
        return ExitCode.DONE;
    }
}
