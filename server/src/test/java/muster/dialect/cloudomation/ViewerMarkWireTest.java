package muster.dialect.cloudomation;

import static muster.testing.CloudomationAnswers.assertPlainlyRefused;
import static muster.testing.CloudomationDoor.ok;
import static muster.testing.CloudomationDoor.records;
import static muster.testing.CloudomationDoor.time;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import muster.testing.Answer;
import muster.testing.CloudomationDoor;
import muster.testing.CloudomationDoor.Person;
import muster.testing.Http;
import muster.testing.Json;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Pins and open records, which belong to who looks, and the stamps of who was here when. */
class ViewerMarkWireTest {
    private static final CloudomationDoor DOOR = CloudomationDoor.shared();

    @Test
    void pinsBelongToTheViewer() {
        Person viewer = DOOR.user();
        Person other = DOOR.user();
        other.changed("is_readonly", true);
        JsonNode before = other.seen();

        JsonNode seen = ok(viewer.http().patch(other.path(), Json.object("is_pinned", true, "is_opened", true)));

        assertThat(seen.get("is_pinned").booleanValue()).isTrue();
        assertThat(seen.get("is_opened").booleanValue()).isTrue();
        assertThat(seen.get("modified_at")).isEqualTo(before.get("modified_at"));
        assertThat(seen.get("modified_by")).isEqualTo(before.get("modified_by"));
        assertThat(seen.has("email")).isFalse();
        assertThat(other.seen()).isEqualTo(before);
        JsonNode later = ok(viewer.signedInAgain().get(other.path()));
        assertThat(later).isEqualTo(seen);
    }

    @Test
    void pinsAreTakenAwayEachByItself() {
        Person viewer = DOOR.user();
        Person other = DOOR.user();
        ok(viewer.http().patch(other.path(), Json.object("is_pinned", true, "is_opened", true)));

        JsonNode after = ok(viewer.http().patch(other.path(), Json.object("is_opened", false)));
        assertThat(after.get("is_pinned").booleanValue()).isTrue();
        assertThat(after.get("is_opened").booleanValue()).isFalse();
    }

    @Test
    void listsFindWhatTheViewerPinned() {
        Person viewer = DOOR.user();
        Person other = DOOR.user();
        ok(viewer.http().patch(other.path(), Json.object("is_pinned", true)));
        JsonNode pinned = Json.object("field", "is_pinned", "op", "eq", "value", true);

        assertThat(Json.texts(records(viewer.http(), "filter", pinned), "id")).containsExactly(other.id());
        assertThat(Json.texts(records(DOOR.user().http(), "filter", pinned), "id"))
                .isEmpty();
    }

    @Test
    void otherPropertiesBesideNeedTheRightToThem() {
        Person viewer = DOOR.user();
        Person other = DOOR.user();
        JsonNode before = ok(viewer.http().get(other.path()));

        assertPlainlyRefused(
                viewer.http().patch(other.path(), Json.object("is_pinned", true, "description", "x")),
                403,
                "forbidden");
        assertThat(ok(viewer.http().get(other.path()))).isEqualTo(before);
        JsonNode own = ok(viewer.http().patch(viewer.path(), Json.object("is_pinned", true, "description", "me")));
        assertThat(own.get("is_pinned").booleanValue()).isTrue();
        assertThat(Json.text(own, "description")).isEqualTo("me");
    }

    @Test
    void pinsAreNotGivenWhenAUserIsMade() {
        Answer answer =
                DOOR.admin().post("user", CloudomationDoor.newUser(CloudomationDoor.fresh("u"), "is_pinned", true));

        assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
    }

    @Test
    void stampsAreEmptyUntilSomebodyCameIn() {
        JsonNode invited = DOOR.invited();
        for (String stamp : new String[] {"last_login", "last_activity", "last_ui_activity"}) {
            assertThat(invited.get(stamp).isNull()).as(stamp).isTrue();
        }
        Instant before = Instant.now().minusSeconds(1);
        JsonNode after = DOOR.activated(invited).seen();

        assertThat(Instant.parse(Json.text(after, "last_login"))).isBetween(before, Instant.now());
        assertThat(Instant.parse(Json.text(after, "last_activity"))).isBetween(before, Instant.now());
        assertThat(after.get("last_ui_activity").isNull()).isTrue();
    }

    @Test
    void requestsOfAUserInterfaceHaveAStampOfTheirOwn() {
        Person person = DOOR.user();
        ok(person.http().with("X-Muster-Client", "cli").get("user?limit=1"));
        assertThat(person.seen().get("last_ui_activity").isNull()).isTrue();

        Http page = person.http().with("X-Muster-Client", "ui");
        assertThat(page.get("user/" + CloudomationDoor.UNUSED_ID).status()).isEqualTo(404);
        Instant stamp = Instant.parse(Json.text(person.seen(), "last_ui_activity"));
        assertThat(Duration.between(stamp, Instant.now())).isLessThan(Duration.ofSeconds(30));
    }

    @Test
    void signingInFromAUserInterfaceIsActivityThere() {
        JsonNode invited = DOOR.invited();
        DOOR.activate(DOOR.code(Json.text(invited, "pending_email"), "activation"));
        Answer login = DOOR.anybody()
                .with("X-Muster-Client", "ui")
                .post(
                        "auth/login",
                        Json.object("user_name", Json.text(invited, "name"), "password", CloudomationDoor.PASSWORD));

        assertThat(login.status()).isEqualTo(302);
        assertThat(DOOR.user(Json.text(invited, "id")).get("last_ui_activity").isNull())
                .isFalse();
    }

    @Test
    void failedSignInMovesNoStamp() {
        Person person = DOOR.user();
        JsonNode before = person.seen();
        assertThat(person.hasPassword("wrong river stone")).isFalse();

        assertThat(Json.without(person.seen(), "failed_auth_count"))
                .isEqualTo(Json.without(before, "failed_auth_count"));
    }

    @Test
    void anotherSignInMovesTheStampOfSignInsOnly() {
        Person person = DOOR.user();
        JsonNode before = person.seen();
        person.signedInAgain();
        JsonNode after = person.seen();

        assertThat(time(after, "last_login")).isAfter(time(before, "last_login"));
        assertThat(Json.without(after, "last_login", "last_activity"))
                .isEqualTo(Json.without(before, "last_login", "last_activity"));
        assertThat(time(after, "last_activity")).isAfterOrEqualTo(time(before, "last_activity"));
    }
}
