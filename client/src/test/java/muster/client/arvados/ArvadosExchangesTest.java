package muster.client.arvados;

import static muster.client.arvados.Cluster.EVERYONE;
import static muster.client.arvados.Cluster.MIA;
import static muster.client.arvados.Cluster.OLA;
import static muster.client.arvados.Cluster.client;
import static muster.client.arvados.Cluster.mia;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import muster.client.ClientException.Misunderstood;
import muster.client.ClientException.Refused;
import muster.client.ScriptedServer;
import muster.client.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent for each method, and what is made of answers, those included that no server should give. */
class ArvadosExchangesTest {
    private static final String USERS = "/arvados/v1/users";

    private static String sent(String answer, Consumer<Users> act) {
        try (ScriptedServer server = ScriptedServer.answering(answer)) {
            act.accept(client(server).users());
            assertThat(server.asked()).hasSize(1);
            return server.asked().get(0);
        }
    }

    @Test
    void eachMethodAsksWhatItsNameSays() {
        String answer = "200" + mia();
        assertThat(sent(answer, Users::current)).isEqualTo("GET " + USERS + "/current");
        assertThat(sent(answer, Users::system)).isEqualTo("GET " + USERS + "/system");
        assertThat(sent(answer, users -> users.get(MIA))).isEqualTo("GET " + USERS + "/" + MIA);
        assertThat(sent(answer, users -> users.delete(MIA))).isEqualTo("DELETE " + USERS + "/" + MIA);
        assertThat(sent(answer, users -> users.activate(MIA))).isEqualTo("POST " + USERS + "/" + MIA + "/activate {}");
        assertThat(sent(answer, users -> users.unsetup(MIA))).isEqualTo("POST " + USERS + "/" + MIA + "/unsetup {}");
        assertThat(sent(answer, users -> users.updateUuid(MIA, OLA)))
                .isEqualTo("POST " + USERS + "/" + MIA + "/update_uuid {\"new_uuid\":\"" + OLA + "\"}");
        assertThat(sent(answer, users -> users.update(MIA, UserFields.NONE.lastName(null))))
                .isEqualTo("PUT " + USERS + "/" + MIA + " {\"user\":{\"last_name\":null}}");
        assertThat(sent(
                        answer,
                        users -> users.create(UserFields.NONE.email("m@x").active(true))))
                .isEqualTo("POST " + USERS + " {\"user\":{\"email\":\"m@x\",\"is_active\":true}}");
    }

    @Test
    void whatIsToBeToldStandsInTheAddress() {
        String answer = "200 {\"kind\":\"arvados#user\",\"username\":null}";
        assertThat(sent(answer, users -> {
                    User user = users.get(MIA, UserAttributes.USERNAME);
                    assertThat(user.username()).isEmpty();
                    assertThat(user.tells(UserAttributes.UUID)).isFalse();
                    assertThatThrownBy(user::uuid)
                            .isInstanceOf(IllegalStateException.class)
                            .hasMessageContaining("uuid");
                }))
                .isEqualTo("GET " + USERS + "/" + MIA + "?select=%5B%22username%22%5D");
    }

    @Test
    void bothWaysToMergeAreInTheBodyAndPrintNoToken() {
        assertThat(sent("200" + mia(), users -> users.merge(Merge.of(MIA, OLA, OLA))))
                .startsWith("POST " + USERS + "/merge {")
                .contains("\"old_user_uuid\":\"" + MIA, "\"new_user_uuid\":\"" + OLA, "\"new_owner_uuid\":\"" + OLA)
                .doesNotContain("redirect");
        Merge own = Merge.into(Secret.of("v2/x/hidden"), OLA).redirecting();
        assertThat(sent("200" + mia(), users -> users.merge(own)))
                .contains("\"new_user_token\":\"v2/x/hidden\"", "\"redirect_to_new_user\":true")
                .doesNotContain("uuid\":\"" + MIA);
        assertThat(own.toString()).doesNotContain("hidden");
    }

