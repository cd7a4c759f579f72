package muster.dialect.cloudomation;

import static muster.testing.CloudomationAnswers.assertInvalid;
import static muster.testing.CloudomationAnswers.assertNothing;
import static muster.testing.CloudomationAnswers.assertRefused;
import static muster.testing.CloudomationAnswers.assertTaken;
import static muster.testing.CloudomationDoor.PASSWORD;
import static muster.testing.CloudomationDoor.created;
import static muster.testing.CloudomationDoor.fresh;
import static muster.testing.CloudomationDoor.ok;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import muster.testing.Answer;
import muster.testing.CloudomationDoor;
import muster.testing.CloudomationDoor.Person;
import muster.testing.Http;
import muster.testing.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class NameWireTest {
    private static final CloudomationDoor DOOR = CloudomationDoor.shared();

    private static Answer create(Object name) {
        return DOOR.admin().post("user", Json.object("name", name, "pending_email", fresh("n") + "@lab.example"));
    }

    private static String byName(String name) {
        return "user/" + Http.escape(name) + "?by=name";
    }

    private static Answer rename(JsonNode user, Object name) {
        return DOOR.admin().patch("user/" + Json.text(user, "id"), Json.object("name", name));
    }

    @Test
    void outerBlanksAreDroppedAndCaseDoesNotMatterToFind() {
        String name = fresh("Ilse.Brandt");
        JsonNode made = created(create(" \t " + name + " \u00a0"));

        assertThat(Json.text(made, "name")).isEqualTo(name);
        for (String spelling :
                List.of(name, name.toLowerCase(Locale.ROOT), name.toUpperCase(Locale.ROOT), " " + name)) {
            assertThat(ok(DOOR.admin().get(byName(spelling)))).isEqualTo(made);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "beam/line",
                "two words",
                "Jürgen Groß",
                "日本 太郎",
                "100%",
                "a+b",
                "q?x=1&y",
                "😀",
                "a;b:c@d#e",
                "o'neil\"s",
                "..",
                "a\\b"
            })
    void unusualNamesAreFoundOnEveryPath(String stem) {
        String name = fresh(stem);
        JsonNode made = created(create(name));
        String actions = "user/" + Http.escape(name) + "/invite?by=name";

        assertThat(Json.text(made, "name")).isEqualTo(name);
        assertThat(ok(DOOR.admin().get(byName(name)))).isEqualTo(made);
        assertNothing(DOOR.admin().send("POST", actions));
        assertThat(Json.text(ok(DOOR.admin().patch(byName(name), Json.object("description", "found"))), "description"))
                .isEqualTo("found");
        assertNothing(DOOR.admin().delete(byName(name)));
        ok(DOOR.admin().send("POST", "user/" + Http.escape(name) + "/restore?by=name"));
        assertNothing(DOOR.admin().delete(byName(name) + "&permanently=true"));
        assertRefused(DOOR.admin().get(byName(name) + "&allow_deleted=true"), 404, "not_found");
    }

    @Test
    void someoneSignsInWithAnUnusualName() {
        String name = fresh("Zoë/日本 ö");
        Person person = DOOR.activated(created(create(name)));

        assertThat(DOOR.signIn(name.toUpperCase(Locale.ROOT), PASSWORD).status())
                .isEqualTo(302);
        ok(person.http().get(byName(name)));
    }

    @Test
    void nameHasUpToAHundredAndTwentyEightCharacters() {
        String end = fresh("z");
        for (String letter : List.of("n", "ü", "本", "😀")) {
            String name = letter.repeat(128 - end.length()) + end;
            assertThat(Json.text(created(create(name)), "name")).isEqualTo(name);
            assertInvalid(create(letter + name), "name", "too_long");
            assertThat(create("  " + fresh("t") + "  ").status()).isEqualTo(201);
        }
        assertInvalid(create("n".repeat(10_000)), "name", "too_long");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'\"\"'|too_short",
                "'\"   \"'|too_short",
                "'\"a,b\"'|invalid",
                "'\"a\\u0000b\"'|invalid",
                "'\"a\\tb\"'|invalid",
                "'\"a\\nb\"'|invalid",
                "'\"a\\u007fb\"'|invalid",
                "'\"a\\u0085b\"'|invalid",
                "7|wrong_type",
                "true|wrong_type",
                "[]|wrong_type",
                "{}|wrong_type",
                "null|not_null"
            })
    void whatIsNoNameIsRefused(String name, String code) {
        String address = fresh("n") + "@lab.example";
        JsonNode body = Json.parse("{\"name\":" + name + ",\"pending_email\":\"" + address + "\"}");
        JsonNode user = DOOR.invited();

        Answer creation = DOOR.admin().post("user", body);
        Answer change = DOOR.admin().patch("user/" + Json.text(user, "id"), Json.parse("{\"name\":" + name + "}"));

        assertInvalid(creation, "name", name.equals("null") ? "required" : code);
        assertInvalid(change, "name", code);
        assertThat(DOOR.mails(address, "activation")).isEmpty();
        assertThat(DOOR.user(Json.text(user, "id"))).isEqualTo(user);
    }

    @Test
    void missingNameIsRequired() {
        assertInvalid(
                DOOR.admin().post("user", Json.object("pending_email", fresh("n") + "@lab.example")),
                "name",
                "required");
    }

    @Test
    void nameIsTakenInEveryCaseAndWidth() {
        String name = fresh("straße");
        JsonNode made = created(create(name));
        JsonNode other = DOOR.invited();
        for (String spelling : List.of(
                name,
                " " + name,
                name.toUpperCase(Locale.ROOT),
                name.replace('s', '\uff53'),
                name.replace('s', '\u017f'))) {
            assertTaken(create(spelling), "name");
            assertTaken(rename(other, spelling), "name");
        }
        assertThat(DOOR.user(Json.text(made, "id"))).isEqualTo(made);
        assertThat(DOOR.user(Json.text(other, "id"))).isEqualTo(other);
        assertThat(Json.text(ok(rename(made, name.toUpperCase(Locale.ROOT))), "name"))
                .isEqualTo(name.toUpperCase(Locale.ROOT));
    }

    @Test
    void nameOfWhoIsArchivedOrInTrashIsTaken() {
        JsonNode archived = DOOR.invited("is_archived", true);
        JsonNode trashed = DOOR.invited();
        assertNothing(DOOR.admin().delete("user/" + Json.text(trashed, "id")));

        assertTaken(create(Json.text(archived, "name")), "name");
        assertTaken(create(Json.text(trashed, "name").toUpperCase(Locale.ROOT)), "name");
    }

    @Test
    void newNameIsTheOneToSignInWith() {
        Person person = DOOR.user();
        String name = fresh("Renamed");

        assertThat(Json.text(person.changed("name", "  " + name + " "), "name")).isEqualTo(name);
        assertThat(DOOR.signIn(name, PASSWORD).status()).isEqualTo(302);
        assertRefused(DOOR.signIn(person.name(), PASSWORD), 401, "unauthorized");
        assertThat(person.isSignedIn()).isTrue();
        assertThat(Json.text(person.seen(), "modified_by")).isNotEqualTo(person.id());
    }

    @Test
    void nameThatLooksLikeAnIdIsAName() {
        String id = Json.text(DOOR.invited(), "id");
        String name = "01900000-0000-7000-8000-" + "%012x".formatted(fresh("h").hashCode() & 0xffffff);
        JsonNode made = created(create(name));

        assertRefused(DOOR.admin().get("user/" + name), 404, "not_found");
        assertThat(ok(DOOR.admin().get(byName(name)))).isEqualTo(made);
        assertRefused(DOOR.admin().get(byName(id)), 404, "not_found");
    }
}
