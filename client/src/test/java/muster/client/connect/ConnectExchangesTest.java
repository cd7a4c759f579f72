package muster.client.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import muster.client.ClientException.Misunderstood;
import muster.client.ClientException.Refused;
import muster.client.ScriptedServer;
import muster.client.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent for each method, and what is made of answers, those included that no server should give. */
class ConnectExchangesTest {
    private static final String TOMAS = user("5d0c2c1e-7f0e-4a53-9a55-1f0d8a0c7e11", "tomas", false);
    private static final String IRIS = user("0b6e1111-7f0e-4a53-9a55-1f0d8a0c7e11", "iris", false);

    private static String user(String guid, String username, boolean locked) {
        return """
                {"guid":"%s","username":"%s","email":"%s@lab.example","first_name":"","last_name":"","user_role":"viewer",
                 "created_time":"2026-03-01T09:15:00Z","updated_time":"2026-03-01T09:15:00Z","active_time":null,
                 "confirmed":true,"locked":%s}""".formatted(guid, username, username, locked);
    }

    private static String page(int number, int total, String... users) {
        return """
                200 {"results":[%s],"current_page":%d,"total":%d}""".formatted(String.join(",", users), number, total);
    }

    private static ConnectClient client(ScriptedServer server) {
        return ConnectClient.of(server.uri(), Secret.of("7QmAndMore"));
    }

    @Test
    void onlyWhatIsGivenIsSentForANewUser() {
        try (ScriptedServer server = ScriptedServer.answering("200" + TOMAS)) {
            User made = client(server)
                    .users()
                    .create(NewUser.named("tomas")
                            .password(Secret.of("six-or-more"))
                            .build());
            assertThat(made.username()).isEqualTo("tomas");
            assertThat(made.role()).isEqualTo(UserRole.VIEWER);
            assertThat(made.activeTime()).isEmpty();
            assertThat(made.createdTime()).isEqualTo(Instant.parse("2026-03-01T09:15:00Z"));
            assertThat(server.asked())
                    .singleElement()
                    .satisfies(asked -> assertThat(asked)
                            .startsWith("POST /__api__/v1/users {")
                            .contains("\"username\":\"tomas\"", "\"password\":\"six-or-more\"")
                            .doesNotContain("null", "email"));
        }
    }

    @Test
    void alternativesAreJoinedByABarAndBlanksAreKept() {
        try (ScriptedServer server = ScriptedServer.answering(page(1, 1, TOMAS))) {
            UserFilter filter = UserFilter.ANYBODY
                    .withPrefix(" to+m&s")
                    .withRole(UserRole.PUBLISHER, UserRole.VIEWER)
                    .withStatus(AccountStatus.LOCKED);
            assertThat(client(server).users().find(filter)).hasSize(1);
            assertThat(server.asked())
                    .containsExactly("GET /__api__/v1/users?prefix=%20to%2Bm%26s&user_role=viewer%7Cpublisher"
                            + "&account_status=locked&page_number=1&page_size=500");
        }
    }

    @Test
    void pagesAreAskedForAsTheyAreNeeded() {
        String[] many = Stream.generate(() -> TOMAS).limit(500).toArray(String[]::new);
        try (ScriptedServer server = ScriptedServer.answering(page(1, 501, many), page(2, 501, IRIS))) {
            Stream<User> all = client(server).users().find();
            assertThat(server.asked()).isEmpty();
            assertThat(all.map(User::username).distinct()).containsExactly("tomas", "iris");
            assertThat(server.asked()).hasSize(2);
        }
    }

    @Test
    void aListThatLosesPeopleWhileItIsReadEnds() {
        String[] many = Stream.generate(() -> TOMAS).limit(500).toArray(String[]::new);
        try (ScriptedServer server = ScriptedServer.answering(page(1, 501, many), page(2, 501))) {
            assertThat(client(server).users().find()).hasSize(500);
        }
    }

    @Test
    void aServerThatTellsTheFirstPageForeverIsToldOf() {
        String[] many = Stream.generate(() -> TOMAS).limit(500).toArray(String[]::new);
        try (ScriptedServer server = ScriptedServer.answering(page(1, 100_000, many))) {
            assertThatThrownBy(() -> client(server).users().find().count())
                    .isInstanceOf(Misunderstood.class)
                    .hasMessage("the server sent page 1 of /v1/users for page 2");
            assertThat(server.asked()).hasSize(2);
        }
    }

