package muster.bench;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A report for programs. */
final class ReportJson {
    private ReportJson() {}

    static String of(Report report) {
        ObjectNode root = JsonMapper.shared().createObjectNode();
        machine(report.machine(), root.putObject("machine"));
        ArrayNode measures = root.putArray("measures");
        report.measures().forEach(measure -> measure(measure, measures.addObject()));
        ObjectNode failures = root.putObject("failures");
        report.failures().forEach(failures::put);
        return root.toPrettyString() + "\n";
    }

    private static void machine(Machine machine, ObjectNode node) {
        node.put("cores", machine.cores())
                .put("processor", machine.processor())
                .put("system", machine.system())
                .put("java", machine.java())
                .put("disk", machine.disk())
                .put("load", machine.load())
                .put("date", machine.date().toString());
    }

    private static void measure(Measure measure, ObjectNode node) {
        node.put("scenario", measure.scenario())
                .put("measure", measure.what())
                .put("unit", measure.unit())
                .put("median", measure.value().median())
                .put("min", measure.value().least())
                .put("max", measure.value().most());
        if (measure.budget() != null) {
            node.put("budget", measure.budget().toString())
                    .put("met", measure.budget().isMetBy(measure.value().median()));
        }
    }
}