    @Test
    void settingUpTellsLinksAndUserApart() {
        String answer = "200 {\"kind\":\"arvados#HashList\",\"items\":[%s,%s,%s,{\"kind\":\"arvados#novelty\"}]}"
                .formatted(Cluster.link("can_write", MIA, EVERYONE), Cluster.link("can_read", EVERYONE, MIA), mia());
        String sent = sent(answer, users -> {
            SetupResult result = users.setup(
                    Setup.of(MIA).withVm("zzzzz-2x53u-000000000000001").notifying());
            assertThat(result.user().uuid()).isEqualTo(MIA);
            assertThat(result.links())
                    .extracting(link -> link.permission().orElseThrow())
                    .containsExactly(PermissionLevel.CAN_WRITE, PermissionLevel.CAN_READ);
        });
        assertThat(sent)
                .startsWith("POST " + USERS + "/setup {")
                .contains("\"uuid\":\"" + MIA, "\"vm_uuid\":\"zzzzz-2x53u-", "\"send_notification_email\":true");
        assertThat(sent(answer, users -> users.setup(Setup.creating(UserFields.NONE.email("m@x")))))
                .endsWith("/setup {\"user\":{\"email\":\"m@x\"}}");
    }

    @Test
    void aRecordIsReadToItsLastMember() {
        try (ScriptedServer server = ScriptedServer.answering("200" + mia())) {
            User user = client(server).users().current();
            assertThat(UserAttributes.ALL).allMatch(user::tells);
            assertThat(user.email()).contains("mia.holt+x@lab.example");
            assertThat(user.lastName()).isEmpty();
            assertThat(user.createdAt()).contains(Instant.parse("2026-03-02T09:14:55.120034Z"));
            assertThat(user.get(UserAttributes.WRITABLE_BY)).contains(List.of("zzzzz-tpzed-000000000000000", MIA));
            assertThat(user.prefs().get("profile")).isEqualTo(Map.of("lab", "4", "tags", Arrays.asList(1, null, true)));
            assertThatThrownBy(() -> user.prefs().clear()).isInstanceOf(UnsupportedOperationException.class);
            assertThat(user).isEqualTo(client(server).users().current()).hasToString("User[" + MIA + "]");
        }
    }

