package muster.cli;

import java.util.List;
import muster.directory.DepartureMark;
import muster.directory.LeavingEntry;
import picocli.CommandLine.Command;

/** Lists those who leave or have left. */
@Command(
        name = "departures",
        description = "List those who leave, or have left and were not taken back, the next to end first.",
        footer = {"", "Example:", "  muster user departures --json"})
final class UserDepartures extends DirectoryCommand {
    private static final int AT_ONCE = 200;

    @Override
    public int run(Desk desk) {
        var printer = new DeparturePrinter(desk);
        DepartureMark after = null;
        List<LeavingEntry> page;
        int shown = 0;
        do {
            page = desk.directory().offboarding().list(desk.caller(), after, AT_ONCE);
            after = page.isEmpty() ? null : DepartureMark.of(page.getLast().departure());
            shown += page.size();
            if (json) {
                page.forEach(entry ->
                        desk.out().println(printer.object(entry.departure(), entry.account(), entry.heldUp())));
            } else if (!page.isEmpty()) {
                printer.table(page);
            }
        } while (page.size() == AT_ONCE);
        if (shown == 0 && !json) {
            desk.out().println("Nobody is leaving.");
        }
        return ExitCode.DONE;
    }
}
