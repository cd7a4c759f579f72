package muster.cli;

import java.util.List;
import muster.directory.LedgerKey;
import picocli.CommandLine.Command;
import tools.jackson.databind.json.JsonMapper;

/** Shows with which keys the ledger is signed. */
@Command(
        name = "key",
        description = "Show the public keys that sign the ledger, the present one first.",
        footer = {"", "Keep the key elsewhere: an exported ledger is verified with it."})
final class LedgerKeyShow extends DirectoryCommand {
    @Override
    public int run(Desk desk) {
        desk.directory().sealer().seal();
        List<LedgerKey> keys = desk.directory().ledgerProof().keys(desk.caller());
        for (LedgerKey key : keys) {
            desk.out()
                    .println(
                            json
                                    ? JsonMapper.shared()
                                            .createObjectNode()
                                            .put("id", key.id())
                                            .put("public", key.publicKey())
                                            .put("madeAt", key.madeAt().toString())
                                            .toString()
                                    : key.publicKey());
        }
        return ExitCode.DONE;
    }
}