    @Test
    void whatOthersAreNotToldIsNotTakenForNothing() {
        try (ScriptedServer server = ScriptedServer.answering("200" + Cluster.restricted(OLA))) {
            User user = client(server).users().get(OLA);
            assertThat(user.isActive()).isTrue();
            assertThat(user.canWrite()).isFalse();
            assertThat(user.tells(UserAttributes.PREFS)).isFalse();
            assertThatThrownBy(user::prefs).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void emptyTimesOfTheFrontAreNoTimes() {
        String padded = mia().replace("\"2026-03-02T09:14:55.120034000Z\"", "\"\"");
        try (ScriptedServer server = ScriptedServer.answering("200" + padded)) {
            assertThat(client(server).users().get(MIA).createdAt()).isEmpty();
        }
    }

    @Test
    void aRefusalTellsEachErrorAndTheToken() {
        String answer = """
                422 {"errors":["Username must begin\\n with a letter (req-1)","Email is odd (req-1)"],"error_token":"1772442912+0f3a9c11"}""";
        try (ScriptedServer server = ScriptedServer.answering(answer)) {
            assertThatThrownBy(() -> client(server).users().create(UserFields.NONE))
                    .isInstanceOfSatisfying(Refused.class, refused -> {
                        assertThat(refused.status()).isEqualTo(422);
                        assertThat(refused.code()).contains("1772442912+0f3a9c11");
                        assertThat(refused.getMessage().lines())
                                .containsExactly("Username must begin with a letter (req-1)", "Email is odd (req-1)");
                    });
        }
    }

    @Test
    void theFrontsRefusalHasNoToken() {
        try (ScriptedServer server = ScriptedServer.answering("404 {\"errors\":[\"not found\"]}")) {
            assertThatThrownBy(() -> client(server).users().get(MIA))
                    .isInstanceOfSatisfying(
                            Refused.class, refused -> assertThat(refused.code()).isEmpty())
                    .hasMessage("not found");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "200",
                "200 <html>log in</html>",
                "200 []",
                "200 {}",
                "200 {\"kind\":\"arvados#group\",\"uuid\":\"zzzzz-j7d0g-fffffffffffffff\"}",
                "200 {\"kind\":\"arvados#user\",\"uuid\":7}",
                "404 <html>not here</html>",
                "502 Bad Gateway",
                "403 {\"errors\":[]}",
                "403 {\"errors\":\"no\"}",
                "403 {\"errors\":[{\"no\":1}]}",
                "403 [\"no\"]"
            })
    void whatIsNotTheProtocolIsMisunderstoodInASentence(String answer) {
        try (ScriptedServer server = ScriptedServer.answering(answer)) {
            assertThatThrownBy(() -> client(server).users().current()).isInstanceOf(Misunderstood.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"uuid\":\"zzzzz-tpzed-5n0c8w2r6t1y4u7\"|\"uuid\":null",
                "\"is_active\":false|\"is_active\":\"no\"",
                "\"is_admin\":false|\"is_admin\":null",
                "\"is_invited\":false,|",
                "\"prefs\":{|\"prefs\":[],\"x\":{",
                "\"can_write\":true|\"can_write\":1",
                "\"writable_by\":[|\"writable_by\":[3,",
                "\"username\":\"miaholt\"|\"username\":[]",
                "\"created_at\":\"2026-03-02T09:14:55.120034000Z\"|\"created_at\":\"yesterday\""
            })
    void aWrongMemberIsToldOf(String change) {
        String[] parts = change.split("\\|", -1);
        assertThat(mia()).contains(parts[0]);
        try (ScriptedServer server = ScriptedServer.answering("200" + mia().replace(parts[0], parts[1]))) {
            assertThatThrownBy(() -> client(server).users().current())
                    .isInstanceOf(Misunderstood.class)
                    .hasMessageStartingWith("the server sent an arvados#user whose ");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "current", "setup", ".", "..", "zzzzz-tpzed-5N0C8W2R6T1Y4U7", "../groups"})
    void whatIsNoUuidGoesNowhere(String uuid) {
        try (ScriptedServer server = ScriptedServer.answering("200" + mia())) {
            Users users = client(server).users();
            assertThatThrownBy(() -> users.get(uuid)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> users.delete(uuid)).isInstanceOf(IllegalArgumentException.class);
            assertThat(server.asked()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/arvados/v1", "/arvados/v1/"})
    void theAddressIsTakenWithAndWithoutThePathOfTheInterface(String ending) {
        try (ScriptedServer server = ScriptedServer.answering("200 {\"ClusterID\":\"zzzzz\"}")) {
            ArvadosClient client = ArvadosClient.of(URI.create(server.uri() + ending), Secret.of("3kqhidden"));
            assertThat(client.clusterId()).isEqualTo("zzzzz");
            assertThat(server.asked()).containsExactly("GET /arvados/v1/config");
        }
    }

    @Test
    void aTokenTellsItsLongForm() {
        String answer = """
                200 {"kind":"arvados#apiClientAuthorization","uuid":"zzzzz-gj3su-1a2b3c4d5e6f7g8","owner_uuid":"%s",
                     "api_token":"3kqhidden","scopes":["all"],"expires_at":null,"created_at":"2026-03-02T09:14:55.120034000Z",
                     "last_used_at":null}""".formatted(MIA);
        try (ScriptedServer server = ScriptedServer.answering(answer)) {
            ApiClientAuthorization token =
                    client(server).apiClientAuthorizations().current();
            assertThat(token.token()).contains(Secret.of("v2/zzzzz-gj3su-1a2b3c4d5e6f7g8/3kqhidden"));
            assertThat(token.toString()).doesNotContain("hidden").contains("(secret)");
            assertThat(server.asked()).containsExactly("GET /arvados/v1/api_client_authorizations/current");
        }
    }
}
