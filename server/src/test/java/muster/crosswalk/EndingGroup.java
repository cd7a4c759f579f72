package muster.crosswalk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import muster.crosswalk.Credential.Kind;

/**
 * Ways of ending an account with which the same things go.
 *
 * @param title what the account is afterwards
 */
record EndingGroup(String title, List<Ending> endings) {
    EndingGroup {
        long different = endings.stream().map(Ending::fates).distinct().count();
        if (different != 1) {
            throw new IllegalArgumentException(title + ": not the same things go");
        }
    }

    @SafeVarargs
    static EndingGroup of(String title, Stream<Ending>... endings) {
        List<Ending> all = new ArrayList<>();
        for (Stream<Ending> some : endings) {
            all.addAll(some.toList());
        }
        return new EndingGroup(title, all);
    }

    /** A table of all groups, as a document has it. */
    static String table(List<EndingGroup> groups) {
        Stream<String> titles = Stream.concat(Stream.of("an account that is"), kinds().map(Kind::title));
        Stream<String> lines = kinds().map(_ -> "---");
        Stream<String> head = Stream.of(row(titles), row(Stream.concat(Stream.of("---"), lines)));
        return Stream.concat(head, groups.stream().map(EndingGroup::row)).collect(Collectors.joining());
    }

    private static Stream<Kind> kinds() {
        return Arrays.stream(Kind.values());
    }

    private String row() {
        var fates = endings.getFirst().fates();
        return row(Stream.concat(
                Stream.of(title),
                kinds().map(kind -> fates.containsKey(kind) ? fates.get(kind).word() : "–")));
    }

    private static String row(Stream<String> cells) {
        return cells.collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}
