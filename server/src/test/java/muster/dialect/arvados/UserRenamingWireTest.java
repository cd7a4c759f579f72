package muster.dialect.arvados;

import static muster.testing.ArvadosDoor.errors;
import static muster.testing.ArvadosDoor.fresh;
import static muster.testing.ArvadosDoor.ok;
import static org.assertj.core.api.Assertions.assertThat;

import muster.testing.Answer;
import muster.testing.ArvadosDoor;
import muster.testing.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Users who get another uuid. */
class UserRenamingWireTest {
    private final ArvadosDoor door = ArvadosDoor.shared();

    private static String freshUuid(String cluster) {
        return (cluster + "-tpzed-" + fresh("renamed") + "000000000000000").substring(0, 27);
    }

    private Answer rename(String uuid, String wanted) {
        return door.admin().post("users/" + uuid + "/update_uuid", Json.object("new_uuid", wanted));
    }

    @ParameterizedTest
    @ValueSource(strings = {"must1", "other"})
    void everythingFollowsAUserToAnotherUuid(String cluster) {
        ArvadosDoor.Person person = door.active("last_name", fresh("Renamed"));
        ok(person.http().put("users/" + person.uuid(), Json.object("first_name", "Own")));
        JsonNode referring = door.user("default_owner_uuid", person.uuid());
        String wanted = freshUuid(cluster);

        JsonNode renamed = ok(rename(person.uuid(), wanted));

        assertThat(Json.text(renamed, "uuid")).isEqualTo(wanted);
        assertThat(Json.text(renamed, "last_name")).isEqualTo(Json.text(person.user(), "last_name"));
        assertThat(door.user(wanted)).isEqualTo(renamed);
        assertThat(door.admin().get("users/" + person.uuid()).status()).isEqualTo(404);
        assertThat(Json.text(person.current(), "uuid")).isEqualTo(wanted);
        assertThat(Json.text(door.user(Json.text(referring, "uuid")), "default_owner_uuid"))
                .isEqualTo(wanted);
        assertThat(door.list("[[\"uuid\",\"=\",\"" + wanted + "\"]]")).containsExactly(renamed);
    }

    @Test
    void theLinksOfARenamedUserKeepTheirUuids() {
        JsonNode user = door.user();
        String uuid = Json.text(user, "uuid");
        String wanted = freshUuid("other");
        ok(rename(uuid, wanted));

        JsonNode link = ok(door.admin().post("users/setup", Json.object("uuid", wanted)))
                .get("items")
                .get(0);

        assertThat(Json.text(link, "uuid")).isEqualTo("must1-o0j2j-w" + uuid.substring(13));
        assertThat(Json.text(link, "tail_uuid")).isEqualTo(wanted);
    }

    @Test
    void onlyAdministratorsRename() {
        ArvadosDoor.Person person = door.active();
        ArvadosDoor.Person hidden = door.person();
        JsonNode wanted = Json.object("new_uuid", freshUuid("must1"));
        JsonNode before = person.seen();

        Answer refused = person.http().post("users/" + person.uuid() + "/update_uuid", wanted);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(errors(refused)).contains("Forbidden");
        assertThat(person.http()
                        .post("users/" + hidden.uuid() + "/update_uuid", wanted)
                        .status())
                .isEqualTo(404);
        assertThat(person.http()
                        .put("users/" + person.uuid(), Json.object("user", Json.object("uuid", freshUuid("must1"))))
                        .status())
                .isEqualTo(422);
        assertThat(person.seen()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "must1-zzzzz-0aaaaaaaaaaaaaa",
                "must1-j7d0g-0aaaaaaaaaaaaaa",
                "must1-tpzed-0aaaa",
                "must1-tpzed-000000000000000"
            })
    void aNewUuidIsOneOfAUserThatNobodyHas(String wanted) {
        JsonNode before = door.user();
        String uuid = Json.text(before, "uuid");

        assertThat(rename(uuid, wanted).status()).isEqualTo(422);
        assertThat(rename(uuid, uuid).status()).isEqualTo(422);
        assertThat(rename(uuid, Json.text(door.user(), "uuid")).status()).isEqualTo(422);
        assertThat(door.user(uuid)).isEqualTo(before);
    }

    @Test
    void theSystemsOwnUsersKeepTheirUuids() {
        assertThat(rename(ArvadosDoor.SYSTEM, freshUuid("must1")).status()).isEqualTo(422);
        assertThat(rename(ArvadosDoor.ANONYMOUS, freshUuid("must1")).status()).isEqualTo(422);
    }

    @Test
    void anUpdateRenamesAndDoesNothingElseThen() {
        JsonNode before = door.user("first_name", "A");
        String uuid = Json.text(before, "uuid");
        String wanted = freshUuid("must1");

        assertThat(door.admin()
                        .put("users/" + uuid, Json.object("user", Json.object("uuid", wanted, "first_name", "B")))
                        .status())
                .isEqualTo(422);
        assertThat(door.user(uuid)).isEqualTo(before);

        JsonNode renamed = ok(
                door.admin().put("users/" + uuid, Json.object("user", Json.object("uuid", wanted, "first_name", "A"))));
        assertThat(Json.text(renamed, "uuid")).isEqualTo(wanted);
    }

    @Test
    void aUserGetsAFormerUuidBackAndNobodyElseDoes() {
        ArvadosDoor.Person person = door.active();
        String other = Json.text(door.user(), "uuid");
        String wanted = freshUuid("must1");
        ok(rename(person.uuid(), wanted));

        assertThat(rename(other, person.uuid()).status()).isEqualTo(422);
        assertThat(Json.text(ok(rename(wanted, person.uuid())), "uuid")).isEqualTo(person.uuid());
        assertThat(Json.text(person.current(), "uuid")).isEqualTo(person.uuid());
        assertThat(door.admin().get("users/" + wanted).status()).isEqualTo(404);
        assertThat(rename(other, wanted).status()).isEqualTo(422);
        assertThat(rename(other, person.uuid()).status()).isEqualTo(422);
        assertThat(Json.text(ok(rename(person.uuid(), wanted)), "uuid")).isEqualTo(wanted);
    }
}
