package muster.dialect.arvados;

import static muster.testing.ArvadosDoor.ok;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import muster.testing.Answer;
import muster.testing.ArvadosDoor;
import muster.testing.ArvadosDoor.Person;
import muster.testing.Http;
import muster.testing.Json;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Collections, virtual machines and authorized keys. */
class NeighbourWireTest {
    private static final ArvadosDoor DOOR = ArvadosDoor.shared();
    private static final String ADMIN = Json.text(ok(DOOR.admin().get("users/current")), "uuid");
    private static final String EMPTY_HASH = "d41d8cd98f00b204e9800998ecf8427e+0";
    private static final String SSH_KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIBq0VhXjv2cE ada@lab";

    private static JsonNode make(Http http, String kind, Object... attributes) {
        return ok(http.post(kind + "s", Json.object(kind, Json.object(attributes))));
    }

    private static Answer change(Http http, JsonNode record, Object... attributes) {
        return http.put(Json.text(record, "href").substring(1), Json.object(attributes));
    }

    private static String uuid(JsonNode record) {
        return Json.text(record, "uuid");
    }

    private static List<JsonNode> list(Http http, String resource, String filters) {
        return Json.list(ok(http.get(resource + Http.query("filters", filters))).get("items"));
    }

    private static void assertRefused(Answer answer, int status, String... parts) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(ArvadosDoor.errors(answer)).contains(parts);
    }

    @Test
    void aNewCollectionHasTheHashOfItsText() {
        Person person = DOOR.active();
        String text = ". acbd18db4cc2f85cedef654fccc4a4d8+3 0:3:foo\n";
        JsonNode made = make(person.http(), "collection", "name", "foo", "manifest_text", text);

        assertThat(uuid(made)).matches("must1-4zz18-00[0-9a-z]{13}");
        assertThat(Json.without(made, "etag", "created_at", "modified_at"))
                .isEqualTo(Json.object(
                        "kind",
                        "arvados#collection",
                        "href",
                        "/collections/" + uuid(made),
                        "uuid",
                        uuid(made),
                        "owner_uuid",
                        person.uuid(),
                        "modified_by_client_uuid",
                        null,
                        "modified_by_user_uuid",
                        person.uuid(),
                        "name",
                        "foo",
                        "description",
                        null,
                        "portable_data_hash",
                        "1f4b0bc7583c2a7f9102c395f4ffc5e3+45",
                        "properties",
                        Json.object(),
                        "manifest_text",
                        text,
                        "is_trashed",
                        false,
                        "trash_at",
                        null,
                        "delete_at",
                        null));
        assertThat(ok(person.http().get("collections/" + uuid(made)))).isEqualTo(made);
    }

    @Test
    void anEmptyCollectionHasTheHashOfNothing() {
        JsonNode made = make(DOOR.admin(), "collection", "manifest_text", "");
        JsonNode bare = make(DOOR.admin(), "collection");

        assertThat(Json.text(made, "portable_data_hash")).isEqualTo(EMPTY_HASH);
        assertThat(Json.text(bare, "portable_data_hash")).isEqualTo(EMPTY_HASH);
        assertThat(bare.get("name").isNull()).isTrue();
    }

    @Test
    void aHashThatDoesNotFitTheTextIsRefused() {
        JsonNode wrong = Json.object("manifest_text", "", "portable_data_hash", "acbd18db4cc2f85cedef654fccc4a4d8+3");

        assertRefused(DOOR.admin().post("collections", wrong), 422, "Portable data hash");
        ok(DOOR.admin().post("collections", Json.object("manifest_text", "", "portable_data_hash", EMPTY_HASH)));
    }

    @Test
    void listsShowTheTextOfACollectionOnlyWhenItIsSelected() {
        Http http = DOOR.active().http();
        JsonNode made = make(http, "collection", "name", "foo");

        assertThat(list(http, "collections", "[]")).containsExactly(Json.without(made, "manifest_text"));
        JsonNode selected = ok(http.get("collections" + Http.query("select", "[\"uuid\",\"manifest_text\"]")));
        assertThat(selected.get("items"))
                .containsExactly(Json.object("kind", "arvados#collection", "uuid", uuid(made), "manifest_text", ""));
    }

    @Test
    void attributesOfACollectionChangeOneByOne() {
        Http http = DOOR.active().http();
        JsonNode made = make(http, "collection", "name", "foo", "properties", Json.object("a", 1));

        JsonNode described = ok(change(http, made, "description", "text"));
        assertThat(described.get("properties")).isEqualTo(Json.object("a", 1));
        JsonNode cleared = ok(change(http, made, "description", null, "properties", null));
        assertThat(cleared.get("description").isNull()).isTrue();
        assertThat(cleared.get("properties")).isEqualTo(Json.object());
        assertThat(Json.text(cleared, "name")).isEqualTo("foo");
    }

    @Test
    void whatNobodyKeepsIsRefusedByName() {
        assertRefused(DOOR.admin().post("collections", Json.object("bogus", 1)), 422, "unknown attribute 'bogus'");
        assertRefused(
                DOOR.admin().post("collections", Json.object("uuid", "must1-4zz18-000000000000001")),
                422,
                "chosen by the server");
        JsonNode made = make(DOOR.admin(), "collection");
        JsonNode renamed = Json.object("collection", Json.object("uuid", "must1-4zz18-000000000000001"));
        assertRefused(DOOR.admin().put("collections/" + uuid(made), renamed), 422, "cannot be changed");
    }

    @Test
    void aDeletedCollectionIsGone() {
        Http http = DOOR.active().http();
        JsonNode made = make(http, "collection");

        assertThat(uuid(ok(http.delete("collections/" + uuid(made))))).isEqualTo(uuid(made));
        assertThat(http.get("collections/" + uuid(made)).status()).isEqualTo(404);
        assertThat(list(http, "collections", "[]")).isEmpty();
    }

    @Test
    void aSelectionThatIsNotUnderstoodDoesNothing() {
        Http http = DOOR.active().http();
        String path = "collections" + Http.query("select", "[\"bogus\"]");

        assertRefused(http.post(path, Json.object("name", "never")), 422, "Invalid attribute");
        assertThat(list(http, "collections", "[]")).isEmpty();
    }

    @Test
    void administratorsMakeVirtualMachines() {
        String hostname = ArvadosDoor.fresh("shell") + ".lab.example";
        JsonNode made = make(DOOR.admin(), "virtual_machine", "hostname", hostname);

        assertThat(uuid(made)).matches("must1-2x53u-00[0-9a-z]{13}");
        assertThat(Json.without(made, "etag", "created_at", "modified_at"))
                .isEqualTo(Json.object(
                        "kind",
                        "arvados#virtualMachine",
                        "href",
                        "/virtual_machines/" + uuid(made),
                        "uuid",
                        uuid(made),
                        "owner_uuid",
                        ArvadosDoor.SYSTEM,
                        "modified_by_client_uuid",
                        null,
                        "modified_by_user_uuid",
                        ADMIN,
                        "hostname",
                        hostname));
        assertRefused(
                DOOR.admin().post("virtual_machines", Json.object("hostname", hostname)),
                422,
                "has already been taken");
    }

    @Test
    void othersMakeNoneAndSeeNone() {
        JsonNode made = make(DOOR.admin(), "virtual_machine", "hostname", ArvadosDoor.fresh("shell"));
        Person person = DOOR.active();

        assertRefused(person.http().post("virtual_machines", Json.object("hostname", "own")), 403, "PermissionDenied");
        assertThat(person.http().get("virtual_machines/" + uuid(made)).status()).isEqualTo(404);
        assertThat(list(person.http(), "virtual_machines", "[]")).isEmpty();
        assertThat(person.http().delete("virtual_machines/" + uuid(made)).status())
                .isEqualTo(404);
    }

    @Test
    void aMachineIntoWhichNobodyLogsInHasNoLogins() {
        JsonNode made = make(DOOR.admin(), "virtual_machine", "hostname", ArvadosDoor.fresh("shell"));
        JsonNode nobody = Json.parse("{\"kind\":\"arvados#HashList\",\"items\":[]}");

        assertThat(ok(DOOR.admin().get("virtual_machines/" + uuid(made) + "/logins")))
                .isEqualTo(nobody);
        assertRefused(DOOR.active().http().get("virtual_machines/" + uuid(made) + "/logins"), 403, "Forbidden");
        assertRefused(DOOR.active().http().get("virtual_machines/get_all_logins"), 403, "Forbidden");
    }

    @Test
    void peopleKeepTheirKeys() {
        Person person = DOOR.active();
        JsonNode made = make(
                person.http(),
                "authorized_key",
                "name",
                "laptop",
                "key_type",
                "SSH",
                "public_key",
                SSH_KEY + "\n",
                "expires_at",
                "2031-02-03T04:05:06Z");

        assertThat(uuid(made)).matches("must1-fngyi-00[0-9a-z]{13}");
        assertThat(Json.without(made, "etag", "created_at", "modified_at"))
                .isEqualTo(Json.object(
                        "kind",
                        "arvados#authorizedKey",
                        "href",
                        "/authorized_keys/" + uuid(made),
                        "uuid",
                        uuid(made),
                        "owner_uuid",
                        person.uuid(),
                        "modified_by_client_uuid",
                        null,
                        "modified_by_user_uuid",
                        person.uuid(),
                        "name",
                        "laptop",
                        "key_type",
                        "SSH",
                        "authorized_user_uuid",
                        person.uuid(),
                        "public_key",
                        SSH_KEY,
                        "expires_at",
                        "2031-02-03T04:05:06.000000000Z"));
        JsonNode forever = ok(change(person.http(), made, "expires_at", null, "name", "desk"));
        assertThat(forever.get("expires_at").isNull()).isTrue();
        assertThat(Json.text(forever, "name")).isEqualTo("desk");
        ok(person.http().delete("authorized_keys/" + uuid(made)));
        assertThat(list(person.http(), "authorized_keys", "[]")).isEmpty();
    }

    @Test
    void twoKeysMayHaveOneName() {
        Http http = DOOR.active().http();
        make(http, "authorized_key", "name", "laptop", "public_key", SSH_KEY);
        make(http, "authorized_key", "name", "laptop", "public_key", SSH_KEY);

        assertThat(list(http, "authorized_keys", "[[\"name\",\"=\",\"laptop\"]]"))
                .hasSize(2);
    }

    @Test
    void onlyAdministratorsAttachKeysToOthers() {
        Person person = DOOR.active();
        Person other = DOOR.active();

        assertRefused(
                other.http().post("authorized_keys", Json.object("authorized_user_uuid", person.uuid())),
                403,
                "PermissionDenied");
        JsonNode made =
                make(DOOR.admin(), "authorized_key", "authorized_user_uuid", person.uuid(), "public_key", SSH_KEY);
        assertThat(Json.text(made, "authorized_user_uuid")).isEqualTo(person.uuid());
        assertThat(Json.text(made, "owner_uuid")).isEqualTo(ADMIN);
        String filters = "[[\"authorized_user_uuid\",\"=\",\"" + person.uuid() + "\"]]";
        assertThat(list(DOOR.admin(), "authorized_keys", filters)).containsExactly(made);
        assertRefused(
                DOOR.admin().post("authorized_keys", Json.object("authorized_user_uuid", "nobody")),
                422,
                "does not name a user");
    }

    @Test
    void whatIsNoKeyIsRefused() {
        Http http = DOOR.active().http();

        for (String key : List.of("", "nonsense", "ssh-rsa", "ssh-rsa A B\nssh-rsa C", "-----BEGIN KEY-----")) {
            assertRefused(http.post("authorized_keys", Json.object("public_key", key)), 422, "valid SSH public key");
        }
        assertRefused(http.post("authorized_keys", Json.object("key_type", "PGP")), 422, "Key type");
    }

    @Test
    void listsAreOrderedCountedAndCutInPages() {
        Http http = DOOR.active().http();
        for (String name : List.of("b", "a", "d", "c")) {
            make(http, "collection", "name", name);
        }

        JsonNode page = ok(http.get("collections"
                + Http.query("order", "[\"name desc\"]", "limit", 2, "offset", 1, "select", "[\"name\"]")));
        assertThat(Json.texts(Json.list(page.get("items")), "name")).containsExactly("c", "b");
        assertThat(page.get("items_available").intValue()).isEqualTo(4);
        assertThat(page.get("offset").intValue()).isEqualTo(1);
        assertThat(page.get("limit").intValue()).isEqualTo(2);
        JsonNode beyond = ok(http.get("collections" + Http.query("limit", "2147483647", "offset", 4)));
        assertThat(beyond.get("items")).isEmpty();
        JsonNode latest = ok(http.get("collections" + Http.query("limit", 1, "count", "none")));
        assertThat(Json.texts(Json.list(latest.get("items")), "name")).containsExactly("c");
        assertThat(latest.has("items_available")).isFalse();
    }

    @Test
    void listsTakeFilters() {
        Http http = DOOR.active().http();
        JsonNode one = make(http, "collection", "name", "one");
        JsonNode two = make(http, "collection", "name", "two");
        String created = Json.text(one, "created_at");

        assertThat(uuids(list(http, "collections", "[[\"name\",\"like\",\"o%\"]]")))
                .containsExactly(uuid(one));
        assertThat(uuids(list(http, "collections", "[[\"uuid\",\"in\",[\"" + uuid(two) + "\",\"x\"]]]")))
                .containsExactly(uuid(two));
        assertThat(list(http, "collections", "[[\"uuid\",\"=\",\"" + uuid(one) + "\"],[\"name\",\"=\",\"two\"]]"))
                .isEmpty();
        assertThat(uuids(list(http, "collections", "[[\"created_at\",\"<=\",\"" + created + "\"]]")))
                .containsExactly(uuid(one));
        assertRefused(
                http.get("collections" + Http.query("filters", "[[\"bogus\",\"=\",1]]")), 422, "Invalid attribute");
    }

    private static List<String> uuids(List<JsonNode> records) {
        return Json.texts(records, "uuid");
    }

    @Test
    void tokensLentForReadingShowWhatTheirHoldersSee() {
        Person owner = DOOR.active();
        Person reader = DOOR.active();
        JsonNode made = make(owner.http(), "collection", "name", "lent");
        JsonNode own = make(reader.http(), "collection", "name", "own");
        String lent = Http.query("reader_tokens", "[\"" + owner.token() + "\"]");

        assertThat(uuids(Json.list(ok(reader.http().get("collections" + lent)).get("items"))))
                .containsExactlyInAnyOrder(uuid(made), uuid(own));
        assertThat(uuid(ok(reader.http().get("collections/" + uuid(made) + lent))))
                .isEqualTo(uuid(made));
        assertThat(reader.http().delete("collections/" + uuid(made) + lent).status())
                .isEqualTo(404);
    }

    @Test
    void whoWasNeverActivatedOwnsNothing() {
        Person invited = DOOR.person();

        assertRefused(invited.http().post("collections", Json.object("name", "x")), 403, "PermissionDenied");
        assertThat(list(invited.http(), "collections", "[]")).isEmpty();
    }
}
