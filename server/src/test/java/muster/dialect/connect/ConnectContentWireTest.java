package muster.dialect.connect;

import static muster.testing.ConnectAnswers.assertEmpty;
import static muster.testing.ConnectAnswers.assertRefused;
import static muster.testing.ConnectAnswers.ok;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import muster.testing.ConnectClient;
import muster.testing.ConnectDoor;
import muster.testing.ConnectDoor.Person;
import muster.testing.Http;
import muster.testing.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Content, as far as people own it; who else may see it is told elsewhere. */
class ConnectContentWireTest {
    private static final List<String> ALWAYS_NULL = List.of(
            "connection_timeout",
            "read_timeout",
            "init_timeout",
            "idle_timeout",
            "max_processes",
            "min_processes",
            "max_conns_per_process",
            "load_factor",
            "memory_request",
            "memory_limit",
            "cpu_request",
            "cpu_limit",
            "amd_gpu_limit",
            "nvidia_gpu_limit",
            "service_account_name",
            "default_image_name",
            "bundle_id",
            "cluster_name",
            "image_name",
            "r_version",
            "py_version",
            "quarto_version",
            "r_environment_management",
            "default_r_environment_management",
            "py_environment_management",
            "default_py_environment_management",
            "run_as");
    private static final ConnectDoor DOOR = ConnectDoor.shared();

    @Test
    void aPublisherBeginsWithNothing() {
        ConnectClient.User me = DOOR.publisher().client().me();
        assertThat(me.content().count()).isZero();
        assertThat(me.content().find()).isEmpty();
        assertThat(me.content().findOne()).isEmpty();
    }