    @Test
    void oneselfIsLockedByForceAlone() {
        try (ScriptedServer server = ScriptedServer.answering("200" + TOMAS)) {
            User tomas = client(server).me();
            assertThatThrownBy(tomas::lock).isInstanceOf(IllegalStateException.class);
            assertThat(server.asked()).containsOnly("GET /__api__/v1/user");
            assertThat(tomas.lock(true).isLocked()).isTrue();
            assertThat(server.asked().get(2))
                    .isEqualTo("POST /__api__/v1/users/" + tomas.guid() + "/lock {\"locked\":true}");
        }
    }

    @Test
    void anUpdateKeepsWhatItsAnswerDoesNotTell() {
        String answer = """
                200 {"email":"t@lab.example","username":"tomas","first_name":"","last_name":"Roth","user_role":"publisher",
                     "updated_time":"2026-03-01T09:16:10Z"}""";
        try (ScriptedServer server = ScriptedServer.answering("200" + TOMAS, answer)) {
            User tomas = client(server).me();
            User after = tomas.update(UserChanges.changing()
                    .lastName("Roth")
                    .role(UserRole.PUBLISHER)
                    .build());
            assertThat(after.lastName()).isEqualTo("Roth");
            assertThat(after.role()).isEqualTo(UserRole.PUBLISHER);
            assertThat(after.createdTime()).isEqualTo(tomas.createdTime());
            assertThat(after.updatedTime()).isEqualTo(Instant.parse("2026-03-01T09:16:10Z"));
            assertThat(tomas.lastName()).as("the former one").isEmpty();
        }
    }

    @Test
    void aRefusalTellsThePlatformsNumberAndText() {
        try (ScriptedServer server =
                ScriptedServer.answering("409 {\"code\":8,\"error\":\"The name is in use.\",\"payload\":null}")) {
            assertThatThrownBy(() ->
                            client(server).users().create(NewUser.named("tomas").build()))
                    .isInstanceOfSatisfying(Refused.class, refused -> {
                        assertThat(refused.status()).isEqualTo(409);
                        assertThat(refused.code()).contains("8");
                        assertThat(refused.mayHaveHappened()).isFalse();
                    })
                    .hasMessage("The name is in use.");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "200",
                "200 <html>log in</html>",
                "200 []",
                "200 {\"guid\":7}",
                "200 {\"results\":[]}",
                "200 {\"results\":[],\"current_page\":\"1\",\"total\":0}",
                "200 {\"results\":[{\"guid\":\"g\"}],\"current_page\":1,\"total\":1}",
                "404 <html>not here</html>",
                "502 Bad Gateway",
                "403 [\"no\"]"
            })
    void whatIsNotTheProtocolIsMisunderstoodInASentence(String answer) {
        try (ScriptedServer server = ScriptedServer.answering(answer)) {
            assertThatThrownBy(() -> client(server).users().find().count()).isInstanceOf(Misunderstood.class);
        }
    }

    @Test
    void aRoleOfAnotherVersionIsNotTakenForOneThatIsKnown() {
        try (ScriptedServer server = ScriptedServer.answering("200" + TOMAS.replace("viewer", "auditor"))) {
            assertThatThrownBy(() -> client(server).me())
                    .isInstanceOf(Misunderstood.class)
                    .hasMessage("the server sent a user whose user_role is not a word that this version knows");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/__api__", "/__api__/"})
    void theAddressIsTakenWithAndWithoutThePathOfTheInterface(String ending) {
        try (ScriptedServer server = ScriptedServer.answering("200 {\"version\":\"2025.09.0\"}")) {
            ConnectClient client =
                    ConnectClient.of(URI.create(server.uri() + "/rsc" + ending), Secret.of("7QmAndMore"));
            assertThat(client.version()).contains("2025.09.0");
            assertThat(server.asked()).containsExactly("GET /rsc/__api__/server_settings");
        }
    }

    @Test
    void nothingPrintsASecret() {
        NewUser tomas =
                NewUser.named("tomas").password(Secret.of("six-or-more")).build();
        assertThat(List.of(tomas.toString(), Secret.of("six-or-more").toString()))
                .noneMatch(text -> text.contains("six-or-more"));
    }
}
