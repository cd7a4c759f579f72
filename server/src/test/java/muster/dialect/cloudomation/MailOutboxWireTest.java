package muster.dialect.cloudomation;

import static muster.testing.CloudomationAnswers.assertRefused;
import static muster.testing.CloudomationDoor.PASSWORD;
import static muster.testing.CloudomationDoor.fresh;
import static muster.testing.CloudomationDoor.ok;
import static muster.testing.CloudomationDoor.time;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import muster.testing.CloudomationDoor;
import muster.testing.CloudomationDoor.Person;
import muster.testing.Http;
import muster.testing.Json;
import muster.testing.RunningMuster;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class MailOutboxWireTest {
    private static final CloudomationDoor DOOR = CloudomationDoor.shared();

    private static List<JsonNode> mails(Object... parameters) {
        return Json.list(
                ok(DOOR.admin().get("mail_outbox" + Http.query(parameters))).get("records"));
    }

    @Test
    void mailsAreThereInTheOrderOfSending() {
        Person person = DOOR.user();
        person.withPhone();
        List<JsonNode> mails = mails("to", person.email());

        assertThat(Json.texts(mails, "purpose")).containsExactly("activation", "account_activated", "twofa_enabled");
        for (JsonNode mail : mails) {
            assertThat(Json.names(mail)).containsExactly("id", "purpose", "sent_at", "subject", "text", "to");
            assertThat(Json.text(mail, "to")).isEqualTo(person.email());
            assertThat(Json.text(mail, "subject")).isNotBlank();
            assertThat(Instant.parse(Json.text(mail, "sent_at")))
                    .isBefore(Instant.now().plusSeconds(1));
            assertThat(mail.toString()).doesNotContain(PASSWORD);
        }
        assertThat(mails.stream().map(mail -> time(mail, "sent_at"))).isSorted();
        assertThat(Json.texts(mails, "id")).doesNotHaveDuplicates();
        assertThat(Json.texts(mails("to", person.email(), "purpose", "twofa_enabled"), "id"))
                .containsExactly(Json.text(mails.getLast(), "id"));
        assertThat(Json.texts(mails("purpose", "twofa_enabled"), "purpose")).containsOnly("twofa_enabled");
        assertThat(Json.texts(mails(), "to")).contains(person.email());
    }

    @Test
    void mailsToNobodyAreNone() {
        assertThat(mails("to", fresh("nobody") + "@lab.example")).isEmpty();
        assertRefused(DOOR.admin().get("mail_outbox?purpose=greeting"), 400, "bad_query");
    }

    @Test
    void onlyMailsWithACodeHaveALinkWithOne() {
        Person person = DOOR.user();
        for (int i = 0; i < 5; i++) {
            DOOR.signIn(person.name(), "wrong river stone");
        }
        for (JsonNode mail : mails("to", person.email())) {
            boolean hasCode = List.of("activation", "locked_out").contains(Json.text(mail, "purpose"));
            String text = Json.text(mail, "text");
            assertThat(text.split("code=", -1)).as(text).hasSize(hasCode ? 2 : 1);
        }
        assertThat(CloudomationDoor.codeIn(person.newestMail("locked_out")).toLowerCase(Locale.ROOT))
                .isNotEmpty();
    }

    @Test
    void linkLeadsToThisServerWhateverTheClientCallsIt() {
        JsonNode invited = DOOR.invited();
        String text = Json.text(DOOR.newestMail(Json.text(invited, "pending_email"), "activation"), "text");

        assertThat(text).contains(DOOR.server().url().toString().replaceAll("/$", ""));
    }

    @Test
    void nobodyElseReadsMails() {
        for (Person person : List.of(DOOR.user(), DOOR.auditor(), DOOR.manager())) {
            assertRefused(person.http().get("mail_outbox"), 403, "forbidden");
        }
        assertRefused(DOOR.anybody().get("mail_outbox"), 401, "unauthorized");
    }

    @Test
    void withoutCapturingThereIsNoOutbox() {
        CloudomationDoor door = new CloudomationDoor(RunningMuster.shared());

        assertRefused(door.admin().get("mail_outbox"), 404, "not_found");
    }
}