    @Test
    void aNewItemHasEveryFieldAndBelongsToItsMaker() {
        Person publisher = DOOR.publisher();
        JsonNode item = publisher
                .client()
                .content()
                .create("name", "spectra-2026", "title", "Spectra of 2026", "description", "Weekly.\nBy hand.")
                .attributes();
        String guid = Json.text(item, "guid");
        String url = DOOR.server().url().toString().replaceAll("/$", "");
        ObjectNode expected = Json.object(
                "guid",
                guid,
                "name",
                "spectra-2026",
                "title",
                "Spectra of 2026",
                "description",
                "Weekly.\nBy hand.",
                "access_type",
                "acl",
                "locked",
                false,
                "locked_message",
                "",
                "created_time",
                Json.text(item, "created_time"),
                "last_deployed_time",
                item.get("last_deployed_time"),
                "app_mode",
                "unknown",
                "content_category",
                "",
                "parameterized",
                false,
                "run_as_current_user",
                false,
                "owner_guid",
                publisher.guid(),
                "content_url",
                url + "/content/" + guid + "/",
                "dashboard_url",
                url + "/connect/#/apps/" + guid,
                "app_role",
                "owner",
                "id",
                Json.text(item, "id"));
        ALWAYS_NULL.forEach(expected::putNull);
        assertThat(item).isEqualTo(expected);
        assertThat(Json.text(item, "id")).matches("[0-9]+");
        assertThat(Json.text(item, "created_time")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
    }

    @Test
    void aListShowsTheItemAsItWasMadeAndOthersDoNotSeeIt() {
        Person publisher = DOOR.publisher();
        ConnectClient.User me = publisher.client().me();
        ConnectClient.Item item = me.content().create("name", "mine-alone");
        assertThat(me.content().find()).containsExactly(item.attributes());
        assertThat(me.content().findOne("name", "mine-alone")).contains(item.attributes());
        assertThat(me.content().findOne("name", "another")).isEmpty();
        assertThat(me.content().count()).isEqualTo(1);
        assertThat(publisher.client().content().find()).contains(item.attributes());
        assertThat(Json.names(item.attributes())).doesNotContain("owner", "tags", "vanity_url");
        Person other = DOOR.publisher();
        assertThat(Json.texts(other.client().content().find(), "guid")).doesNotContain(item.guid());
        assertThat(other.client().content().find("owner_guid", publisher.guid()))
                .isEmpty();
        assertRefused(other.http().get("v1/content/" + item.guid()), 403, 19);
        JsonNode read = publisher.client().content().get(item.guid()).attributes();
        assertThat(Json.without(read, "owner")).isEqualTo(item.attributes());
        assertThat(read.get("owner"))
                .isEqualTo(Json.object(
                        "guid", publisher.guid(), "username", publisher.username(), "first_name", "", "last_name", ""));
        item.delete();
        assertRefused(publisher.http().get("v1/content/" + item.guid()), 404, 4);
        assertThat(me.content().count()).isZero();
    }

    @Test
    void withoutNameTheServerMakesOneUp() {
        ConnectClient.User me = DOOR.publisher().client().me();
        String one = Json.text(me.content().create().attributes(), "name");
        String two = Json.text(me.content().create().attributes(), "name");
        assertThat(one).matches("[A-Za-z0-9._-]{3,64}").isNotEqualTo(two);
    }

    @Test
    void anAdministratorSeesWhatOthersOwn() {
        Person publisher = DOOR.publisher();
        ConnectClient.Item item = publisher.client().content().create();
        ConnectClient.User seen = DOOR.adminClient().users().get(publisher.guid());
        assertThat(Json.texts(seen.content().find(), "guid")).containsExactly(item.guid());
        JsonNode read = seen.content().get(item.guid()).attributes();
        assertThat(Json.text(read, "app_role")).isEqualTo("none");
        assertThat(Json.text(read.get("owner"), "username")).isEqualTo(publisher.username());
        assertThat(Json.texts(seen.content().find(), "app_role")).containsExactly("none");
    }

    @Test
    void whoeverCreatesOwnsEvenInAnothersName() {
        Person publisher = DOOR.publisher();
        ConnectClient.Item item =
                DOOR.adminClient().users().get(publisher.guid()).content().create();
        assertThat(Json.text(item.attributes(), "owner_guid"))
                .isEqualTo(DOOR.adminClient().me().guid());
        assertThat(publisher.client().me().content().count()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"owner", "tags", "vanity_url", "bookmarked", "schedule", "owner,tags,vanity_url"})
    void knownThingsCanBeIncluded(String include) {
        Person publisher = DOOR.publisher();
        ConnectClient.Item item = publisher.client().content().create();
        String query = Http.query("include", include);
        JsonNode read = ok(publisher.http().get("v1/content/" + item.guid() + query));
        assertThat(read.has("owner")).isEqualTo(include.contains("owner"));
        assertThat(Json.names(read)).doesNotContain("tags", "vanity_url");
        JsonNode listed = ok(publisher.http().get("v1/content" + query));
        assertThat(Json.list(listed)).contains(read);
    }

    @ParameterizedTest
    @ValueSource(strings = {"password", "owner,password", "OWNER", "owner;tags"})
    void unknownThingsCannotBeIncluded(String include) {
        ConnectClient.Item item = DOOR.adminClient().content().create();
        String query = Http.query("include", include);
        assertRefused(DOOR.admin().get("v1/content" + query), 400, 161);
        assertRefused(DOOR.admin().get("v1/content/" + item.guid() + query), 400, 161);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ab", "", "two words", "sla/sh", "é-accent", "new\nline"})
    void namesAgainstTheRuleAreRefused(String name) {
        Person publisher = DOOR.publisher();
        assertRefused(publisher.http().post("v1/content", Json.object("name", name)), 400, 5);
        assertThat(publisher.client().me().content().count()).isZero();
    }

    @Test
    void lengthsAreHeld() {
        Http http = DOOR.publisher().http();
        ok(http.post("v1/content", Json.object("name", "n".repeat(64))));
        assertRefused(http.post("v1/content", Json.object("name", "n".repeat(65))), 400, 5);
        ok(http.post("v1/content", Json.object("title", "t".repeat(1_024))));
        assertRefused(http.post("v1/content", Json.object("title", "t".repeat(1_025))), 400, 122);
        assertRefused(http.post("v1/content", Json.object("title", "tt")), 400, 122);
        ok(http.post("v1/content", Json.object("description", "d".repeat(4_096))));
        assertRefused(http.post("v1/content", Json.object("description", "d".repeat(4_097))), 400, 123);
        assertRefused(http.post("v1/content", Json.object("access_type", "everyone")), 400, 117);
        assertThat(ok(http.get("v1/content?name=" + "n".repeat(64)))).hasSize(1);
    }

    @Test
    void aNameIsGivenOncePerOwner() {
        Person one = DOOR.publisher();
        JsonNode body = Json.object("name", "twice-given");
        ok(one.http().post("v1/content", body));
        assertRefused(one.http().post("v1/content", body), 409, 26);
        ok(DOOR.publisher().http().post("v1/content", body));
        assertThat(one.client().me().content().count()).isEqualTo(1);
    }

    @Test
    void theOwnerChangesAndOnlyWhatIsSentChanges() {
        Person publisher = DOOR.publisher();
        ConnectClient.Item item =
                publisher.client().content().create("name", "before", "title", "The title", "description", "Text");
        String path = "v1/content/" + item.guid();
        JsonNode reply = ok(publisher.http().patch(path, Json.object("title", "Another title", "name", "after")));
        assertThat(reply).isEqualTo(Json.with(item.attributes(), "title", "Another title", "name", "after"));
        assertThat(ok(publisher.http().get(path))).isEqualTo(reply);
        assertRefused(publisher.http().patch(path, Json.object("name", "no")), 400, 5);
        assertRefused(publisher.http().patch(path, Json.object("access_type", "none")), 400, 117);
        assertRefused(publisher.http().patch(path, Json.object("title", "Changed again", "name", "n o")), 400, 5);
        assertThat(ok(publisher.http().patch(path, Json.object()))).isEqualTo(reply);
    }

    @Test
    void aTakenNameIsRefusedOnChange() {
        Person publisher = DOOR.publisher();
        ok(publisher.http().post("v1/content", Json.object("name", "first-item")));
        ConnectClient.Item item = publisher.client().content().create("name", "second-item");
        assertRefused(publisher.http().patch("v1/content/" + item.guid(), Json.object("name", "first-item")), 409, 26);
    }

    @Test
    void onlyAnAdministratorGivesContentAway() {
        Person one = DOOR.publisher();
        Person two = DOOR.publisher();
        Person viewer = DOOR.viewer();
        ConnectClient.Item item = one.client().content().create();
        String path = "v1/content/" + item.guid();
        assertRefused(one.http().patch(path, Json.object("owner_guid", two.guid())), 403);
        assertRefused(DOOR.admin().patch(path, Json.object("owner_guid", viewer.guid())), 403, 156);
        JsonNode reply = ok(DOOR.admin().patch(path, Json.object("owner_guid", two.guid())));
        assertThat(Json.text(reply, "owner_guid")).isEqualTo(two.guid());
        assertThat(two.client().me().content().count()).isEqualTo(1);
        assertRefused(one.http().get(path), 403, 19);
    }

    @Test
    void linksDoNotFollowWhatAStrangerSaysTheServerIsCalled() {
        Http http = DOOR.publisher().http();
        for (String header : List.of("X-Forwarded-Host", "X-Forwarded-Server", "X-Original-Host", "X-Host")) {
            JsonNode item = ok(http.with(header, "evil.example").post("v1/content", Json.object()));
            assertThat(item.toString()).doesNotContain("evil");
        }
        JsonNode item =
                ok(http.with("Forwarded", "host=evil.example;proto=https").post("v1/content", Json.object()));
        assertThat(item.toString()).doesNotContain("evil", "https");
    }

    @Test
    void viewersPublishNothing() {
        Person viewer = DOOR.viewer();
        assertRefused(viewer.http().post("v1/content", Json.object()), 403, 22);
        assertRefused(viewer.http().post("v1/content", Json.object("name", 17)), 403, 22);
        assertThat(viewer.client().me().content().find()).isEmpty();
    }

    @Test
    void ownershipSurvivesADemotion() {
        Person person = DOOR.publisher();
        ConnectClient.Item item = person.client().content().create();
        ok(DOOR.admin().put("v1/users/" + person.guid(), Json.object("user_role", "viewer")));
        assertThat(Json.texts(person.client().me().content().find(), "guid")).containsExactly(item.guid());
        assertThat(Json.text(person.client().content().get(item.guid()).attributes(), "owner_guid"))
                .isEqualTo(person.guid());
    }

    @Test
    void deletingAnswersNothing() {
        Person publisher = DOOR.publisher();
        String path = "v1/content/" + publisher.client().content().create().guid();
        assertRefused(DOOR.publisher().http().delete(path), 403);
        assertEmpty(publisher.http().delete(path), 204);
        assertRefused(publisher.http().delete(path), 404, 4);
    }

    @Test
    void contentOfNobodyIsNone() {
        assertThat(ok(DOOR.admin().get("v1/content?owner_guid=" + ConnectDoor.UNUSED_GUID)))
                .isEqualTo(Json.array());
        assertRefused(DOOR.admin().get("v1/content/" + ConnectDoor.UNUSED_GUID), 404, 4);
    }
}
