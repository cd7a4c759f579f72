package muster.dialect.connect;

import static muster.testing.ConnectAnswers.assertEmpty;
import static muster.testing.ConnectAnswers.assertIsEnvelope;
import static muster.testing.ConnectAnswers.assertRefused;
import static muster.testing.ConnectAnswers.ok;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import muster.testing.BrowserSession;
import muster.testing.ConnectDoor;
import muster.testing.ConnectDoor.Person;
import muster.testing.Http;
import muster.testing.Json;
import muster.testing.RunningMuster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What creation demands where people are known to somebody else. */
class ConnectProvidersWireTest {

    @Test
    void aPasswordServerHasNoTicketsAndNoRemotePeople() {
        ConnectDoor door = ConnectDoor.shared();
        for (Person person : new Person[] {door.publisher(), door.administrator()}) {
            assertRefused(person.http().put("v1/users", Json.object("temp_ticket", "abc")), 400, 119);
            assertRefused(person.http().get("v1/users/remote?prefix=a"), 400, 132);
        }
        assertRefused(door.admin().put("v1/groups", Json.object("temp_ticket", "abc")), 400, 119);
        assertRefused(door.admin().get("v1/groups/remote?prefix=a"), 400, 132);
    }

    @ParameterizedTest
    @ValueSource(strings = {"saml", "oauth2"})
    void anOutsideIdIsDemandedAndIsGivenOnce(String provider) {
        try (RunningMuster server = RunningMuster.with("connect.provider=" + provider)) {
            ConnectDoor door = new ConnectDoor(server);
            JsonNode bare = Json.object("username", "tomas", "email", "tomas@lab.example");
            assertRefused(door.admin().post("v1/users", bare), 400, 129);
            assertRefused(door.admin().post("v1/users", Json.with(bare, "unique_id", "")), 400, 129);
            JsonNode user = door.create(Json.with(bare, "unique_id", "tomas@idp.example"));
            assertThat(user)
                    .isEqualTo(Json.object(
                            "guid",
                            Json.text(user, "guid"),
                            "username",
                            "tomas",
                            "email",
                            "tomas@lab.example",
                            "first_name",
                            "",
                            "last_name",
                            "",
                            "user_role",
                            "viewer",
                            "created_time",
                            Json.text(user, "created_time"),
                            "updated_time",
                            Json.text(user, "created_time"),
                            "active_time",
                            null,
                            "confirmed",
                            true,
                            "locked",
                            false,
                            "external_id",
                            "tomas@idp.example"));
            JsonNode other = Json.object("username", "nora", "email", "nora@lab.example");
            assertRefused(door.admin().post("v1/users", Json.with(other, "unique_id", "tomas@idp.example")), 400, 76);
            assertRefused(door.admin().post("v1/users", Json.with(other, "external_id", "tomas@idp.example")), 400, 76);
            assertThat(door.countUsers()).isEqualTo(2);
            JsonNode nora = door.create(Json.with(other, "external_id", "nora@idp.example"));
            assertThat(Json.text(nora, "external_id")).isEqualTo("nora@idp.example");
        }
    }

    @Test
    void administratorsAndThePersonItselfSeeTheOutsideIdWhereverAUserIsShown() {
        try (RunningMuster server = RunningMuster.with("connect.provider=saml")) {
            ConnectDoor door = new ConnectDoor(server);
            JsonNode tomas = door.create(Json.object("username", "tomas", "unique_id", "tomas@idp.example"));
            door.create(Json.object("username", "nora", "user_role", "publisher", "unique_id", "nora@idp.example"));
            String members = "v1/groups/" + Json.text(door.group("Optics"), "guid") + "/members";
            assertEmpty(door.admin().post(members, Json.object("user_guid", Json.text(tomas, "guid"))), 204);

            assertThat(shownTo(door.admin(), tomas, members)).containsOnly("tomas@idp.example");
            assertThat(shownTo(door.with(server.keyFor("nora")), tomas, members))
                    .containsOnly("");
            Http self = door.with(server.keyFor("tomas"));
            assertThat(shownTo(self, tomas, members)).containsOnly("tomas@idp.example");
            assertThat(Json.text(ok(self.get("v1/user")), "external_id")).isEqualTo("tomas@idp.example");
            assertThat(Json.names(ok(door.admin().get("v1/user")))).doesNotContain("external_id");
        }
    }

