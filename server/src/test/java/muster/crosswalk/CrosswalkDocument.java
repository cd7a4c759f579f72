package muster.crosswalk;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tables as a document for administrators. */
final class CrosswalkDocument {
    private static final List<Column> PLATFORMS = List.of(
            Column.CONNECT, Column.ARVADOS, Column.CRYOSPARC, Column.CLOUDOMATION, Column.OWN_API, Column.CONSOLE);

    private static final String INTRODUCTION = """
            # What every platform shows after every act

            One directory stands behind all doors: what is done at one of them is at once true at the others. This page says, for each act, what the platforms
            show of the account afterwards, in their own words, and at which doors the act can be done. It is written from the tables in `server/src/test/java/muster/crosswalk`, whose
            test does each act at each door that has it and then looks through all of them. *Own API* is the one of Muster below `/api/muster/v1/`. To change this page, change the tables and run

            ```
            mvn -q -f server/pom.xml test -Dtest=CrosswalkDocumentTest -Dcrosswalk.write=true
            ```

            ## Before the act

            Where nothing else is said, the act is done to this account: Ada Roth, a viewer with a password and an API key, in no group.

            | at | shows |
            | --- | --- |
            """;

    private static final String READING = """

            In the tables below stands what differs from this; *as before* means that nothing does. Where a password or a key does the same
            everywhere, it is said once, in the second column. What the console calls the state, the command line tells as well (`muster user show`).

            Platforms have fewer words than there are states. Connect says `locked` of everybody who is disabled, archived, on hold or expired, and Arvados says `is_active` false of them and of
            who is invited. Cloudomation tells disabled, archived and locked out apart, and shows neither a hold nor an end that is past. CryoSPARC has a word for none of it. Who cannot act is let in nowhere all the same. Which doors have
            which act stands [at the end](#where-each-act-is-done).
            """;
    private static final String WHERE = """

            ## Where each act is done

            """;

    private CrosswalkDocument() {}

    static String text() {
        StringBuilder text = new StringBuilder(INTRODUCTION);
        for (Column column : Column.values()) {
            row(text, column.title(), fields(Sight.ORDINARY.at(column)));
        }
        text.append(READING);
        Crosswalk.TOPICS.forEach(topic -> add(text, topic));
        addOverview(text);
        return text.toString();
    }

    private static void addOverview(StringBuilder text) {
        List<Column> doors = List.of(Column.values());
        text.append(WHERE);
        row(text, Stream.concat(Stream.of("act"), doors.stream().map(Column::title)));
        row(text, Stream.generate(() -> "---").limit(doors.size() + 1L));
        Crosswalk.TOPICS.stream()
                .flatMap(topic -> topic.acts().stream())
                .forEach(act -> row(
                        text,
                        Stream.concat(
                                Stream.of(act.name()),
                                doors.stream().map(door -> act.ways().get(door).exists() ? "yes" : "–"))));
    }

    private static void add(StringBuilder text, Topic topic) {
        text.append("\n## ")
                .append(topic.title())
                .append("\n\n")
                .append(topic.about())
                .append("\n\n");
        row(
                text,
                Stream.concat(
                        Stream.of("act", "sign-in, API key"), PLATFORMS.stream().map(Column::title)));
        row(text, Stream.generate(() -> "---").limit(PLATFORMS.size() + 2L));
        topic.acts()
                .forEach(act -> row(
                        text,
                        Stream.concat(
                                Stream.of("**" + act.name() + "**", credentials(act.shown())),
                                PLATFORMS.stream().map(column -> cell(act.shown(), column)))));
        topic.acts().forEach(act -> add(text, act));
    }

    private static void add(StringBuilder text, Act act) {
        text.append("\n**")
                .append(act.name())
                .append(".** ")
                .append(act.about())
                .append("\n\n");
        act.ways().forEach((column, way) -> {
            if (way.exists()) {
                text.append("- ").append(column.title()).append(": ").append(way.told());
                text.append(differently(act, column)).append(".\n");
            }
        });
        Map<String, List<Column>> reasons = act.ways().entrySet().stream()
                .filter(way -> !way.getValue().exists())
                .collect(Collectors.groupingBy(
                        way -> way.getValue().told(),
                        java.util.LinkedHashMap::new,
                        Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
        reasons.forEach((reason, columns) -> text.append("- Not at ")
                .append(columns.stream().map(CrosswalkDocument::named).collect(Collectors.joining(", ")))
                .append(": ")
                .append(reason)
                .append('\n'));
    }

    private static String named(Column column) {
        return switch (column) {
            case OWN_API -> "Muster's own API";
            case CONSOLE -> "the console";
            case COMMAND_LINE -> "the command line";
            case CONNECT, ARVADOS, CRYOSPARC, CLOUDOMATION -> column.title();
        };
    }

    /** What is shown otherwise when the act is done at this column. */
    private static String differently(Act act, Column done) {
        Sight usual = act.shown();
        Sight here = act.shownBy(done);
        String told = PLATFORMS.stream()
                .filter(column -> !here.at(column).equals(usual.at(column)))
                .map(column -> named(column) + " shows " + fields(without(here.at(column), usual.at(column))))
                .collect(Collectors.joining("; "));
        return told.isEmpty() ? "" : ". Then " + told;
    }

    private static Map<String, String> without(Map<String, String> fields, Map<String, String> same) {
        Map<String, String> differing = new java.util.LinkedHashMap<>(fields);
        differing.entrySet().removeIf(field -> Objects.equals(same.get(field.getKey()), field.getValue()));
        return differing;
    }

    /** What password and key do at most doors. */
    private static String credentials(Sight shown) {
        String signsIn = usual(shown, Sight.SIGNS_IN);
        String key = usual(shown, Sight.API_KEY);
        String way = signsIn.equals("yes") ? "signs in" : "no sign-in";
        return key.equals("none") ? way + "; no key yet" : way + "; key " + key;
    }

    private static String usual(Sight shown, String field) {
        return Arrays.stream(Column.values())
                .map(column -> shown.at(column).get(field))
                .filter(Objects::nonNull)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
                .entrySet()
                .stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
    }

    private static String cell(Sight shown, Column column) {
        Map<String, String> differences = shown.differences(column);
        differences.remove(Sight.SIGNS_IN, usual(shown, Sight.SIGNS_IN));
        differences.remove(Sight.API_KEY, usual(shown, Sight.API_KEY));
        return differences.isEmpty() ? "as before" : fields(differences);
    }

    private static String fields(Map<String, String> fields) {
        return fields.entrySet().stream()
                .filter(field ->
                        !(field.getKey().equals(Sight.FOUND) && field.getValue().equals("yes")))
                .map(field -> field.getKey().equals(Sight.FOUND) ? "not found" : field(field))
                .collect(Collectors.joining(", "));
    }

    private static String field(Map.Entry<String, String> field) {
        boolean isWord = field.getKey().equals(Sight.SIGNS_IN) || field.getKey().equals(Sight.API_KEY);
        return (isWord ? field.getKey() : "`" + field.getKey() + "`") + " " + field.getValue();
    }

    private static void row(StringBuilder text, String... cells) {
        row(text, Arrays.stream(cells));
    }

    private static void row(StringBuilder text, Stream<String> cells) {
        text.append(cells.collect(Collectors.joining(" | ", "| ", " |\n")));
    }
}
