package muster.client.cryosparc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import muster.client.ClientException.Misunderstood;
import muster.client.ClientException.Refused;
import muster.client.ClientOptions;
import muster.client.ScriptedServer;
import muster.client.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent for functions as a server's document tells of them, and what is made of answers. */
class CryosparcExchangesTest {
    /** Paths of nobody's, to see that they come from here. */
    private static final String DOCUMENT = """
            200 {"openapi":"3.1.0","info":{},"components":{},"paths":{
             "/in":{"post":{"summary":"login","parameters":[{"name":"expires_in","in":"query","required":false}]}},
             "/all":{"get":{"summary":"users.find","parameters":[{"name":"role","in":"query","required":false}]},
                     "post":{"summary":"users.create","parameters":[
                       {"name":"email","in":"query","required":true},{"name":"username","in":"query","required":true},
                       {"name":"first_name","in":"query","required":true},{"name":"last_name","in":"query","required":true},
                       {"name":"role","in":"query","required":false}]}},
             "/who":{"get":{"summary":"users.me"}},
             "/one/{user_id}":{"delete":{"summary":"users.delete"},"patch":{"summary":"users.update"}},
             "/one/{user_id}/first":{"post":{"summary":"users.register","parameters":[
                       {"name":"user_id","in":"path","required":true},{"name":"token","in":"header","required":true}]}},
             "/one/{user_id}/var/{key}":{"put":{"summary":"users.set_state_var"}},
             "/var/{key}":{"get":{"summary":"users.get_my_state_var"}},
             "/lanes":{"get":{"summary":"users.get_my_lanes"}},
             "/number":{"get":{"summary":"users.count"}},
             "/there":{"get":{"summary":"users.admin_exists"}}}}""";

    private static final String ADA = """
            200 {"_id":"65f0c3129b1e4d0012ab34d0","name":"ada","first_name":"Ada","last_name":"Okafor",
             "emails":[{"address":"ada@uni.example","verified":true}],"status":"invited",
             "created_at":"2026-03-04T10:15:30.125Z","updated_at":"2026-03-04T12:15:30+02:00",
             "created_by_user_id":null,"profile":{"name":""},"roles":{"__global_roles__":["admin"]},
             "register_token":"0421","reset_token":null,"last_password_changed_at":null,
             "services":{"password":{"bcrypt":"hidden"},
                         "resume":{"loginTokens":[{"hashedToken":"hidden","when":"2026-03-04T10:15:30Z"}]}},
             "state":{"licenseAccepted":true,"recentProjects":["P3"],"somethingNew":[1],
                      "recentJobs":[{"project_uid":"P3","workspace_uid":"W1","job_uid":"J7"}],"defaultJobPriority":2,
                      "userFileBrowserState":{"recentPaths":[{"path":"/d","last_accessed":"2026-03-04T10:15:30Z"}]}},
             "preferences":{"theme":{"dark":true},"nothing":null},"lanes":["gpu-a"],
             "file_browser_settings":{"allowed_prefixes":[],"import_dir_default":null}}""";

    private static CryosparcClient client(ScriptedServer server) {
        return CryosparcClient.of(server.uri(), new Token(Secret.of("k7token")), ClientOptions.USUAL);
    }

    @Test
    void everythingToldOfSomebodyIsRead() {
        try (ScriptedServer server = ScriptedServer.answering(DOCUMENT, ADA)) {
            User ada = client(server).users().me();
            assertThat(server.asked()).containsExactly("GET /api/cmd/openapi.json", "GET /api/cmd/who");
            assertThat(ada.email()).contains("ada@uni.example");
            assertThat(ada.role()).isEqualTo(Role.ADMIN);
            assertThat(ada.updatedAt()).isEqualTo(Instant.parse("2026-03-04T10:15:30Z"));
            assertThat(ada.registerToken()).contains(Secret.of("0421"));
            assertThat(ada.services().resume().loginTokens()).hasSize(1);
            assertThat(ada.state().recentJobs()).containsExactly(new RecentJob("P3", "W1", "J7"));
            assertThat(ada.state().defaultJobPriority()).contains(2L);
            assertThat(ada.state().userFileBrowserState().bookmarks()).isEmpty();
            assertThat(ada.preferences())
                    .containsEntry("theme", Map.of("dark", true))
                    .containsEntry("nothing", null);
            assertThat(ada.fileBrowserSettings().allowedPrefixes()).contains(List.of());
            assertThat(ada.toString()).contains("ada").doesNotContain("0421");
        }
    }

