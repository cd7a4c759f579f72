package muster.dialect.cloudomation;

import static muster.testing.CloudomationAnswers.assertInvalid;
import static muster.testing.CloudomationAnswers.assertPlainlyRefused;
import static muster.testing.CloudomationAnswers.assertRefused;
import static muster.testing.CloudomationAnswers.assertTaken;
import static muster.testing.CloudomationDoor.UNUSED_ID;
import static muster.testing.CloudomationDoor.created;
import static muster.testing.CloudomationDoor.fresh;
import static muster.testing.CloudomationDoor.ok;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import muster.testing.Answer;
import muster.testing.CloudomationDoor;
import muster.testing.Http;
import muster.testing.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class ProjectWireTest {
    private static final CloudomationDoor DOOR = CloudomationDoor.shared();

    private static Answer create(Object... members) {
        return DOOR.manager().http().post("project", Json.object(members));
    }

    @Test
    void newProjectIsFoundByEverybody() {
        String name = fresh("Beam lines/");
        JsonNode made = created(create("name", " " + name + " ", "description", "all of them"));
        Http plain = DOOR.user().http();

        assertThat(Json.names(made)).containsExactly("created_at", "description", "id", "is_readonly", "name");
        assertThat(Json.text(made, "name")).isEqualTo(name);
        assertThat(Json.text(made, "description")).isEqualTo("all of them");
        assertThat(made.get("is_readonly").booleanValue()).isFalse();
        assertThat(ok(plain.get("project/" + Json.text(made, "id")))).isEqualTo(made);
        assertThat(ok(plain.get("project?limit=500")).get("records")).contains(made);
        assertRefused(plain.get("project/" + UNUSED_ID), 404, "not_found");
        assertRefused(plain.get("project/nobody"), 404, "not_found");
    }

    @Test
    void projectIsChangedByThoseWhoManage() {
        JsonNode made = created(create("name", fresh("p")));
        String path = "project/" + Json.text(made, "id");
        String name = fresh("P");

        JsonNode after =
                ok(DOOR.admin().patch(path, Json.object("name", name, "description", "d", "is_readonly", true)));
        assertThat(after).isEqualTo(Json.with(made, "name", name, "description", "d", "is_readonly", true));
        assertPlainlyRefused(DOOR.user().http().patch(path, Json.object("name", fresh("p"))), 403, "forbidden");
        assertPlainlyRefused(DOOR.auditor().http().patch(path, Json.object("name", fresh("p"))), 403, "forbidden");
        assertThat(ok(DOOR.admin().get(path))).isEqualTo(after);
    }

    @Test
    void nameIsGivenOnce() {
        String name = fresh("p");
        created(create("name", name));
        JsonNode other = created(create("name", fresh("p")));

        assertTaken(create("name", name), "name");
        assertTaken(create("name", name.toUpperCase(Locale.ROOT)), "name");
        assertTaken(DOOR.admin().patch("project/" + Json.text(other, "id"), Json.object("name", name)), "name");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|name|required",
                "{\"name\":null}|name|not_null",
                "{\"name\":7}|name|wrong_type",
                "{\"name\":\"p\",\"colour\":\"blue\"}|colour|unknown_field",
                "{\"name\":\"p\",\"id\":\"01900000-0000-7000-8000-000000000000\"}|id|read_only",
                "{\"name\":\"p\",\"description\":7}|description|wrong_type",
                "{\"name\":\"p\",\"is_readonly\":\"no\"}|is_readonly|wrong_type"
            })
    void faultsAreNamed(String body, String field, String code) {
        assertInvalid(DOOR.admin().post("project", Json.parse(body)), field, code);
    }

    @Test
    void nameHasUpToAHundredAndTwentyEightCharacters() {
        String end = fresh("z");

        created(create("name", "ü".repeat(128 - end.length()) + end));
        assertInvalid(create("name", "ü".repeat(129)), "name", "too_long");
    }

    @Test
    void projectsAreNotDeleted() {
        String path = "project/" + Json.text(created(create("name", fresh("p"))), "id");
        Answer answer = DOOR.admin().delete(path);

        assertRefused(answer, 405, "method_not_allowed");
        assertThat(answer.header("Allow")).contains("GET", "PATCH").doesNotContain("DELETE");
        ok(DOOR.admin().get(path));
    }
}
