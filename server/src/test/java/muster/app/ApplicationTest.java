package muster.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import muster.cli.ExitCode;
import muster.http.CannotServe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class ApplicationTest {
    private static final String KEY = "0123456789abcdef0123456789abcdef";

    @TempDir
    Path folder;

    @Test
    void theFirstAdministratorOfTheSettingsIsMadeOnceAndKeepsItsKey() throws Exception {
        Map<String, String> environment = withAdministrator();
        try (Application first = start(environment)) {
            assertThat(first.isSetUp()).isTrue();
            assertThat(get(first, "/__api__/v1/user"))
                    .contains("\"username\":\"ada\"", "\"user_role\":\"administrator\"");
        }
        try (Application again = start(environment)) {
            assertThat(get(again, "/__api__/v1/users")).contains("\"total\":1");
        }
    }

    @Test
    void aServerWithoutAccountsSaysThatItIsNotSetUp() {
        try (Application application = start(Map.of())) {
            assertThat(application.isSetUp()).isFalse();
        }
    }

    @Test
    void theDataFolderIsOpenToItsOwnerOnlyAndToOneServerAtATime() throws IOException {
        try (Application application = start(Map.of())) {
            assertThat(application.uris()).hasSize(1);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data())))
                    .isEqualTo("rwx------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data().resolve("control.socket"))))
                    .isEqualTo("rw-------");
            assertThatThrownBy(() -> start(Map.of()))
                    .isInstanceOf(CannotServe.class)
                    .hasMessageContaining("Another Muster");
        }
        start(Map.of()).close();
    }

    @Test
    void aCommandReachesTheRunningServerAndIsTrueAtTheDoorOnTheNextRequest() throws Exception {
        try (Application application = start(withAdministrator())) {
            assertThat(get(application, "/__api__/v1/user")).contains("\"locked\":false");
            ask(List.of("user", "create", "--username", "second", "--rank", "administrator"), "a long password");

            CommandRun.Answer locked = ask(List.of("user", "lock", "ada", "--json"), null);

            assertThat(locked.exit()).isEqualTo(ExitCode.DONE);
            assertThat(JsonMapper.shared().readTree(locked.out()).path("state").asString())
                    .isEqualTo("disabled");
            assertThat(get(application, "/__api__/v1/user")).contains("\"code\":50");
            ask(List.of("user", "unlock", "ada"), null);
            assertThat(get(application, "/__api__/v1/user")).contains("\"locked\":false");
        }
    }

    @Test
    void aCommandThatIsRefusedSaysWhyAndChangesNothing() {
        try (Application application = start(withAdministrator())) {
            assertThat(application.isSetUp()).isTrue();
            CommandRun.Answer refused = ask(List.of("user", "lock", "ada"), null);

            assertThat(refused.exit()).isEqualTo(ExitCode.REFUSED);
            assertThat(refused.err()).contains("last administrator");
            assertThat(ask(List.of("user", "show", "nobody"), null).exit()).isEqualTo(ExitCode.REFUSED);
            assertThat(ask(List.of("user", "dance"), null).exit()).isEqualTo(ExitCode.USAGE);
            assertThat(ask(List.of("serve"), null).exit()).isEqualTo(ExitCode.USAGE);
            assertThat(ask(List.of("user", "create", "--username", "x", "--password-file", "/etc/hostname"), null)
                            .err())
                    .contains("A password is needed");
        }
    }

    @Test
    void keysAreMadeListedAndEndedFromTheHost() throws Exception {
        try (Application application = start(withAdministrator())) {
            var made = JsonMapper.shared()
                    .readTree(ask(List.of("key", "create", "ada", "--label", "sync", "--json"), null)
                            .out());
            String secret = made.path("secret").asString();
            assertThat(get(application, "/__api__/v1/user", secret)).contains("\"username\":\"ada\"");
            assertThat(ask(List.of("key", "list", "ada"), null).out())
                    .contains("sync")
                    .doesNotContain(secret);

            ask(List.of("key", "end", "ada", made.path("id").asString()), null);

            assertThat(get(application, "/__api__/v1/user", secret)).contains("\"code\":30");
        }
    }

    @Test
    void aFolderWithAVeryLongPathCanBeServed() {
        Path deep = folder.resolve("d".repeat(120)).resolve("muster-data");
        Map<String, String> flags = Map.of("listen", "127.0.0.1:0");
        try (Application application = Application.start(Configuration.read(deep, Map.of(), flags))) {
            assertThat(application.uris()).hasSize(1);
            assertThat(ControlSocket.ask(DataFolder.at(deep).controlSocket(), List.of("user", "list"), null))
                    .hasValueSatisfying(answer -> assertThat(answer.exit()).isEqualTo(ExitCode.DONE));
        }
    }

    @Test
    void aDatabaseThatSomebodyElseLocksIsToldInTheDoorsShapeAndIsUsedAgainOnceItIsFree() throws Exception {
        String body = "{\"username\":\"ben\",\"email\":\"ben@lab.example\",\"user_must_set_password\":true}";
        try (Application application = start(withAdministrator())) {
            get(application, "/__api__/v1/user");
            try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + data().resolve("muster.db"));
                    Statement statement = other.createStatement()) {
                statement.execute("begin immediate");
                HttpResponse<String> refused = post(application, "/__api__/v1/users", body);
                assertThat(refused.statusCode()).isEqualTo(503);
                assertThat(refused.headers().firstValue("Retry-After")).isPresent();
                assertThat(refused.body())
                        .contains("\"code\":1,", "\"payload\":null")
                        .doesNotContain("SQLITE");
                assertThat(get(application, "/__api__/v1/users")).contains("\"total\":1");
                statement.execute("rollback");
            }
            assertThat(post(application, "/__api__/v1/users", body).statusCode())
                    .isEqualTo(200);
            assertThat(get(application, "/__api__/v1/users")).contains("\"total\":2");
        }
    }

    @Test
    void theClusterIdCannotChangeAfterTheFirstStart() {
        start(Map.of("MUSTER_CLUSTER_ID", "must1")).close();

        assertThatThrownBy(() -> start(Map.of("MUSTER_CLUSTER_ID", "must2")))
                .isInstanceOf(CannotServe.class)
                .hasMessageContaining("must1");
        start(Map.of("MUSTER_CLUSTER_ID", "must1")).close();
    }

    private static Map<String, String> withAdministrator() {
        return Map.of(
                "MUSTER_ADMIN_USERNAME", "ada",
                "MUSTER_ADMIN_EMAIL", "ada@lab.example",
                "MUSTER_ADMIN_PASSWORD", "a good password",
                "MUSTER_ADMIN_KEY", KEY);
    }

    private Application start(Map<String, String> environment) {
        return Application.start(Configuration.read(data(), environment, Map.of("listen", "127.0.0.1:0")));
    }

    private CommandRun.Answer ask(List<String> arguments, String secret) {
        return ControlSocket.ask(data().resolve("control.socket"), arguments, secret)
                .orElseThrow();
    }

    private Path data() {
        return folder.resolve("muster-data");
    }

    private static HttpResponse<String> post(Application application, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        application.uris().getFirst().resolve(path))
                .header("Authorization", "Key " + KEY)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofString());
        }
    }

    private static String get(Application application, String path) throws Exception {
        return get(application, path, KEY);
    }

    private static String get(Application application, String path, String key) throws Exception {
        URI uri = application.uris().getFirst().resolve(path);
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("Authorization", "Key " + key)
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofString()).body();
        }
    }
}
