package muster.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A report for people: a table that is Markdown as well. */
final class ReportTable {
    private static final List<String> HEAD = List.of("scenario", "measure", "median", "min..max", "budget", "");

    private ReportTable() {}

    static String of(Report report) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEAD);
        report.measures().forEach(measure -> rows.add(row(measure)));
        int[] widths = new int[HEAD.size()];
        rows.forEach(row -> {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        });
        StringBuilder text = new StringBuilder(report.machine() + "\n\n");
        for (int index = 0; index < rows.size(); index++) {
            text.append(line(rows.get(index), widths));
            if (index == 0) {
                text.append(rule(widths));
            }
        }
        report.failures()
                .forEach((scenario, why) -> text.append("\nFAILED: ")
                        .append(scenario)
                        .append(": ")
                        .append(why)
                        .append('\n'));
        return text.toString();
    }

    private static List<String> row(Measure measure) {
        Spread value = measure.value();
        boolean single = value.least() == value.most();
        return List.of(
                measure.scenario(),
                measure.what(),
                number(value.median()) + " " + measure.unit(),
                single ? "" : number(value.least()) + ".." + number(value.most()),
                measure.budget() == null ? "" : measure.budget().toString(),
                measure.verdict());
    }

    /** Three digits that count, and no more than two after the point. */
    static String number(double value) {
        double size = Math.abs(value);
        String form = size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, form, value);
    }

    private static String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder("|");
        for (int column = 0; column < widths.length; column++) {
            String blanks = " ".repeat(widths[column] - cells.get(column).length());
            boolean isNumber = column == 2 || column == 3;
            line.append(' ')
                    .append(isNumber ? blanks + cells.get(column) : cells.get(column) + blanks)
                    .append(" |");
        }
        return line.append('\n').toString();
    }

    private static String rule(int[] widths) {
        StringBuilder rule = new StringBuilder("|");
        for (int column = 0; column < widths.length; column++) {
            boolean isNumber = column == 2 || column == 3;
            rule.append(' ')
                    .append("-".repeat(Math.max(2, widths[column] - 1)))
                    .append(isNumber ? ":" : "-")
                    .append(" |");
        }
        return rule.append('\n').toString();
    }
}