    @Test
    void thePasswordLeavesAsItsDigestAlone() {
        String token = "200 {\"access_token\":\"q1\",\"token_type\":\"bearer\"}";
        try (ScriptedServer server = ScriptedServer.answering(DOCUMENT, token)) {
            Token given = client(server).login("ada+lab@uni.example", Secret.of("abc"), Duration.ofHours(1));
            assertThat(given.accessToken()).isEqualTo(Secret.of("q1"));
            assertThat(given.toString()).doesNotContain("q1");
            assertThat(server.asked().get(1))
                    .isEqualTo("POST /api/cmd/in?expires_in=3600 grant_type=password&username=ada%2Blab%40uni.example"
                            + "&password=ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        }
    }

    @Test
    void argumentsGoWhereTheDocumentSays() {
        try (ScriptedServer server = ScriptedServer.answering(DOCUMENT, ADA)) {
            Users users = client(server).users();
            users.create(NewUser.of("ada@uni.example", "ada").named("Ada", "O'K"));
            users.delete("ada+lab@uni.example");
            users.setStateVar("x", "recentJobs", List.of(new RecentJob("P3", "W1", "J7")));
            users.setStateVar("x", "y", null);
            assertThat(server.asked())
                    .startsWith(
                            "GET /api/cmd/openapi.json",
                            "POST /api/cmd/all?email=ada%40uni.example&username=ada&first_name=Ada&last_name=O%27K&role=user",
                            "DELETE /api/cmd/one/ada%2Blab%40uni.example")
                    .endsWith("PUT /api/cmd/one/x/var/y null")
                    .hasSize(5);
            assertThat(server.asked().get(3))
                    .startsWith("PUT /api/cmd/one/x/var/recentJobs [{")
                    .contains("\"job_uid\":\"J7\"");
            assertThatThrownBy(() -> users.setStateVar("x", "y", new Object()))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void codesAndTokensGoInHeadsWithoutBeingNamed() {
        StringBuilder heads = new StringBuilder();
        try (ScriptedServer server = new ScriptedServer(exchange -> {
            boolean isDocument = exchange.getRequestURI().getPath().endsWith("openapi.json");
            heads.append(exchange.getRequestHeaders().getFirst("Authorization"))
                    .append(' ')
                    .append(exchange.getRequestHeaders().getFirst("token"))
                    .append('\n');
            ScriptedServer.answer(exchange, isDocument ? 200 : 204, isDocument ? DOCUMENT.substring(4) : "");
        })) {
            client(server).users().register("ada", Secret.of("0421"), Secret.of("abc"));
            assertThat(heads.toString()).isEqualTo("null null\nBearer k7token 0421\n");
            assertThat(server.asked().get(1)).startsWith("POST /api/cmd/one/ada/first {\"password\":\"ba7816bf");
        }
    }

    @Test
    void listsAndValuesAreWhatTheyAre() {
        try (ScriptedServer server = ScriptedServer.answering(
                DOCUMENT,
                "200 [" + ADA.substring(4) + "," + ADA.substring(4) + "]",
                "200 7",
                "200 true",
                "200 [\"a\",\"b\"]",
                "200 null",
                "200 {\"deep\":[1,null]}")) {
            Users users = client(server).users();
            assertThat(users.find(Role.ADMIN)).hasSize(2);
            assertThat(server.asked().get(1)).isEqualTo("GET /api/cmd/all?role=admin");
            assertThat(users.count()).isEqualTo(7);
            assertThat(users.adminExists()).isTrue();
            assertThat(users.getMyLanes()).containsExactly("a", "b");
            assertThat(users.getMyStateVar("k")).isEmpty();
            assertThat(users.getMyStateVar("k").map(Object::toString)).contains("{deep=[1, null]}");
        }
    }

    @Test
    void refusalsAreThePlatformsOwn() {
        try (ScriptedServer server = ScriptedServer.answering(
                DOCUMENT,
                "409 {\"detail\":\"taken\"}",
                "422 {\"detail\":[{\"loc\":[\"query\",\"email\"],\"msg\":\"no address\",\"type\":\"value_error\"}]}")) {
            Users users = client(server).users();
            assertThatThrownBy(() -> users.delete("x")).isInstanceOfSatisfying(Refused.class, refused -> {
                assertThat(refused).hasMessage("taken");
                assertThat(refused.status()).isEqualTo(409);
                assertThat(refused.code()).isEmpty();
            });
            assertThatThrownBy(() -> users.delete("x")).isInstanceOfSatisfying(Refused.class, refused -> {
                assertThat(refused).hasMessage("query.email: no address");
                assertThat(refused.code()).contains("value_error");
            });
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "200 <html>",
                "200 []",
                "200 {}",
                "200 {\"_id\":7}",
                "302 ",
                "502 <html>",
                "404 {\"error\":\"x\"}",
                "422 {\"detail\":[7]}",
                "200 {\"_id\":\"a\",\"name\":\"\",\"first_name\":\"\",\"last_name\":\"\",\"roles\":{\"a\":[\"king\"]}}",
                "200 {\"_id\":\"a\",\"name\":\"\",\"first_name\":\"\",\"last_name\":\"\",\"created_at\":\"soon\"}",
                "200 {\"_id\":\"a\",\"name\":\"\",\"first_name\":\"\",\"last_name\":\"\",\"reset_token\":\"\"}",
                "200 {\"_id\":\"a\",\"name\":\"\",\"first_name\":\"\",\"last_name\":\"\",\"profile\":{\"name\":7}}"
            })
    void otherAnswersAreToldOf(String answer) {
        try (ScriptedServer server = ScriptedServer.answering(DOCUMENT, answer)) {
            assertThatThrownBy(() -> client(server).users().me()).isInstanceOf(Misunderstood.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "200 <html>",
                "200 {}",
                "200 {\"paths\":{}}",
                "200 {\"paths\":{\"//other.example/who\":{\"get\":{\"summary\":\"users.me\"}}}}",
                "200 {\"paths\":{\"/../who\":{\"get\":{\"summary\":\"users.me\"}}}}",
                "200 {\"paths\":{\"/{a}\":{\"get\":{\"summary\":\"users.me\"}}}}",
                "200 {\"paths\":{\"/{a\":{\"get\":{\"summary\":\"users.me\"}}}}",
                "200 {\"paths\":{\"/a\":{\"get\":7}}}"
            })
    void documentsWithoutTheFunctionAreToldOfAndNothingMoreIsAsked(String document) {
        try (ScriptedServer server = ScriptedServer.answering(document)) {
            assertThatThrownBy(() -> client(server).users().me()).isInstanceOf(Misunderstood.class);
            assertThat(server.asked()).containsExactly("GET /api/cmd/openapi.json");
        }
    }

    @Test
    void anArgumentThatTheServerDoesNotKnowIsNotLeftOut() {
        try (ScriptedServer server = ScriptedServer.answering(DOCUMENT, ADA)) {
            assertThatThrownBy(() -> client(server).users().update("x", UserChanges.NONE.withFirstName("Ada")))
                    .isInstanceOf(Misunderstood.class)
                    .hasMessage("the server's users.update takes no argument first_name");
            assertThat(server.asked()).hasSize(1);
        }
    }

    @Test
    void settingsThatAreEmptyAreLeftOut() {
        assertThat(FileBrowserSettings.NONE.members()).isEmpty();
        assertThat(new FileBrowserSettings(Optional.of(List.of("/d")), Optional.empty(), Optional.of("/p")).members())
                .containsOnly(Map.entry("allowed_prefixes", List.of("/d")), Map.entry("project_dir_default", "/p"));
    }
}
