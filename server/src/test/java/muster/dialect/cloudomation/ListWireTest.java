package muster.dialect.cloudomation;

import static muster.testing.CloudomationAnswers.assertRefused;
import static muster.testing.CloudomationDoor.created;
import static muster.testing.CloudomationDoor.fresh;
import static muster.testing.CloudomationDoor.ok;
import static muster.testing.CloudomationDoor.records;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import muster.testing.CloudomationDoor;
import muster.testing.CloudomationDoor.Person;
import muster.testing.Http;
import muster.testing.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ListWireTest {
    private static final CloudomationDoor DOOR = CloudomationDoor.shared();
    private static final String STEM = fresh("list");

    private static final List<JsonNode> USERS = List.of(
            make("b", "beam"),
            make("A", "Beam"),
            make("c", "beam"),
            make("D", null),
            make("e", null),
            make("F", "arc"),
            make("g", "Straße"));

    private static JsonNode make(String end, Object description) {
        return created(DOOR.admin()
                .post(
                        "user",
                        Json.object(
                                "name",
                                STEM + end,
                                "pending_email",
                                fresh("l") + "@lab.example",
                                "description",
                                description)));
    }

    private static final JsonNode OURS = Json.object("field", "name", "op", "like", "value", STEM + "%");

    private static JsonNode list(Object... parameters) {
        List<Object> all = new ArrayList<>(List.of("filter", OURS));
        all.addAll(List.of(parameters));
        return ok(DOOR.admin().get("user" + Http.query(all.toArray())));
    }

    private static String ends(JsonNode list) {
        StringBuilder ends = new StringBuilder();
        for (JsonNode record : list.get("records")) {
            ends.append(Json.text(record, "name").substring(STEM.length()));
        }
        return ends.toString();
    }

    @Test
    void listTellsItsBoundsAndIsInTheOrderOfNames() {
        JsonNode list = list();

        assertThat(USERS).hasSize(7);
        assertThat(Json.names(list)).containsExactly("limit", "offset", "records", "total");
        assertThat(list.get("total").intValue()).isEqualTo(7);
        assertThat(list.get("limit").intValue()).isEqualTo(50);
        assertThat(list.get("offset").intValue()).isZero();
        assertThat(ends(list)).isEqualTo("AbcDeFg");
    }

    @Test
    void ordersAreCombinedAndNullsComeLastEitherWay() {
        assertThat(ends(list("order", "-name"))).isEqualTo("gFeDcbA");
        assertThat(ends(list("order", "description,-name"))).isEqualTo("FcbAgeD");
        assertThat(ends(list("order", "-description,name"))).isEqualTo("gAbcFDe");
        assertThat(ends(list("order", "created_at"))).isEqualTo("bAcDeFg");
        assertThat(ends(list("order", "-created_at"))).isEqualTo("gFeDcAb");
        assertThat(ends(list("order", "is_enabled"))).isEqualTo("bAcDeFg");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name",
                "description,-name",
                "-description",
                "is_enabled",
                "-created_at",
                "project_id",
                "-last_login"
            })
    void pagesShowEveryoneOnceAndInTheSameOrder(String order) {
        String whole = ends(list("order", order));
        StringBuilder pages = new StringBuilder();
        for (int offset = 0; offset < 9; offset += 2) {
            JsonNode page = list("order", order, "limit", 2, "offset", offset);
            assertThat(page.get("total").intValue()).isEqualTo(7);
            assertThat(page.get("limit").intValue()).isEqualTo(2);
            assertThat(page.get("offset").intValue()).isEqualTo(offset);
            pages.append(ends(page));
        }

        assertThat(pages.toString()).isEqualTo(whole).hasSize(7);
        assertThat(ends(list("order", order, "offset", 5))).isEqualTo(whole.substring(5));
        assertThat(ends(list("order", order, "offset", 1_000_000))).isEmpty();
    }

    @Test
    void selectKeepsWhatIsAskedForAndTheId() {
        for (JsonNode record : list("select", "name,roles").get("records")) {
            assertThat(Json.names(record)).containsExactly("id", "name", "roles");
        }
        for (JsonNode record : list("select", "id").get("records")) {
            assertThat(Json.names(record)).containsExactly("id");
        }
    }

    @Test
    void wordIsLookedForInNamesAndDescriptions() {
        assertThat(ends(list("q", "BEAM"))).isEqualTo("Abc");
        assertThat(ends(list("q", "eam"))).isEqualTo("Abc");
        assertThat(ends(list("q", "straSSE"))).isIn("", "g");
        assertThat(ends(list("q", "STRAßE"))).isEqualTo("g");
        assertThat(ends(list("q", STEM.substring(1) + "d"))).isEqualTo("D");
        assertThat(ends(list("q", "%"))).isEmpty();
        assertThat(ends(list("q", "b_am"))).isEmpty();
        assertThat(ends(list("q", ""))).isEqualTo("AbcDeFg");
    }

    @Test
    void wordIsLookedForInAddressesByThoseWhoSeeThem() {
        Person person = DOOR.user();
        String word = person.email().substring(1);
        Http plain = DOOR.user().http();

        assertThat(Json.texts(records(DOOR.auditor().http(), "q", word), "id")).containsExactly(person.id());
        assertThat(records(plain, "q", word)).isEmpty();
        assertThat(records(plain, "q", person.name())).hasSize(1);
    }

    @Test
    void wordAndFilterBothHaveToFit() {
        JsonNode onlyB = Json.object("field", "name", "op", "like", "value", STEM + "b");

        assertThat(records(DOOR.admin(), "filter", onlyB, "q", "beam")).hasSize(1);
        assertThat(records(DOOR.admin(), "filter", onlyB, "q", "arc")).isEmpty();
    }

    @Test
    void everybodySignedInSeesTheSameUsers() {
        JsonNode plain = ok(DOOR.user().http().get("user" + Http.query("filter", OURS)));

        assertThat(ends(plain)).isEqualTo("AbcDeFg");
        assertThat(plain.get("total").intValue()).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=501",
                "limit=-1",
                "limit=ten",
                "limit=",
                "limit=1.5",
                "limit=99999999999999999999",
                "offset=-1",
                "offset=x",
                "offset=99999999999999999999",
                "order=phone",
                "order=name,",
                "order=--name",
                "order=%2Bname",
                "order=password",
                "order=",
                "select=phone",
                "select=password",
                "select=name,,id",
                "select=otp_secret",
                "select=activation_code",
                "allow_normal=yes",
                "allow_deleted=1",
                "allow_archived=True",
                "allow_deleted="
            })
    void whatIsMalformedIsABadQuery(String query) {
        assertRefused(DOOR.admin().get("user?" + query), 400, "bad_query");
    }

    @Test
    void limitGoesUpToFiveHundred() {
        assertThat(list("limit", 500).get("limit").intValue()).isEqualTo(500);
        assertThat(ends(list("limit", 1))).isEqualTo("A");
    }

    @Test
    void parameterThatComesTwiceOrNotInUtf8DoesNoHarm() {
        assertThat(DOOR.admin().get("user?limit=1&limit=2").status()).isIn(200, 400);
        assertThat(DOOR.admin().get("user?q=%ff%fe").status()).isIn(200, 400);
        assertThat(DOOR.admin().get("user?q=%00").status()).isIn(200, 400);
        assertThat(DOOR.admin().get("user?filter=%00").status()).isEqualTo(400);
        assertThat(DOOR.admin().get("user?q=" + "x".repeat(5_000)).status()).isIn(200, 400, 414, 431);
    }

    @Test
    void oddWordsBreakNothing() {
        for (String word : List.of("'", "' or 1=1 --", "\\", "%", "_", "\u0000", "\"", "*", "😀", "a".repeat(300))) {
            assertThat(DOOR.admin().get("user" + Http.query("q", word)).status())
                    .as(word)
                    .isIn(200, 400);
            JsonNode like = Json.object("field", "name", "op", "like", "value", word);
            assertThat(DOOR.admin().get("user" + Http.query("filter", like)).status())
                    .as(word)
                    .isIn(200, 400);
        }
    }
}
