package muster.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.json.JsonMapper;

/** Sends files to the Cloudomation door and fetches them, with the key of the administrator; what is fetched comes in pieces. */
final class TransferClient implements AutoCloseable {
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI server;
    private final String key;

    TransferClient(URI server, String key) {
        this.server = server;
        this.key = key;
    }

    /** @param format {@code yaml} or {@code json} */
    String export(String format) throws IOException, InterruptedException {
        return good(request("user?download=export&format=" + format).GET());
    }

    /** @throws ScenarioFailed when a document of the file fails */
    void take(String file, String format, boolean isRehearsal) throws IOException, InterruptedException {
        String report = good(request("import?dry_run=" + isRehearsal)
                .header("Content-Type", "application/" + format)
                .POST(BodyPublishers.ofString(file)));
        if (!report.contains("\"failed\":0")) {
            throw new ScenarioFailed("a file was not taken in");
        }
    }

    void create(Person person) throws IOException, InterruptedException {
        String body = JsonMapper.shared()
                .createObjectNode()
                .put("name", person.username())
                .put("pending_email", person.email())
                .toString();
        good(request("user?send_invitation=false")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.resolve("/api/latest/" + path)).header("Authorization", "Bearer " + key);
    }

    private String good(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
        if (answer.statusCode() / 100 != 2) {
            throw new ScenarioFailed("a request failed with " + answer.statusCode());
        }
        return answer.body();
    }

    @Override
    public void close() {
        client.close();
    }
}
