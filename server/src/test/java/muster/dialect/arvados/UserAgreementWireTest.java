package muster.dialect.arvados;

import static muster.testing.ArvadosDoor.errors;
import static muster.testing.ArvadosDoor.fresh;
import static muster.testing.ArvadosDoor.ok;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import muster.testing.Answer;
import muster.testing.ArvadosDoor;
import muster.testing.ArvadosDoor.Person;
import muster.testing.ConsoleBrowser;
import muster.testing.Http;
import muster.testing.Json;
import muster.testing.RunningMuster;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What people have to sign before they are activated. */
class UserAgreementWireTest {
    private static RunningMuster server;
    private static ArvadosDoor door;

    private String collection;
    private JsonNode link;

    @BeforeAll
    static void start() {
        server = ArvadosDoor.cluster();
        door = new ArvadosDoor(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void demand() {
        JsonNode body = Json.object("collection", Json.object("name", fresh("terms"), "manifest_text", ""));
        collection = Json.text(ok(door.admin().post("collections", body)), "uuid");
        link = make(
                "link_class",
                "signature",
                "name",
                "require",
                "tail_uuid",
                ArvadosDoor.SYSTEM,
                "head_uuid",
                collection,
                "owner_uuid",
                ArvadosDoor.SYSTEM);
    }

    @AfterEach
    void retire() {
        door.admin().delete("links/" + Json.text(link, "uuid"));
    }

    private static JsonNode make(Object... attributes) {
        return ok(door.admin().post("links", Json.object("link", Json.object(attributes))));
    }

    private static List<JsonNode> items(Http as, String path) {
        return Json.list(ok(as.get(path)).get("items"));
    }

    private static List<JsonNode> links(Http as, String filters) {
        return items(as, "links" + Http.query("filters", filters));
    }

    private static Person invited() {
        Person person = door.person();
        ok(door.admin().post("users/setup", Json.object("uuid", person.uuid())));
        return person;
    }

    private static Answer activate(Person person) {
        return person.http().post("users/" + person.uuid() + "/activate", Json.object());
    }

    private Answer sign(Person person) {
        return person.http().post("user_agreements/sign", Json.object("uuid", collection));
    }

    @Test
    void whoeverSignedWhatIsRequiredActivatesHimself() {
        Person person = invited();
        Answer refused = activate(person);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(errors(refused)).contains("Cannot activate without user agreements");

        JsonNode told = ok(person.http().get("user_agreements"));
        assertThat(Json.text(told, "kind")).isEqualTo("arvados#collectionList");
        assertThat(Json.texts(told.get("items"), "uuid")).containsExactly(collection);
        JsonNode signed = ok(sign(person));

        String uuid = Json.text(signed, "uuid");
        assertThat(uuid).matches("must1-o0j2j-c[0-9a-z]{14}");
        assertThat(Json.without(signed, "etag", "created_at", "modified_at"))
                .isEqualTo(Json.object(
                        "kind",
                        "arvados#link",
                        "href",
                        "/links/" + uuid,
                        "uuid",
                        uuid,
                        "owner_uuid",
                        ArvadosDoor.SYSTEM,
                        "modified_by_client_uuid",
                        null,
                        "modified_by_user_uuid",
                        person.uuid(),
                        "link_class",
                        "signature",
                        "name",
                        "click",
                        "tail_uuid",
                        person.uuid(),
                        "tail_kind",
                        "arvados#user",
                        "head_uuid",
                        collection,
                        "head_kind",
                        "arvados#collection",
                        "properties",
                        Json.object()));
        assertThat(ok(sign(person))).isEqualTo(signed);
        assertThat(items(person.http(), "user_agreements/signatures")).containsExactly(signed);
        assertThat(ok(person.http().get("links/" + uuid))).isEqualTo(signed);
        assertThat(ok(activate(person)).get("is_active").booleanValue()).isTrue();
    }

    @Test
    void nobodyIsAskedToSignBeforeHeIsInvited() {
        assertThat(items(door.person().http(), "user_agreements")).isEmpty();
        assertThat(items(door.active().http(), "user_agreements")).hasSize(1);
        assertThat(Json.texts(items(invited().http(), "user_agreements"), "uuid"))
                .containsExactly(collection);
        assertThat(Json.text(ok(invited().http().get("user_agreements/" + collection)), "kind"))
                .isEqualTo("arvados#collection");
    }

    @Test
    void onlyAdministratorsSeeWhatOthersSigned() {
        Person person = invited();
        JsonNode signed = ok(sign(person));
        String asked = "user_agreements/signatures?uuid=" + person.uuid();

        assertThat(items(door.admin(), asked)).containsExactly(signed);
        assertThat(items(door.active().http(), asked)).isEmpty();
        assertThat(door.admin()
                        .get("user_agreements/signatures?uuid=must1-tpzed-bbbbbbbbbbbbbbb")
                        .status())
                .isEqualTo(404);
        String byTail = "[[\"link_class\",\"=\",\"signature\"],[\"tail_uuid\",\"=\",\"%s\"]]".formatted(person.uuid());
        String all = "[[\"name\",\"=\",\"click\"]]";
        assertThat(links(door.admin(), byTail)).containsExactly(signed);
        assertThat(links(door.admin(), all)).contains(signed);
        assertThat(links(person.http(), all)).containsExactly(signed);
        assertThat(links(door.active().http(), byTail)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "must1-4zz18-bbbbbbbbbbbbbbb", "anything"})
    void whatIsNoAgreementIsNotSigned(String uuid) {
        assertThat(invited()
                        .http()
                        .post("user_agreements/sign", Json.object("uuid", uuid))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void theRequirementIsALinkOfTheSystem() {
        assertThat(Json.text(link, "uuid")).matches("must1-o0j2j-q[0-9a-z]{14}");
        assertThat(Json.text(link, "owner_uuid")).isEqualTo(ArvadosDoor.SYSTEM);
        assertThat(links(door.admin(), "[[\"head_uuid\",\"=\",\"%s\"]]".formatted(collection)))
                .containsExactly(link);
        assertThat(ok(door.admin().get("links/" + Json.text(link, "uuid")))).isEqualTo(link);
        assertThat(door.active().http().get("links/" + Json.text(link, "uuid")).status())
                .isEqualTo(404);
        assertThat(door.admin()
                        .put("links/" + Json.text(link, "uuid"), Json.object("link", Json.object("name", "click")))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void withoutTheLinkNobodyNeedSignAnyMore() {
        ok(door.admin().delete("links/" + Json.text(link, "uuid")));

        assertThat(items(door.admin(), "user_agreements")).isEmpty();
        assertThat(door.admin().get("links/" + Json.text(link, "uuid")).status())
                .isEqualTo(404);
        assertThat(ok(activate(invited())).get("is_active").booleanValue()).isTrue();
    }

    @Test
    void aLinkThatAnotherOwnsRequiresNothing() {
        ok(door.admin().delete("links/" + Json.text(link, "uuid")));
        JsonNode own = make(
                "link_class", "signature", "name", "require", "tail_uuid", ArvadosDoor.SYSTEM, "head_uuid", collection);

        assertThat(Json.text(own, "uuid")).contains("-o0j2j-f");
        assertThat(items(door.admin(), "user_agreements")).isEmpty();
    }

    @Test
    void anAdministratorSignsForSomebodyAndTakesItBack() {
        Person person = invited();
        JsonNode signed = make(
                "link_class",
                "signature",
                "name",
                "click",
                "tail_uuid",
                person.uuid(),
                "head_uuid",
                collection,
                "owner_uuid",
                ArvadosDoor.SYSTEM);
        String path = "links/" + Json.text(signed, "uuid");
        assertThat(items(person.http(), "user_agreements/signatures")).containsExactly(signed);
        assertThat(person.http().delete(path).status()).isEqualTo(403);

        assertThat(ok(door.admin().delete(path))).isEqualTo(signed);

        assertThat(activate(person).status()).isEqualTo(403);
    }

    @Test
    void whoeverWasWithdrawnSignsAgain() {
        Person person = invited();
        ok(sign(person));
        ok(activate(person));

        ok(door.admin().post("users/" + person.uuid() + "/unsetup", Json.object()));

        assertThat(links(door.admin(), "[[\"tail_uuid\",\"=\",\"%s\"]]".formatted(person.uuid())))
                .isEmpty();
        assertThat(links(door.admin(), "[[\"head_uuid\",\"=\",\"%s\"]]".formatted(person.uuid())))
                .hasSize(2);
    }

    @Test
    void whatTheDirectoryItselfKeepsIsReadAndSignedHereToo() {
        ConsoleBrowser console = ConsoleBrowser.ofAdministrator(server);
        String name = fresh("house rules");
        assertThat(console.post("/admin/agreements", "name", name, "text", "Be kind.")
                        .status())
                .isEqualTo(303);
        Person person = invited();
        JsonNode shown = items(person.http(), "user_agreements").stream()
                .filter(item -> Json.text(item, "name").equals(name))
                .findFirst()
                .orElseThrow();
        assertThat(Json.text(shown, "kind")).isEqualTo("arvados#collection");
        assertThat(Json.text(shown, "description")).isEqualTo("Be kind.");
        String uuid = Json.text(shown, "uuid");

        sign(person);
        assertThat(activate(person).status()).isEqualTo(403);
        JsonNode signed = ok(person.http().post("user_agreements/sign", Json.object("uuid", uuid)));
        assertThat(Json.text(signed, "head_uuid")).isEqualTo(uuid);
        assertThat(activate(person).status()).isEqualTo(200);

        JsonNode demanded = links(door.admin(), "[[\"head_uuid\",\"=\",\"" + uuid + "\"],[\"name\",\"=\",\"require\"]]")
                .getFirst();
        ok(door.admin().delete("links/" + Json.text(demanded, "uuid")));
        assertThat(console.get("/admin/agreements").text()).doesNotContain(name);
    }

    @Test
    void agreementsAreManagedElsewhere() {
        JsonNode body = Json.object("user_agreement", Json.object());
        String one = "user_agreements/" + collection;
        for (Answer refused : List.of(
                door.admin().post("user_agreements", body),
                door.admin().put(one, body),
                door.admin().delete(one))) {
            assertThat(refused.status()).isEqualTo(422);
            assertThat(errors(refused)).contains("Manage user agreements via Collections and Links");
        }
        assertThat(door.active().http().post("user_agreements", body).status()).isEqualTo(403);
        assertThat(door.active().http().delete(one).status()).isEqualTo(403);
        assertThat(door.admin().get("user_agreements/new").status()).isEqualTo(404);
    }
}
