package muster.house;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import muster.house.BillOfMaterials.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks the list of open source vulnerabilities (OSV) about everything that is shipped. {@code ./check vulnerabilities} runs it: it
 * needs that list, or a mirror of it, and says so where there is none.
 */
final class KnownVulnerabilities {
    static final int NONE = 0;
    static final int FOUND = 1;
    static final int NOT_ASKED = 3;

    private static final String OSV = "https://api.osv.dev";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final URI list;
    private final PrintStream out;

    KnownVulnerabilities(URI list, PrintStream out) {
        this.list = list;
        this.out = out;
    }

    public static void main(String[] arguments) throws InterruptedException {
        String list = System.getenv().getOrDefault("MUSTER_OSV", OSV);
        System.exit(new KnownVulnerabilities(URI.create(list), System.out).ask(BillOfMaterials.shipped()));
    }

    /** @return what the shell is told */
    int ask(BillOfMaterials shipped) throws InterruptedException {
        List<String> found;
        try {
            found = found(shipped.components());
        } catch (IOException | JacksonException | IllegalArgumentException unanswered) {
            out.println("Whether anything that is built in has known vulnerabilities cannot be said: " + list
                    + " does not answer as it should (" + unanswered + "). MUSTER_OSV names another list.");
            return NOT_ASKED;
        }
        if (found.isEmpty()) {
            out.println(list + " knows no vulnerability of the "
                    + shipped.components().size() + " things that are built in.");
            return NONE;
        }
        found.forEach(out::println);
        return FOUND;
    }

    private List<String> found(List<Component> components) throws IOException, InterruptedException {
        JsonNode results = answer(components).path("results");
        if (results.size() != components.size()) {
            throw new IOException(
                    "it told of " + results.size() + " things, where " + components.size() + " were asked for");
        }
        List<String> found = new ArrayList<>();
        for (int i = 0; i < components.size(); i++) {
            Component component = components.get(i);
            results.get(i)
                    .path("vulns")
                    .forEach(each -> found.add(component.name() + " " + component.version() + ": "
                            + each.path("id").asString("?")));
        }
        return found;
    }

    private JsonNode answer(List<Component> components) throws IOException, InterruptedException {
        List<Map<String, Map<String, String>>> queries = components.stream()
                .map(each -> Map.of("package", Map.of("purl", withoutQualifiers(each.purl()))))
                .toList();
        byte[] question = JsonMapper.shared().writeValueAsBytes(Map.of("queries", queries));
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            HttpResponse<byte[]> answer = client.send(
                    HttpRequest.newBuilder(list.resolve("/v1/querybatch"))
                            .timeout(PATIENCE)
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofByteArray(question))
                            .build(),
                    BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new IOException("status " + answer.statusCode());
            }
            return JsonMapper.shared().readTree(answer.body());
        }
    }

    /** The kind of a file is no part of what the list knows. */
    private static String withoutQualifiers(String purl) {
        return purl.replaceFirst("\\?.*", "");
    }
}
