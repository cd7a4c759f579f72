package muster.cli;

import muster.model.AccountId;
import muster.model.Failure;
import muster.model.KeyId;
import muster.model.Refused;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Ends an API key. */
@Command(
        name = "end",
        description = "End an API key for good: the next request with it is refused.",
        footer = {"", "Example:", "  muster key end ada 17"})
final class KeyEnd extends DirectoryCommand {
    @Mixin
    AccountArgument account = new AccountArgument();

    @Parameters(index = "1", paramLabel = "KEY", description = "The key's id, as key list shows it.")
    String key = "";

    @Override
    public int run(Desk desk) {
        AccountId owner = account.id(desk);
        KeyId id = KeyId.parse(key).orElseThrow(() -> new Refused(new Failure.NoSuchKey()));
        desk.directory().keys().end(desk.caller(), owner, id);
        return ExitCode.DONE;
    }
}
