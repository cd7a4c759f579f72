package muster.dialect.cloudomation;

import static muster.testing.CloudomationAnswers.assertNothing;
import static muster.testing.CloudomationAnswers.assertRefused;
import static muster.testing.CloudomationDoor.PASSWORD;
import static muster.testing.CloudomationDoor.created;
import static muster.testing.CloudomationDoor.fresh;
import static muster.testing.CloudomationDoor.ok;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Locale;
import muster.testing.Answer;
import muster.testing.CloudomationDoor;
import muster.testing.Http;
import muster.testing.Json;
import muster.testing.Phone;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** One user from the invitation to the trash and back, as an administrator at a command line would go. */
class JourneyWireTest {
    private static final CloudomationDoor DOOR = CloudomationDoor.shared();

    @Test
    void userIsInvitedComesInIsFoundExportedChangedAndDeleted() {
        String name = fresh("ilse.brandt");
        String address = name + "@lab.example";
        Http admin = DOOR.admin();
        JsonNode made = created(admin.post(
                "user", Json.object("name", "  " + name + " ", "pending_email", address, "description", "Beamline 4")));
        assertThat(made.get("size_bytes").intValue()).isEqualTo(name.length() + 10);
        DOOR.activate(DOOR.code(address, "activation"));

        Answer login = DOOR.signIn(name.toUpperCase(Locale.ROOT), PASSWORD);
        Http ilse = DOOR.with(CloudomationDoor.tokenOf(login));
        String path = "user/" + Json.text(made, "id");
        JsonNode given = ok(ilse.post(path + "/twofa/enroll", Json.object("current_password", PASSWORD)));
        Phone phone = new Phone(Json.text(given, "otp_secret"));
        ok(ilse.post(path + "/twofa/verify", Json.object("otp", phone.code())));
        assertRefused(DOOR.signIn(name, PASSWORD), 401, "otp_required");
        assertThat(DOOR.signIn(name, PASSWORD, phone.code()).status()).isEqualTo(302);

        JsonNode filter = Json.object("field", "name", "op", "like", "value", name + "%");
        JsonNode list =
                ok(admin.get("user" + Http.query("filter", filter, "select", "name,roles", "order", "-created_at")));
        JsonNode found = Json.object("id", Json.text(made, "id"), "name", name, "roles", "default");
        assertThat(list)
                .isEqualTo(Json.object("records", new JsonNode[] {found}, "total", 1, "limit", 50, "offset", 0));

        String yaml = admin.get("user/" + name + "?by=name&download=export").text();
        assertThat(yaml).startsWith("user:\n  created_at: ").contains("\n  name: " + name + "\n");
        String change = "user: {name: " + name + ", description: Beamline 5}";
        JsonNode report =
                ok(admin.send("POST", "import?dry_run=true", "application/yaml", BodyPublishers.ofString(change)));
        JsonNode expected = Json.object("index", 0, "type", "user", "name", name, "action", "updated");
        JsonNode changes = Json.object("description", Json.object("old", "Beamline 4", "new", "Beamline 5"));
        assertThat(report.get("results"))
                .isEqualTo(Json.array(Json.with(
                        expected, "id", Json.text(made, "id"), "changes", changes, "errors", new Object[] {})));

        assertNothing(admin.delete("user/" + name + "?by=name"));
        assertRefused(admin.get(path), 404, "not_found");
        assertThat(ok(admin.get(path + "?allow_deleted=true")).get("is_deleted").booleanValue())
                .isTrue();
        assertThat(Json.text(ok(admin.send("POST", path + "/restore")), "description"))
                .isEqualTo("Beamline 4");
        assertRefused(ilse.get("auth/session"), 401, "unauthorized");
    }
}
