package muster.dialect.cloudomation;

import static muster.testing.CloudomationAnswers.assertNothing;
import static muster.testing.CloudomationAnswers.assertPlainlyRefused;
import static muster.testing.CloudomationAnswers.assertRefused;
import static muster.testing.CloudomationDoor.created;
import static muster.testing.CloudomationDoor.fresh;
import static muster.testing.CloudomationDoor.newUser;
import static muster.testing.CloudomationDoor.ok;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import muster.testing.Answer;
import muster.testing.CloudomationDoor;
import muster.testing.CloudomationDoor.Person;
import muster.testing.Http;
import muster.testing.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class PermissionWireTest {
    private static final CloudomationDoor DOOR = CloudomationDoor.shared();

    private static final JsonNode CHANGE = Json.object("description", "x");

    private static void assertForbidden(Answer answer) {
        assertPlainlyRefused(answer, 403, "forbidden");
    }

    /** Everything that takes the role of an administrator, done to this user. */
    private static void assertMayNotManage(Http who, Person target) {
        JsonNode before = target.seen();
        assertForbidden(who.patch(target.path(), CHANGE));
        assertForbidden(who.patch(target.path(), Json.object("is_enabled", false)));
        assertForbidden(who.patch(target.path(), Json.object("name", fresh("x"))));
        assertForbidden(who.patch(target.path(), Json.object("roles", "default")));
        assertForbidden(who.patch(target.path(), Json.object("pending_email", fresh("x") + "@lab.example")));
        assertForbidden(who.delete(target.path()));
        assertForbidden(who.delete(target.path() + "?permanently=true"));
        for (String action : List.of("invite", "unlock", "restore", "twofa/reset", "cancel_email_change")) {
            assertForbidden(who.send("POST", target.path(action)));
        }
        assertThat(target.seen()).isEqualTo(before);
        assertThat(target.isSignedIn()).isTrue();
    }

    @Test
    void plainUserAndAuditorManageNobody() {
        Person target = DOOR.user();
        Person higher = DOOR.administrator();
        for (Person who : List.of(DOOR.user(), DOOR.auditor())) {
            assertMayNotManage(who.http(), target);
            assertMayNotManage(who.http(), higher);
            assertForbidden(who.http().post("user", newUser(fresh("u"))));
            assertForbidden(who.http().post("import", Json.object("user", Json.object("name", fresh("u")))));
            assertForbidden(who.http()
                    .post("import?dry_run=true", Json.object("user", Json.object("name", fresh("u")))));
            assertForbidden(who.http().post("project", Json.object("name", fresh("p"))));
            assertForbidden(who.http().get("mail_outbox"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"is_enabled\":false}",
                "{\"is_enabled\":true}",
                "{\"is_archived\":true}",
                "{\"is_readonly\":true}",
                "{\"name\":\"somebody else\"}",
                "{\"project_id\":null}",
                "{\"roles\":\"organization-admin\"}",
                "{\"description\":\"good\",\"is_readonly\":true}"
            })
    void plainUserChangesOfHimselfOnlyDescriptionAndIcon(String body) {
        Person person = DOOR.user();
        JsonNode before = person.seen();

        assertForbidden(person.http().patch(person.path(), Json.parse(body)));
        assertThat(person.seen()).isEqualTo(before);
    }

    @Test
    void plainUserDoesNotDeleteOrInviteHimself() {
        Person person = DOOR.user();

        assertForbidden(person.http().delete(person.path()));
        assertForbidden(person.http().delete(person.path() + "?permanently=true"));
        for (String action : List.of("invite", "unlock", "restore", "twofa/reset")) {
            assertForbidden(person.http().send("POST", person.path(action)));
        }
        assertThat(person.isSignedIn()).isTrue();
    }

    @Test
    void iconAndDescriptionAreOnesOwn() {
        Person person = DOOR.user();

        JsonNode after =
                ok(person.http().patch(person.path(), Json.object("description", "me", "icon", "<svg></svg>")));
        assertThat(Json.text(after, "icon")).isEqualTo("<svg></svg>");
    }

    @Test
    void managerManagesThoseOfNoHigherRank() {
        Person manager = DOOR.manager();
        Http who = manager.http();
        JsonNode made = created(who.post("user", newUser(fresh("u"), "roles", "workspace-admin")));
        Person peer = DOOR.activated(made);

        assertThat(Json.text(made, "created_by")).isEqualTo(manager.id());
        ok(who.patch(peer.path(), CHANGE));
        Person below = DOOR.user();
        ok(who.patch(below.path(), Json.object("roles", "workspace-admin")));
        ok(who.patch(below.path(), Json.object("roles", "default", "is_enabled", false)));
        assertNothing(who.send("POST", below.path("unlock")));
        assertNothing(who.delete(below.path()));
        ok(who.send("POST", below.path("restore")));
        assertForbidden(who.delete(below.path() + "?permanently=true"));
        assertForbidden(who.get("mail_outbox"));
    }

    @Test
    void managerActsOnNobodyOfHigherRankAndGivesNone() {
        Person manager = DOOR.manager();
        Person target = DOOR.user();

        assertMayNotManage(manager.http(), DOOR.administrator());
        assertForbidden(manager.http().post("user", newUser(fresh("u"), "roles", "organization-admin")));
        assertForbidden(manager.http().post("user", newUser(fresh("u"), "roles", "default,organization-admin")));
        assertForbidden(manager.http().patch(target.path(), Json.object("roles", "organization-admin")));
        assertThat(Json.text(target.seen(), "roles")).isEqualTo("default");
    }

    @Test
    void nobodyChangesTheOwnRoles() {
        for (Person person : List.of(DOOR.auditor(), DOOR.manager(), DOOR.administrator())) {
            String own = Json.text(person.seen(), "roles");
            for (String roles : List.of("default", "organization-admin", "default," + own, "")) {
                if (!roles.equals(own)) {
                    assertForbidden(person.http().patch(person.path(), Json.object("roles", roles)));
                }
            }
            assertThat(Json.text(person.seen(), "roles")).isEqualTo(own);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"is_enabled\":false}", "{\"is_archived\":true}"})
    void nobodyBarsHimself(String body) {
        Person administrator = DOOR.administrator();
        JsonNode before = administrator.seen();

        assertPlainlyRefused(administrator.http().patch(administrator.path(), Json.parse(body)), 409, "not_on_self");
        assertPlainlyRefused(administrator.http().delete(administrator.path()), 409, "not_on_self");
        assertPlainlyRefused(
                administrator.http().delete(administrator.path() + "?permanently=true"), 409, "not_on_self");
        assertPlainlyRefused(DOOR.manager().http().patch("user/iris?by=name", Json.parse(body)), 403, "forbidden");
        assertThat(administrator.seen()).isEqualTo(before);
        assertThat(administrator.isSignedIn()).isTrue();
    }

    @Test
    void lastAdministratorStays() {
        Person other = DOOR.administrator();
        Person third = DOOR.administrator();
        third.changed("roles", "workspace-admin");
        assertThat(Json.text(third.seen(), "roles")).isEqualTo("workspace-admin");

        Answer answer = DOOR.admin().patch("user/iris?by=name", Json.object("is_enabled", false));
        assertThat(answer.json().at("/error/code").stringValue()).isIn("not_on_self", "last_admin");
        assertThat(answer.status()).isEqualTo(409);
        ok(other.http().get("user"));
    }

    @Test
    void rolesThatWereTakenAreGoneAtOnce() {
        Person manager = DOOR.manager();
        Person target = DOOR.user();
        ok(manager.http().patch(target.path(), CHANGE));
        manager.changed("roles", "default");

        assertForbidden(manager.http().patch(target.path(), Json.object("description", "y")));
        assertThat(ok(manager.http().get(target.path())).has("email")).isFalse();
        assertThat(Json.text(ok(manager.http().get("auth/session")), "roles")).isEqualTo("default");
    }

    @Test
    void exportsOfOthersAreForThoseWhoSeePrivateThings() {
        Person person = DOOR.user();
        Http plain = DOOR.user().http();

        assertForbidden(plain.get(person.path() + "?download=export"));
        assertThat(person.http().get(person.path() + "?download=export").status())
                .isEqualTo(200);
        assertThat(DOOR.auditor().http().get(person.path() + "?download=export").status())
                .isEqualTo(200);
        assertThat(DOOR.auditor().http().get("user?download=export").status()).isEqualTo(200);
        Answer all = plain.get("user?download=export");
        assertThat(all.status() == 403 || !all.text().contains(person.email()))
                .as(all.toString())
                .isTrue();
    }

    @Test
    void trashIsSeenByWhoMayRestore() {
        Person person = DOOR.user();
        assertNothing(DOOR.admin().delete(person.path()));

        ok(DOOR.manager().http().get(person.path() + "?allow_deleted=true"));
        assertRefused(DOOR.user().http().get(person.path()), 404, "not_found");
    }

    @Test
    void strangersAreToldNothingWhateverTheyAskFor() {
        String path = DOOR.user().path();
        Http stranger = DOOR.anybody();
        for (String get : List.of("user", path, "user/" + CloudomationDoor.UNUSED_ID, "project", "mail_outbox")) {
            assertRefused(stranger.get(get), 401, "unauthorized");
        }
        assertRefused(stranger.post("user", Json.object()), 401, "unauthorized");
        assertRefused(stranger.patch(path, CHANGE), 401, "unauthorized");
        assertRefused(stranger.delete(path), 401, "unauthorized");
        assertRefused(stranger.post("import", Json.object()), 401, "unauthorized");
        assertRefused(stranger.post("project", Json.object("name", "x")), 401, "unauthorized");
        for (String action : List.of(
                "restore invite unlock change_password change_email cancel_email_change twofa/enroll twofa/verify"
                        .split(" "))) {
            assertRefused(stranger.post(path + "/" + action, Json.object()), 401, "unauthorized");
        }
        for (String action : List.of("twofa/disable", "twofa/recovery_codes", "twofa/reset")) {
            assertRefused(stranger.post(path + "/" + action, Json.object()), 401, "unauthorized");
        }
        assertRefused(stranger.send("POST", "auth/logout"), 401, "unauthorized");
    }
}
