package muster.dialect.arvados;

import static muster.testing.ArvadosDoor.errors;
import static muster.testing.ArvadosDoor.fresh;
import static muster.testing.ArvadosDoor.ok;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import muster.testing.Answer;
import muster.testing.ArvadosDoor;
import muster.testing.Json;
import muster.testing.RunningMuster;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Letting users in, activating them, and taking both back. */
class UserSetupWireTest {
    private static final String FORM = "application/x-www-form-urlencoded";

    private final ArvadosDoor door = ArvadosDoor.shared();

    private JsonNode setUp(String uuid) {
        return ok(door.admin().send("POST", "users/setup", FORM, BodyPublishers.ofString("uuid=" + uuid)));
    }

    @Test
    void setUpMakesTwoLinksAndInvitesTheUser() {
        JsonNode user = door.user();
        String uuid = Json.text(user, "uuid");
        String seed = uuid.substring(13);

        JsonNode answer = setUp(uuid);

        ObjectNode shared = Json.object(
                "kind",
                "arvados#link",
                "owner_uuid",
                "must1-tpzed-000000000000000",
                "created_at",
                Json.text(user, "created_at"),
                "modified_by_client_uuid",
                null,
                "modified_by_user_uuid",
                "must1-tpzed-000000000000000",
                "modified_at",
                Json.text(user, "created_at"),
                "link_class",
                "permission",
                "properties",
                Json.object());
        JsonNode member = Json.with(
                shared,
                "href",
                "/links/must1-o0j2j-w" + seed,
                "uuid",
                "must1-o0j2j-w" + seed,
                "name",
                "can_write",
                "tail_uuid",
                uuid,
                "tail_kind",
                "arvados#user",
                "head_uuid",
                "must1-j7d0g-fffffffffffffff",
                "head_kind",
                "arvados#group");
        JsonNode shown = Json.with(
                shared,
                "href",
                "/links/must1-o0j2j-r" + seed,
                "uuid",
                "must1-o0j2j-r" + seed,
                "name",
                "can_read",
                "tail_uuid",
                "must1-j7d0g-fffffffffffffff",
                "tail_kind",
                "arvados#group",
                "head_uuid",
                uuid,
                "head_kind",
                "arvados#user");
        assertThat(Json.text(answer, "kind")).isEqualTo("arvados#HashList");
        assertThat(Json.names(answer)).containsExactly("items", "kind");
        List<JsonNode> items = Json.list(answer.get("items"));
        assertThat(items).hasSize(3);
        assertThat(Json.text(items.getFirst(), "etag")).isNotEmpty();
        assertThat(Json.without(items.getFirst(), "etag")).isEqualTo(member);
        assertThat(Json.without(items.get(1), "etag")).isEqualTo(shown);
        assertThat(items.get(2)).isEqualTo(door.user(uuid));
        assertThat(items.get(2).get("is_invited").booleanValue()).isTrue();
        assertThat(items.get(2).get("is_active").booleanValue()).isFalse();

        assertThat(setUp(uuid)).isEqualTo(answer);
    }

    @Test
    void setUpMakesAUserToo() {
        String name = fresh("setup");
        JsonNode body = Json.object("user", Json.object("email", name + "@a.example", "first_name", "Sam"));

        List<JsonNode> items =
                Json.list(ok(door.admin().post("users/setup", body)).get("items"));

        JsonNode user = items.getLast();
        assertThat(Json.text(user, "first_name")).isEqualTo("Sam");
        assertThat(user.get("is_invited").booleanValue()).isTrue();
        assertThat(Json.text(items.getFirst(), "tail_uuid")).isEqualTo(Json.text(user, "uuid"));
        JsonNode again = Json.list(ok(door.admin().post("users/setup", body)).get("items"))
                .getLast();
        assertThat(Json.text(again, "uuid")).isNotEqualTo(Json.text(user, "uuid"));
        assertThat(Json.text(again, "email")).isEqualTo(Json.text(user, "email"));
        assertThat(Json.text(again, "username")).isEqualTo(name + "2");
    }

