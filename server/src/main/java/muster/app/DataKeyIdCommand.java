package muster.app;

import muster.cli.Desk;
import muster.cli.DirectoryCommand;
import muster.cli.ExitCode;
import picocli.CommandLine.Command;

/** What {@link DoctorCommand} asks the server that runs: which key the directory needs at its next start. */
@Command(
        name = "data-key-id",
        hidden = true,
        description = "Tell the id of the key that seals what is in the database.")
final class DataKeyIdCommand extends DirectoryCommand {
    @Override
    public int run(Desk desk) {
        desk.out().println(desk.directory().site().dataKeyId());
        return ExitCode.DONE;
    }
}
