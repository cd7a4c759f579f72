package muster.cli;

import muster.model.AccountId;
import muster.model.Failure;
import muster.model.KeyId;
import muster.model.Refused;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Ends an API key. */
@Command(name = "end", description = "End an API key for good: the next request with it is refused.")
final class KeyEnd extends DirectoryCommand {
    @Parameters(index = "0", paramLabel = "ACCOUNT", description = "A username, an e-mail address, or an id.")
    String account = "";

    @Parameters(index = "1", paramLabel = "KEY", description = "The key's id, as key list shows it.")
    String key = "";

    @Override
    public int run(Desk desk) {
        AccountId owner = AccountReference.resolve(desk, account).account().id();
        KeyId id = KeyId.parse(key).orElseThrow(() -> new Refused(new Failure.NoSuchKey()));
        desk.directory().keys().end(desk.caller(), owner, id);
        return ExitCode.DONE;
    }
}
