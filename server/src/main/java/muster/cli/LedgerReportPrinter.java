package muster.cli;

import java.io.PrintWriter;
import java.util.Locale;
import muster.directory.LedgerFault;
import muster.directory.LedgerReport;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Says what was found in a ledger. */
final class LedgerReportPrinter {
    private LedgerReportPrinter() {}

    /** @return {@link ExitCode#DONE} for a sound one, else {@link ExitCode#REFUSED} */
    static int print(LedgerReport report, boolean json, PrintWriter out) {
        if (json) {
            out.println(object(report));
        } else {
            report.faults().forEach(fault -> out.println(line(fault)));
            if (report.allFaults() > report.faults().size()) {
                out.println("and " + (report.allFaults() - report.faults().size()) + " more");
            }
            out.println(summary(report));
        }
        return report.isSound() ? ExitCode.DONE : ExitCode.REFUSED;
    }

    private static String line(LedgerFault fault) {
        String event = fault.event() == null ? "" : " (event " + fault.event() + ")";
        String upTo = fault.upTo() == fault.number() ? "" : " to " + fault.upTo();
        return word(fault) + " at " + fault.number() + upTo + event + ": " + fault.told();
    }

    private static String summary(LedgerReport report) {
        String sealed = report.events() + " events in " + report.checkpoints() + " checkpoints from number "
                + report.first() + " up to number " + report.last() + ", " + report.heads() + " heads compared";
        String erased = report.erased() == 0 ? "" : ", " + report.erased() + " erased after a purge";
        String waiting = report.waiting() > 0 ? ", " + report.waiting() + " not sealed yet" : "";
        return (report.isSound() ? "sound: " : "NOT SOUND: ") + sealed + erased + waiting;
    }

    private static ObjectNode object(LedgerReport report) {
        ObjectNode object = JsonMapper.shared()
                .createObjectNode()
                .put("sound", report.isSound())
                .put("events", report.events())
                .put("checkpoints", report.checkpoints())
                .put("first", report.first())
                .put("last", report.last())
                .put("head", report.head())
                .put("heads", report.heads())
                .put("erased", report.erased())
                .put("faults", report.allFaults());
        if (report.waiting() >= 0) {
            object.put("waiting", report.waiting());
        }
        ArrayNode found = object.putArray("found");
        for (LedgerFault fault : report.faults()) {
            found.addObject()
                    .put("kind", word(fault))
                    .put("number", fault.number())
                    .put("up_to", fault.upTo())
                    .put("event", fault.event() == null ? null : fault.event().toString())
                    .put("told", fault.told());
        }
        return object;
    }

    private static String word(LedgerFault fault) {
        return fault.kind().name().toLowerCase(Locale.ROOT);
    }
}
