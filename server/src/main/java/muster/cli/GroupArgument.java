package muster.cli;

import muster.model.Group;
import muster.model.Refused;
import picocli.CommandLine.Parameters;

/** The group that a command is about, which stands first. */
final class GroupArgument {
    @Parameters(index = "0", paramLabel = "GROUP", description = "The name of a group, or its id.")
    String text = "";

    /** @throws Refused when there is no such group */
    Group group(Desk desk) {
        return GroupReference.resolve(desk, text);
    }
}