    @Test
    void setUpNeedsSomebody() {
        Answer nobody = door.admin().post("users/setup", Json.object());
        assertThat(nobody.status()).isEqualTo(422);
        assertThat(errors(nobody)).contains("Required uuid or user");
        assertThat(door.admin().send("POST", "users/setup").status()).isEqualTo(422);

        Answer addressless = door.admin().post("users/setup", Json.object("user", Json.object("first_name", "x")));
        assertThat(addressless.status()).isEqualTo(422);
        assertThat(errors(addressless)).contains("Require user email");

        Answer unknown = door.admin().post("users/setup", Json.object("uuid", "must1-tpzed-0zzzzzzzzzzzzzz"));
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(errors(unknown)).contains("Path not found");

        String uuid = Json.text(door.user(), "uuid");
        Answer taken = door.admin()
                .post(
                        "users/setup",
                        Json.object("user", Json.object("uuid", uuid, "email", fresh("t") + "@a.example")));
        assertThat(taken.status()).isEqualTo(422);
    }

    @Test
    void setUpOfAKnownUserTakesNoAttributes() {
        JsonNode user = door.user();
        String uuid = Json.text(user, "uuid");

        ok(door.admin().post("users/setup", Json.object("uuid", uuid, "user", Json.object("email", "else@a.example"))));

        assertThat(Json.text(door.user(uuid), "email")).isEqualTo(Json.text(user, "email"));
    }

    @Test
    void onlyAdministratorsSetUp() {
        ArvadosDoor.Person person = door.active();
        for (JsonNode body : List.of(
                Json.object("uuid", person.uuid()),
                Json.object("uuid", "must1-tpzed-0zzzzzzzzzzzzzz"),
                Json.object())) {
            Answer refused = person.http().post("users/setup", body);
            assertThat(refused.status()).isEqualTo(403);
            assertThat(errors(refused)).contains("Forbidden");
        }
    }

    @Test
    void whoIsNotInvitedCannotActivateHimself() {
        ArvadosDoor.Person person = door.person();

        Answer refused = person.http().send("POST", "users/" + person.uuid() + "/activate");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(errors(refused)).contains("Cannot activate without being invited");
    }

    @Test
    void whoIsInvitedActivatesHimselfByEitherPath() {
        ArvadosDoor.Person one = door.person();
        ArvadosDoor.Person other = door.person();
        setUp(one.uuid());
        setUp(other.uuid());

        JsonNode activated = ok(one.http().send("POST", "users/" + one.uuid() + "/activate"));
        assertThat(activated.get("is_active").booleanValue()).isTrue();
        assertThat(activated).isEqualTo(one.current());
        assertThat(ok(other.http().send("POST", "users/activate?uuid=" + other.uuid()))
                        .get("is_active")
                        .booleanValue())
                .isTrue();

        assertThat(ok(one.http().send("POST", "users/" + one.uuid() + "/activate")))
                .isEqualTo(activated);
        assertThat(Json.without(ok(door.admin().send("POST", "users/" + one.uuid() + "/activate")), "writable_by"))
                .isEqualTo(Json.without(activated, "writable_by"));
    }

    @Test
    void whoActivatesSomebodyElseActivatesHimself() {
        ArvadosDoor.Person one = door.person();
        ArvadosDoor.Person other = door.person();
        setUp(one.uuid());
        setUp(other.uuid());

        assertThat(Json.text(ok(one.http().send("POST", "users/" + other.uuid() + "/activate")), "uuid"))
                .isEqualTo(one.uuid());

        assertThat(one.seen().get("is_active").booleanValue()).isTrue();
        assertThat(other.seen().get("is_active").booleanValue()).isFalse();
    }

