package muster.dialect.own;

import static muster.testing.OwnDoor.fresh;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import muster.testing.Http;
import muster.testing.Json;
import muster.testing.OwnClient;
import muster.testing.OwnDoor;
import muster.testing.OwnDoor.Person;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Each resource beside accounts themselves, as clients see it. */
class ResourceWireTest {
    private static final OwnDoor DOOR = OwnDoor.shared();
    private static final OwnClient ADMIN = DOOR.admin();

    @Test
    void aKeyIsToldOnceAndHasNoMoreThanTheOneItIsMadeWith() {
        Person person = DOOR.person("publisher");
        JsonNode made = person.client()
                .post("me/keys", Json.parse("{\"label\":\"sync\",\"doors\":[\"muster\"],\"rank_cap\":\"viewer\"}"))
                .created();
        OwnClient capped = DOOR.with(Json.text(made, "secret"));
        JsonNode me = capped.get("me").ok();
        assertThat(Json.text(me, "rank")).isEqualTo("viewer");
        assertThat(me.get("account").get("id").stringValue()).isEqualTo(person.id());
        capped.post("me/keys", Json.parse("{\"label\":\"x\",\"rank_cap\":\"publisher\"}"))
                .problem(422, "key-rank-too-high");
        person.client()
                .post("me/keys", Json.parse("{\"label\":\"x\",\"doors\":[\"nowhere\"]}"))
                .invalid("/doors/0");
        person.client().delete("me/keys/" + Json.text(made.get("key"), "id")).nothing();
        capped.get("me").problem(401, "bad-credentials");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Basic aXJpczppcmlz", "Bearer", "Key irisirisirisirisirisirisirisirisirisirisirisiris42"})
    void onlyABearerKeyIsOne(String header) {
        OwnClient client =
                header.isEmpty() ? DOOR.anonymous() : DOOR.anonymous().with("Authorization", header);
        assertThat(client.get("me").answer().header("WWW-Authenticate")).isEqualTo("Bearer");
        client.get("me").problem(401, "no-credentials");
        client.with("Cookie", "muster=irisirisirisirisirisirisirisirisirisirisirisiris42")
                .get("me")
                .problem(401, "no-credentials");
    }

    @Test
    void whatIsNotThereOrNotDoneHereIsAProblemToo() {
        ADMIN.get("nothing").problem(404, "unknown-path");
        JsonNode wrong = ADMIN.put("accounts").problem(405, "wrong-verb");
        assertThat(Json.text(wrong, "title")).isEqualTo("Wrong verb");
        assertThat(ADMIN.put("accounts").answer().header("Allow")).contains("GET", "POST");
        ADMIN.with("Accept", "text/html").get("me").problem(406, "not-acceptable");
        ADMIN.with("Accept", "application/json;q=0, */*").get("me").problem(406, "not-acceptable");
        ADMIN.with("Accept", "text/html, application/*;q=0.5").get("me").ok();
    }

    @Test
    void accountsAreBarredAndLetActAgain() {
        Person person = DOOR.person("viewer");
        JsonNode disabled = ADMIN.post(person.path("disable"), Json.object("reason", "away"))
                .ok();
        assertThat(Json.text(disabled, "state")).isEqualTo("disabled");
        assertThat(Json.text(disabled.get("blocks").get(0), "reason")).isEqualTo("away");
        assertThat(Json.text(disabled.get("blocks").get(0), "door")).isEqualTo("muster");
        assertThat(ADMIN.get(person.path("reviving-keys")).ok().get("items").size())
                .isEqualTo(1);
        person.client().get("me").problem(403, "account-barred");
        ADMIN.post(person.path("archive")).ok();
        ADMIN.post(person.path("enable")).ok();
        assertThat(Json.text(person.seen(), "state")).isEqualTo("archived");
        ADMIN.post(person.path("bring-back")).ok();
        ADMIN.post(person.path("unlock")).ok();
        person.client().get("me").ok();
        ADMIN.post(person.path("disable"), Json.object("until", "2020-01-01T00:00:00Z"))
                .problem(422, "expiry-in-the-past");
        assertThat(Json.text(ADMIN.post(person.path("withdraw")).ok(), "state")).isEqualTo("invited");
        assertThat(Json.text(ADMIN.post(person.path("activate")).ok(), "state")).isEqualTo("active");
    }

    @Test
    void addressesAreRecordedVerifiedAndRemoved() {
        Person helper = DOOR.person("administrator");
        Person person = DOOR.person("viewer");
        String one = fresh("one") + "@lab.example";
        String two = fresh("two") + "@lab.example";
        helper.client().post(person.path("emails"), Json.object("address", one)).ok();
        helper.client()
                .post(person.path("emails"), Json.object("address", two, "verified", true))
                .ok();
        helper.client()
                .post(person.path("emails/" + Http.escape(two) + "/make-primary"))
                .ok();
        helper.client()
                .post(person.path("emails/" + Http.escape(one) + "/verify"))
                .ok();
        assertThat(Json.texts(person.seen().get("emails"), "address")).containsExactly(two, one);
        helper.client().delete(person.path("emails/" + Http.escape(one))).nothing();
        assertThat(Json.texts(person.seen().get("emails"), "address")).containsExactly(two);
        helper.client()
                .post(person.path("emails"), Json.object("address", "nobody"))
                .problem(422, "invalid-value");
    }

    @Test
    void codesAndKeysOfOthersTakeAKeyThatIsMadeForThem() {
        Person helper = DOOR.person("manager");
        Person person = DOOR.person("viewer");
        String code = Json.text(helper.client().post(person.path("codes")).ok(), "registration");
        assertThat(code).matches("[0-9]{4}");
        assertThat(Json.text(helper.client().get(person.path("codes")).ok(), "registration"))
                .isEqualTo(code);
        ADMIN.get(person.path("codes")).problem(403, "key-too-narrow");
        ADMIN.post(person.path("codes")).problem(403, "not-permitted");
        ADMIN.get(person.path("keys")).problem(403, "may-not-view");
        JsonNode keys = helper.client().get(person.path("keys")).ok().get("items");
        assertThat(keys.size()).isEqualTo(1);
        helper.client()
                .delete(person.path("keys/" + Json.text(keys.get(0).get("key"), "id")))
                .nothing();
        person.client().get("me").problem(401, "bad-credentials");
        assertThat(helper.client()
                        .post(person.path("end-keys"), Json.object("what", "everything"))
                        .ok()
                        .get("ended")
                        .intValue())
                .isZero();
        helper.client().delete(person.path("second-factor")).problem(409, "second-factor-off");
    }

    @Test
    void aGroupIsMadeChangedFilledAndRemoved() {
        String name = fresh("group");
        JsonNode group = DOOR.group(name);
        String path = "groups/" + Json.text(group, "id");
        Person person = DOOR.person("viewer");
        ADMIN.put(path + "/members/" + person.id()).nothing();
        ADMIN.put(path + "/members/" + person.id()).problem(409, "already-a-member");
        assertThat(Json.texts(ADMIN.get(path + "/members").ok().get("items"), "id"))
                .containsExactly(person.id());
        assertThat(Json.texts(ADMIN.get(person.path("groups")).ok().get("items"), "name"))
                .containsExactly(name);
        String seen = ADMIN.get(path).etag();
        ADMIN.with("If-Match", seen)
                .patch(path, Json.object("description", "Those of the lab"))
                .ok();
        ADMIN.with("If-Match", seen).delete(path).problem(412, "changed-meanwhile");
        ADMIN.post("groups", Json.object("name", name)).problem(409, "group-name-taken");
        assertThat(Json.texts(
                        ADMIN.get("groups" + Http.query("prefix", name)).ok().get("items"), "name"))
                .containsExactly(name);
        ADMIN.delete(path + "/members/" + person.id()).nothing();
        ADMIN.delete(path).nothing();
        ADMIN.get(path).problem(404, "no-such-group");
    }

    @Test
    void projectsLanesAndAgreementsAreMadeAndTold() {
        JsonNode project =
                ADMIN.post("projects", Json.object("name", fresh("project"))).created();
        String path = "projects/" + Json.text(project, "id");
        ADMIN.with("If-Match", ADMIN.get(path).etag())
                .patch(path, Json.object("readonly", true))
                .ok();
        ADMIN.patch(path, Json.object("description", "x")).problem(409, "read-only");
        String lane = fresh("lane");
        ADMIN.post("lanes", Json.object("name", lane, "kind", "cluster")).created();
        Person person = DOOR.person("viewer");
        JsonNode chosen = ADMIN.put(person.path("lanes"), Json.parse("{\"lanes\":[\"" + lane + "\"]}"))
                .ok();
        assertThat(chosen.toString()).isEqualTo("{\"lanes\":[\"" + lane + "\"]}");
        ADMIN.delete("lanes/" + lane).nothing();
        ADMIN.get("lanes/" + lane).problem(404, "no-such-lane");
        JsonNode agreement = ADMIN.post("agreements", Json.object("name", fresh("rules"), "text", "Be kind."))
                .created();
        String rules = "agreements/" + Json.text(agreement, "id");
        person.client().post(rules + "/sign").ok();
        assertThat(Json.texts(
                        person.client().get(person.path("signatures")).ok().get("items"), "agreement"))
                .containsExactly(Json.text(agreement, "id"));
        ADMIN.post(rules + "/retire").ok();
    }

    @Test
    void theLedgerTellsWhatWasDoneHere() {
        Person person = DOOR.person("viewer");
        ADMIN.patch(person.path(), Json.object("first_name", "Ada")).ok();
        JsonNode events = ADMIN.get(
                        "ledger" + Http.query("subject", person.id(), "act", "account_changed", "door", "muster"))
                .ok()
                .get("items");
        assertThat(events.size()).isEqualTo(1);
        assertThat(events.get(0).get("fields").toString())
                .isEqualTo("[{\"field\":\"givenName\",\"before\":null,\"after\":\"Ada\"}]");
        JsonNode own = person.client().get(person.path("history?limit=1")).ok();
        String next = Json.text(own, "next");
        person.client()
                .get(person.path("history" + Http.query("limit", 1, "cursor", next)))
                .ok();
        ADMIN.get("ledger" + Http.query("cursor", next)).problem(400, "invalid-parameters");
        person.client().get("ledger").problem(403, "not-permitted");
        JsonNode then = ADMIN.get(person.path("as-of" + Http.query("at", Json.text(events.get(0), "at"))))
                .ok();
        assertThat(Json.text(then, "existence")).isEqualTo("there");
        ADMIN.get(person.path("as-of")).problem(400, "invalid-parameters");
    }

    @Test
    void accountsAreToldAsEveryPlatformShowsThem() {
        Person person = DOOR.person("viewer");
        JsonNode portraits = ADMIN.get(person.path("portraits")).ok().get("items");
        assertThat(Json.texts(portraits, "product"))
                .containsExactly("Posit Connect", "Arvados", "CryoSPARC", "Cloudomation");
        assertThat(Json.text(portraits.get(0), "id")).isEqualTo(person.id());
        String settings = person.path("door-settings/cryosparc");
        ADMIN.patch(settings, Json.parse("{\"values\":{\"import_dir_default\":\"/data\"}}"))
                .ok();
        person.client()
                .patch(settings, Json.parse("{\"values\":{\"allowed_prefixes\":\"/\"}}"))
                .problem(403, "may-not-change");
        JsonNode kept = ADMIN.get(person.path("documents")).ok().get("items");
        assertThat(Json.texts(kept, "door")).contains("cryosparc");
        assertThat(kept.toString()).contains("/data");
        ADMIN.patch(person.path("door-settings/nothing"), Json.parse("{\"values\":{}}"))
                .problem(404, "unknown-product");
    }

    @Test
    void administratorsChangeWhatWasImportedOfAPlatformsUser() {
        Person person = DOOR.person("viewer");
        String settings = person.path("door-settings/cryosparc");
        String all = "{\"values\":{\"profile.name\":\"Ada L.\",\"preferences\":\"{\\\"theme\\\":1}\","
                + "\"userCanSetJobPriority\":\"true\",\"defaultJobPriority\":\"3\"}}";
        JsonNode stored = ADMIN.patch(settings, Json.parse(all)).ok().get("settings");
        assertThat(Json.texts(stored, "value")).containsExactly("", "", "", "Ada L.", "{\"theme\":1}", "true", "3");
        JsonNode kept = ADMIN.get(person.path("documents")).ok().get("items").get(0);
        assertThat(kept.get("document").toString())
                .isEqualTo("{\"state\":{\"userCanSetJobPriority\":true,\"defaultJobPriority\":3},"
                        + "\"preferences\":{\"theme\":1},\"profile_name\":\"Ada L.\"}");
        for (String wrong : List.of(
                "{\"values\":{\"preferences\":\"[]\"}}",
                "{\"values\":{\"preferences\":\"{\"}}",
                "{\"values\":{\"profile.name\":\"{\"}}",
                "{\"values\":{\"userCanSetJobPriority\":\"yes\"}}",
                "{\"values\":{\"defaultJobPriority\":\"1.5\"}}")) {
            ADMIN.patch(settings, Json.parse(wrong)).problem(422, "invalid-fields");
        }
    }

    @Test
    void settingThatIsLeftOutStaysAndASlipInAWordChangesNothing() {
        Person person = DOOR.person("viewer");
        String settings = person.path("door-settings/cryosparc");
        ADMIN.patch(settings, Json.parse("{\"values\":{\"allowed_prefixes\":\"/data\"}}"))
                .ok();
        ADMIN.patch(settings, Json.parse("{\"values\":{\"import_dir_default\":\"/data/in\"}}"))
                .ok();
        ADMIN.patch(settings, Json.parse("{\"values\":{\"allowed_prefix\":\"none\"}}"))
                .invalid("/values/allowed_prefix");
        ADMIN.patch(settings, Json.parse("{\"values\":{\"import_dir_default\":\"../up\"}}"))
                .invalid("/values/import_dir_default");
        JsonNode stored =
                ADMIN.get(person.path("door-settings")).ok().get("items").get(0).get("settings");
        assertThat(Json.texts(stored, "value")).startsWith("/data", "/data/in", "");
    }

    @Test
    void settingsThatSomebodyElseHasChangedAreNotChangedAsTheyWereSeen() {
        Person person = DOOR.person("viewer");
        String settings = person.path("door-settings/cryosparc");
        OwnClient late = ADMIN.with("If-Match", ADMIN.get(person.path()).etag());
        String then = late.patch(settings, Json.parse("{\"values\":{\"import_dir_default\":\"/one\"}}"))
                .etag();
        late.patch(settings, Json.parse("{\"values\":{\"import_dir_default\":\"/two\"}}"))
                .problem(412, "changed-meanwhile");
        ADMIN.with("If-Match", then)
                .patch(settings, Json.parse("{\"values\":{\"import_dir_default\":\"/three\"}}"))
                .ok();
    }

    @Test
    void manyAccountsAreForeseenAndDone() {
        Person one = DOOR.person("viewer");
        Person two = DOOR.person("administrator");
        JsonNode act = Json.parse("{\"act\":\"lock\",\"accounts\":[{\"account\":\"%s\"},{\"account\":\"%s\"}]}"
                .formatted(one.id(), two.id()));
        Person manager = DOOR.person("manager");
        assertThat(Json.texts(manager.client().post("bulk/preview", act).ok().get("items"), "result"))
                .containsExactly("would_change", "denied");
        JsonNode done = manager.client().post("bulk", act).ok().get("items");
        assertThat(Json.texts(done, "result")).containsExactly("done", "denied");
        assertThat(Json.text(done.get(1), "problem")).endsWith("#may-not-lock");
        ADMIN.post("bulk", Json.parse("{\"act\":\"give_rank\",\"accounts\":[]}"))
                .invalid("/rank");
    }

    @Test
    void accountsAreMergedAsPlannedAndTakenApartAgain() {
        OwnClient handling = DOOR.person("administrator").client();
        Person old = DOOR.person("viewer");
        Person into = DOOR.person("viewer");
        JsonNode wish = Json.object("into", into.id());
        JsonNode plan = ADMIN.post(old.path("merge-plan"), wish).ok();
        assertThat(Json.texts(plan.get("lines"), "topic")).contains("account");
        long version = plan.get("old_version").longValue();
        handling.post(old.path("merge"), Json.with(wish, "old_version", version))
                .invalid("/into_version");
        handling.post(old.path("merge"), Json.with(wish, "old_version", version + 1, "into_version", 1))
                .problem(412, "changed-meanwhile");
        assertThat(Json.text(handling.post(old.path("merge"), wish).ok(), "id")).isEqualTo(into.id());
        ADMIN.get(old.path()).problem(404, "no-such-account");
        JsonNode merge =
                Json.list(ADMIN.get("merges?limit=1").ok().get("items")).getFirst();
        assertThat(Json.text(merge, "old")).isEqualTo(old.id());
        assertThat(Json.text(merge, "old_username")).isEqualTo(old.username());
        String path = "merges/" + Json.text(merge, "id");
        ADMIN.post(path + "/undo-plan").ok();
        assertThat(Json.text(handling.post(path + "/undo").ok(), "id")).isEqualTo(old.id());
        handling.post(path + "/undo").problem(409, "cannot-merge");
    }

    @Test
    void thingsAreCountedAndHandedOver() {
        Person person = DOOR.person("publisher");
        Person heir = DOOR.person("publisher");
        assertThat(ADMIN.get(person.path("belongings")).ok().toString()).isEqualTo("{\"things\":[],\"groups\":[]}");
        ADMIN.post(person.path("handover"), Json.object("to", heir.id())).ok();
        ADMIN.post(person.path("handover"), Json.object("to", person.id())).problem(403, "may-not-own");
    }

    @Test
    void theSiteTellsItselfAndItsSettings() {
        assertThat(Json.names(ADMIN.get("site").ok()))
                .containsExactlyInAnyOrder("version", "installation_id", "organization_id", "workspace_id", "doors");
        assertThat(Json.texts(ADMIN.get("settings").ok().get("items"), "name")).contains("listen", "mail");
        ADMIN.get("duplicates").ok();
        ADMIN.get("departures").ok();
        assertThat(List.of(ADMIN.get("lanes").status(), ADMIN.get("agreements").status()))
                .containsOnly(200);
    }
}
