package muster.dialect.arvados;

import static muster.testing.ArvadosDoor.errors;
import static muster.testing.ArvadosDoor.fresh;
import static muster.testing.ArvadosDoor.ok;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import muster.testing.Answer;
import muster.testing.ArvadosDoor;
import muster.testing.ArvadosDoor.Person;
import muster.testing.Json;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What becomes of two users who are made one. */
class UserMergeWireTest {
    private final ArvadosDoor door = ArvadosDoor.shared();
    private final Person old = door.active();
    private final Person into = door.active();

    private Answer mergeByUuids(boolean redirect, String heir) {
        return door.admin()
                .post(
                        "users/merge",
                        Json.object(
                                "old_user_uuid",
                                old.uuid(),
                                "new_user_uuid",
                                into.uuid(),
                                "new_owner_uuid",
                                heir,
                                "redirect_to_new_user",
                                redirect));
    }

    private Answer mergeByTokens(Person caller, String token, String heir) {
        return caller.http()
                .post(
                        "users/merge",
                        Json.object("new_user_token", token, "new_owner_uuid", heir, "redirect_to_new_user", true));
    }

    private JsonNode project(Person owner, String name) {
        return ok(door.admin()
                .post(
                        "groups",
                        Json.object(
                                "group",
                                Json.object("group_class", "project", "name", name, "owner_uuid", owner.uuid()))));
    }

    @Test
    void withATokenOfTheNewUserTheOldTokenAnswersForTheNewOne() {
        JsonNode answer = ok(mergeByTokens(old, into.token(), into.uuid()));
        assertThat(Json.text(answer, "uuid")).isEqualTo(old.uuid());
        assertThat(Json.text(old.current(), "uuid")).isEqualTo(into.uuid());
    }

    @Test
    void anAdministratorMergesByUuidsAndTheOldUserIsGone() {
        JsonNode answer = ok(mergeByUuids(true, into.uuid()));
        assertThat(answer.get("username").isNull()).isTrue();
        assertThat(door.admin().get("users/" + old.uuid()).status()).isEqualTo(404);
        assertThat(door.list("[[\"uuid\",\"=\",\"" + old.uuid() + "\"]]")).isEmpty();
        assertThat(Json.text(old.current(), "uuid")).isEqualTo(into.uuid());
    }

    @Test
    void withoutARedirectTheOldTokenIsDeadAndTheOldUserStays() {
        JsonNode answer = ok(mergeByUuids(false, into.uuid()));
        assertThat(Json.text(answer, "username")).isEqualTo(old.username());
        assertThat(old.http().get("users/current").status()).isEqualTo(401);
        JsonNode seen = old.seen();
        assertThat(Json.text(seen, "email")).isEqualTo(Json.text(old.user(), "email"));
        assertThat(seen.get("is_active").booleanValue()).isFalse();
        assertThat(door.list("[[\"uuid\",\"=\",\"" + old.uuid() + "\"]]")).hasSize(1);
        ok(door.admin().send("POST", "users/" + old.uuid() + "/unsetup"));
        assertThat(into.current().get("is_active").booleanValue()).isTrue();
    }

    @Test
    void aProjectOfTheOldUserGoesWhereTheNewOneSays() {
        String project = Json.text(project(old, fresh("genome")), "uuid");
        String heir = Json.text(project(into, fresh("heir")), "uuid");
        ok(mergeByUuids(true, heir));
        JsonNode moved = ok(door.admin().get("groups/" + project));
        assertThat(Json.text(moved, "owner_uuid")).isEqualTo(heir);
    }

    @Test
    void keysThatWereAuthorizedForTheOldUserAreTheNewOnesAfterARedirect() {
        Person owner = door.active();
        JsonNode own = authorized(old, old);
        JsonNode lent = authorized(owner, old);
        ok(mergeByUuids(true, into.uuid()));
        JsonNode moved = ok(door.admin().get("authorized_keys/" + Json.text(own, "uuid")));
        assertThat(Json.text(moved, "owner_uuid")).isEqualTo(into.uuid());
        assertThat(Json.text(moved, "authorized_user_uuid")).isEqualTo(into.uuid());
        JsonNode followed = ok(door.admin().get("authorized_keys/" + Json.text(lent, "uuid")));
        assertThat(Json.text(followed, "owner_uuid")).isEqualTo(owner.uuid());
        assertThat(Json.text(followed, "authorized_user_uuid")).isEqualTo(into.uuid());
    }

    private JsonNode authorized(Person owner, Person user) {
        return ok(door.admin()
                .post(
                        "authorized_keys",
                        Json.object(
                                "authorized_key",
                                Json.object(
                                        "name",
                                        fresh("card"),
                                        "key_type",
                                        "SSH",
                                        "public_key",
                                        "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI" + fresh("k") + " x@lab.example",
                                        "owner_uuid",
                                        owner.uuid(),
                                        "authorized_user_uuid",
                                        user.uuid()))));
    }

