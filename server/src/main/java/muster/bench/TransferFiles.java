package muster.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Accounts in files of so many as the Cloudomation door takes at once.
 *
 * @param accounts how many in all
 */
record TransferFiles(List<String> files, int accounts) {
    static final int PORTION = 1_000;

    private static final String BETWEEN = "---\n";

    TransferFiles {
        files = List.copyOf(files);
    }

    /** People from one number on. */
    static TransferFiles of(int from, int count) {
        List<String> documents = IntStream.range(from, from + count)
                .mapToObj(Population::person)
                .map(person -> "user:\n  name: '" + person.username() + "'\n  description: '" + person.givenName() + " "
                        + person.familyName() + "'\n  is_enabled: true\n")
                .toList();
        return portions(documents, BETWEEN, "", "");
    }

    static TransferFiles ofYaml(String export) {
        return portions(List.of(export.split("(?m)^---\n")), BETWEEN, "", "");
    }

    static TransferFiles ofJson(String export) {
        List<String> documents = new ArrayList<>();
        for (JsonNode document : JsonMapper.shared().readTree(export)) {
            documents.add(document.toString());
        }
        return portions(documents, ",", "[", "]");
    }

    private static TransferFiles portions(List<String> documents, String between, String begin, String end) {
        List<String> files = IntStream.range(0, Math.ceilDiv(documents.size(), PORTION))
                .mapToObj(i -> documents.subList(i * PORTION, Math.min(documents.size(), (i + 1) * PORTION)))
                .map(portion -> portion.stream().collect(Collectors.joining(between, begin, end)))
                .toList();
        return new TransferFiles(files, documents.size());
    }
}