    /** The outside id of a user in each place where others are shown, empty where it is absent. */
    private static List<String> shownTo(Http viewer, JsonNode user, String members) {
        JsonNode listed = ok(viewer.get("v1/users?prefix=tomas")).get("results").get(0);
        JsonNode member = ok(viewer.get(members)).get("results").get(0);
        JsonNode got = ok(viewer.get("v1/users/" + Json.text(user, "guid")));
        return Stream.of(got, listed, member)
                .map(shown -> shown.path("external_id").asString(""))
                .toList();
    }

    @Test
    void anOutsideIdIsFoundOnlyWhole() {
        try (RunningMuster server = RunningMuster.with("connect.provider=saml")) {
            ConnectDoor door = new ConnectDoor(server);
            JsonNode user = door.create(
                    Json.object("username", "tomas", "email", "tomas@lab.example", "unique_id", "uid-4711-of-the-idp"));
            assertThat(door.adminClient().users().find("prefix", "uid-4711-of-the-idp"))
                    .containsExactly(user);
            assertThat(door.adminClient().users().find("prefix", "uid-4711")).isEmpty();
        }
    }

    @Test
    void passwordFieldsAreIgnoredAndOpenNothing() {
        try (RunningMuster server = RunningMuster.with("connect.provider=saml")) {
            ConnectDoor door = new ConnectDoor(server);
            JsonNode body = ConnectDoor.newUser(
                    "tomas", "unique_id", "tomas@idp.example", "password", "abc", "user_must_set_password", true);
            assertThat(door.create(body).get("confirmed").booleanValue()).isTrue();
            assertIsEnvelope(BrowserSession.signIn(server, "tomas", "abc"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"pam", "proxy"})
    void neitherPasswordNorOutsideIdIsDemanded(String provider) {
        try (RunningMuster server = RunningMuster.with("connect.provider=" + provider)) {
            ConnectDoor door = new ConnectDoor(server);
            JsonNode user = door.create(Json.object("username", "tomas", "email", "tomas@lab.example"));
            assertThat(user.get("confirmed").booleanValue()).isTrue();
            assertThat(Json.names(user)).doesNotContain("external_id");
            assertRefused(
                    door.admin().post("v1/users", Json.object("username", "TOMAS", "email", "t@lab.example")), 409, 8);
            assertRefused(door.admin().put("v1/users", Json.object("temp_ticket", "abc")), 400, 119);
            assertRefused(door.admin().get("v1/users/remote?prefix=a"), 400, 132);
        }
    }

    @Test
    void aProxyThatTellsIdsDemandsThem() {
        try (RunningMuster server = RunningMuster.with("connect.provider=proxy", "connect.proxy-unique-id=true")) {
            ConnectDoor door = new ConnectDoor(server);
            JsonNode bare = Json.object("username", "tomas", "email", "tomas@lab.example");
            assertRefused(door.admin().post("v1/users", bare), 400, 129);
            assertThat(Json.text(door.create(Json.with(bare, "unique_id", "t-1")), "external_id"))
                    .isEqualTo("t-1");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ldap", "google"})
    void aDirectoryProviderTakesTicketsOnly(String provider) {
        try (RunningMuster server = RunningMuster.with("connect.provider=" + provider)) {
            ConnectDoor door = new ConnectDoor(server);
            assertRefused(door.admin().post("v1/users", ConnectDoor.newUser("tomas")), 400, 120);
            assertRefused(
                    door.admin().post("v1/users", ConnectDoor.newInvited("tomas", "unique_id", "cn=tomas")), 400, 120);
            assertRefused(door.admin().put("v1/users", Json.object("temp_ticket", "invented")), 400, 127);
            assertThat(door.countUsers()).isEqualTo(1);
        }
    }

    @Test
    void theClientForRSeesADirectoryServer() {
        try (RunningMuster server = RunningMuster.with("connect.provider=ldap")) {
            ConnectDoor door = new ConnectDoor(server);
            JsonNode authentication =
                    ok(door.anonymous().get("server_settings")).get("authentication");
            assertThat(Json.text(authentication, "name")).isEqualTo("LDAP");
        }
    }
}