    @Test
    void aProjectThatTheNewUserMayNotWriteIsNoPlace() {
        Person third = door.active();
        String foreign = Json.text(project(third, fresh("foreign")), "uuid");
        for (String heir : List.of(foreign, third.uuid(), "must1-j7d0g-zzzzzzzzzzzzzzz", "nonsense")) {
            Answer refused = mergeByUuids(true, heir);
            assertThat(refused.status()).as(heir).isEqualTo(403);
            assertThat(errors(refused)).contains("cannot move objects");
        }
        assertThat(old.seen().get("is_active").booleanValue()).isTrue();
    }

    @Test
    void onlyAdministratorsNameTheUsers() {
        Answer refused = into.http()
                .post(
                        "users/merge",
                        Json.object(
                                "old_user_uuid",
                                old.uuid(),
                                "new_user_uuid",
                                into.uuid(),
                                "new_owner_uuid",
                                into.uuid()));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(errors(refused)).contains("Must be admin to use old_user_uuid/new_user_uuid");
    }

    @Test
    void bothUuidsAndAnOwnerAreNeeded() {
        JsonNode one = Json.object("old_user_uuid", old.uuid(), "new_owner_uuid", into.uuid());
        Answer halfNamed = door.admin().post("users/merge", one);
        assertThat(halfNamed.status()).isEqualTo(422);
        assertThat(errors(halfNamed)).contains("Must supply both old_user_uuid and new_user_uuid");
        Answer ownerless = door.admin()
                .post("users/merge", Json.object("old_user_uuid", old.uuid(), "new_user_uuid", into.uuid()));
        assertThat(ownerless.status()).isEqualTo(422);
        assertThat(errors(ownerless)).contains("new_owner_uuid");
        Answer empty = mergeByUuids(true, "");
        assertThat(empty.status()).isEqualTo(422);
        assertThat(errors(empty)).contains("new_owner_uuid");
    }

    @Test
    void whoIsUnknownOrMergedAwayIsNotFound() {
        JsonNode unknown = Json.object(
                "old_user_uuid",
                "must1-tpzed-zzzzzzzzzzzzzzz",
                "new_user_uuid",
                into.uuid(),
                "new_owner_uuid",
                into.uuid());
        Answer refused = door.admin().post("users/merge", unknown);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(errors(refused)).contains("User in old_user_uuid not found");
        ok(mergeByUuids(false, into.uuid()));
        Answer again = mergeByUuids(true, into.uuid());
        assertThat(again.status()).isEqualTo(422);
        assertThat(errors(again)).contains("User in old_user_uuid not found");
    }

    @Test
    void aTokenOfTheNewUserMustBeGoodAndWhole() {
        Answer missing = old.http().post("users/merge", Json.object("new_owner_uuid", into.uuid()));
        assertThat(missing.status()).isEqualTo(401);
        assertThat(errors(missing)).contains("invalid new_user_token");
        Answer wrong = mergeByTokens(old, "0".repeat(50), into.uuid());
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(errors(wrong)).contains("invalid new_user_token");
        Answer scoped = mergeByTokens(old, narrow(into), into.uuid());
        assertThat(scoped.status()).isEqualTo(403);
        assertThat(errors(scoped)).contains("restricted scope");
        Answer scopedCaller = door.with(narrow(old))
                .post("users/merge", Json.object("new_user_token", into.token(), "new_owner_uuid", into.uuid()));
        assertThat(scopedCaller.status()).isEqualTo(403);
        assertThat(errors(scopedCaller)).contains("cannot merge with a scoped token");
    }

    private String narrow(Person person) {
        JsonNode token = ok(person.http()
                .post(
                        "api_client_authorizations",
                        Json.object(
                                "api_client_authorization",
                                Json.object("scopes", List.of("POST /arvados/v1/users/merge")))));
        return Json.text(token, "api_token");
    }

    @Test
    void nobodyIsMergedWithHimself() {
        Answer refused = mergeByTokens(old, old.token(), old.uuid());
        assertThat(refused.status()).isEqualTo(422);
        assertThat(errors(refused)).contains("cannot merge user to self");
    }

    @Test
    void theAddressOfAMergedUserFindsTheNewOneAtOtherDoors() {
        String address = Json.text(old.user(), "email");
        ok(mergeByUuids(true, into.uuid()));
        JsonNode third = door.create("email", address);
        assertThat(Json.text(third, "uuid")).isNotEqualTo(old.uuid());
        assertThat(Json.text(third, "username")).isEqualTo(old.username());
    }

    @Test
    void aMergeThatAsksForNonsenseIsRefused() {
        Answer refused = door.admin()
                .post(
                        "users/merge",
                        Json.object(
                                "old_user_uuid",
                                old.uuid(),
                                "new_user_uuid",
                                into.uuid(),
                                "new_owner_uuid",
                                into.uuid(),
                                "redirect_to_new_user",
                                "maybe"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(errors(refused)).contains("must be a boolean");
    }

    @Test
    void whoWasNeverActivatedIsKnownAllTheSameAndMayNotMerge() {
        Person invited = door.person();
        for (Answer refused : List.of(
                mergeByTokens(invited, into.token(), into.uuid()),
                mergeByTokens(old, invited.token(), invited.uuid()))) {
            assertThat(refused.status()).as(refused.toString()).isEqualTo(403);
            assertThat(errors(refused)).contains("403 Forbidden: ");
        }
        assertThat(invited.http().get("users/current").status()).isEqualTo(200);
    }
}