    @Test
    void anAdministratorActivatesAnybody() {
        ArvadosDoor.Person person = door.person();

        JsonNode activated = ok(door.admin().send("POST", "users/" + person.uuid() + "/activate"));

        assertThat(activated.get("is_active").booleanValue()).isTrue();
        assertThat(activated.get("is_invited").booleanValue()).isTrue();
        assertThat(door.admin()
                        .send("POST", "users/must1-tpzed-0zzzzzzzzzzzzzz/activate")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void unsetupTakesEverythingBack() {
        ArvadosDoor.Person person = door.active("prefs", Json.object("a", 1), "identity_url", "kept");

        JsonNode withdrawn = ok(door.admin().send("POST", "users/" + person.uuid() + "/unsetup"));

        assertThat(withdrawn.get("is_active").booleanValue()).isFalse();
        assertThat(withdrawn.get("is_invited").booleanValue()).isFalse();
        assertThat(withdrawn.get("is_admin").booleanValue()).isFalse();
        assertThat(withdrawn.get("prefs")).isEqualTo(Json.object());
        assertThat(Json.text(withdrawn, "identity_url")).isEqualTo("kept");
        assertThat(person.seen()).isEqualTo(withdrawn);
        assertThat(person.http().get("users/current").status()).isEqualTo(401);

        ArvadosDoor.Person again = new ArvadosDoor.Person(door, person.user(), door.token(person.user()));
        assertThat(again.current().get("is_active").booleanValue()).isFalse();
        Answer refused = again.http().send("POST", "users/" + person.uuid() + "/activate");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(errors(refused)).contains("Cannot activate without being invited");
    }

    @Test
    void unsetupOfAnAdministratorMakesHimNone() {
        ArvadosDoor.Person person = door.active("is_admin", true);

        ok(door.admin().send("POST", "users/" + person.uuid() + "/unsetup"));
        JsonNode active =
                ok(door.admin().put("users/" + person.uuid(), Json.object("user", Json.object("is_active", true))));

        assertThat(active.get("is_active").booleanValue()).isTrue();
        assertThat(active.get("is_admin").booleanValue()).isFalse();
    }

    @Test
    void onlyAdministratorsUndoSetUp() {
        ArvadosDoor.Person one = door.active();
        ArvadosDoor.Person other = door.active();
        ArvadosDoor.Person hidden = door.person();
        JsonNode before = one.seen();

        Answer refused = one.http().send("POST", "users/" + one.uuid() + "/unsetup");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(errors(refused)).contains("Forbidden");
        assertThat(one.http().send("POST", "users/" + other.uuid() + "/unsetup").status())
                .isEqualTo(403);
        assertThat(one.http()
                        .send("POST", "users/" + hidden.uuid() + "/unsetup")
                        .status())
                .isEqualTo(404);
        assertThat(one.seen()).isEqualTo(before);
    }

    @Test
    void aSiteMayLetEverybodyInAtOnce() {
        try (RunningMuster site = ArvadosDoor.cluster("arvados.auto-setup-new-users=true")) {
            ArvadosDoor there = new ArvadosDoor(site);
            JsonNode local = there.user();
            JsonNode foreign = there.user("uuid", "other-tpzed-0aaaaaaaaaaaaaa");

            assertThat(local.get("is_invited").booleanValue()).isTrue();
            assertThat(local.get("is_active").booleanValue()).isFalse();
            assertThat(foreign.get("is_invited").booleanValue()).isFalse();
        }
    }

    @Test
    void aSiteMayMakeEverybodyActiveAtOnce() {
        try (RunningMuster site = ArvadosDoor.cluster("arvados.new-users-are-active=true")) {
            ArvadosDoor there = new ArvadosDoor(site);

            assertThat(there.user().get("is_active").booleanValue()).isTrue();
            assertThat(there.user("is_active", false).get("is_active").booleanValue())
                    .isFalse();
        }
    }
}
