package muster.dialect.cloudomation;

import static muster.testing.CloudomationAnswers.assertRefused;
import static muster.testing.CloudomationAnswers.assertTaken;
import static muster.testing.CloudomationDoor.OTHER_PASSWORD;
import static muster.testing.CloudomationDoor.PASSWORD;
import static muster.testing.CloudomationDoor.created;
import static muster.testing.CloudomationDoor.fresh;
import static muster.testing.CloudomationDoor.ok;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import muster.testing.Answer;
import muster.testing.CloudomationDoor;
import muster.testing.CloudomationDoor.Person;
import muster.testing.Http;
import muster.testing.Json;
import muster.testing.Phone;
import muster.testing.RunningMuster;
import muster.testing.Together;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What two do at the same moment. */
class RaceWireTest {
    private static final CloudomationDoor DOOR = CloudomationDoor.shared();

    private static List<Answer> four(Callable<Answer> task) {
        return Together.run(Collections.nCopies(4, task));
    }

    private static Answer theOnlyOneWith(int status, List<Answer> answers) {
        List<Answer> winners =
                answers.stream().filter(answer -> answer.status() == status).toList();
        assertThat(winners).as(answers.toString()).hasSize(1);
        return winners.getFirst();
    }

    @Test
    void nameIsGivenToOneOfThem() {
        String name = fresh("u");
        List<Answer> answers = four(() ->
                DOOR.admin().post("user", Json.object("name", name, "pending_email", fresh("r") + "@lab.example")));

        Answer winner = theOnlyOneWith(201, answers);
        answers.stream().filter(answer -> !answer.equals(winner)).forEach(answer -> assertTaken(answer, "name"));
        assertThat(Json.text(ok(DOOR.admin().get("user/" + name + "?by=name")), "id"))
                .isEqualTo(Json.text(winner.json(), "id"));
    }

    @Test
    void addressIsGivenToOneOfThem() {
        String address = fresh("r") + "@lab.example";
        List<Answer> answers =
                four(() -> DOOR.admin().post("user", Json.object("name", fresh("u"), "pending_email", address)));

        Answer winner = theOnlyOneWith(201, answers);
        answers.stream()
                .filter(answer -> !answer.equals(winner))
                .forEach(answer -> assertTaken(answer, "pending_email"));
        assertThat(DOOR.mails(address, "activation")).hasSize(1);
    }

    @Test
    void codeActivatesOnce() {
        JsonNode invited = DOOR.invited();
        String code = DOOR.code(Json.text(invited, "pending_email"), "activation");
        List<Callable<Answer>> tasks = IntStream.range(0, 4)
                .<Callable<Answer>>mapToObj(i -> () -> DOOR.anybody()
                        .post("auth/activate", Json.object("code", code, "password", "quiet river stone " + i)))
                .toList();
        List<Answer> answers = Together.run(tasks);

        Answer winner = theOnlyOneWith(200, answers);
        answers.stream()
                .filter(answer -> !answer.equals(winner))
                .forEach(answer -> assertRefused(answer, 400, "invalid_code"));
        assertThat(DOOR.signIn(Json.text(invited, "name"), "quiet river stone " + answers.indexOf(winner))
                        .status())
                .isEqualTo(302);
        assertThat(DOOR.mails(Json.text(invited, "pending_email"), "account_activated"))
                .hasSize(1);
    }

    @Test
    void recoveryCodeOfTheMailWorksOnce() {
        Person person = DOOR.user();
        DOOR.anybody().post("auth/recover", Json.object("user_name", person.name()));
        String code = DOOR.code(person.email(), "recovery");

        theOnlyOneWith(
                204,
                four(() -> DOOR.anybody()
                        .post("auth/recover/confirm", Json.object("code", code, "new_password", OTHER_PASSWORD))));
        assertThat(person.hasPassword(OTHER_PASSWORD)).isTrue();
    }

    @Test
    void codeOfTheAppSignsInOnce() {
        Person person = DOOR.user();
        Phone phone = person.withPhone();
        String code = phone.code();
        String recovery = phone.recoveryCode();

        theOnlyOneWith(302, four(() -> DOOR.signIn(person.name(), PASSWORD, code)));
        theOnlyOneWith(302, Together.run(Collections.nCopies(2, () -> DOOR.signIn(person.name(), PASSWORD, recovery))));
    }

    @Test
    void oneOfTwoWithTheSameTagSucceeds() {
        Person person = DOOR.user();
        String tag = DOOR.admin().get(person.path()).header("ETag");
        List<Callable<Answer>> tasks = IntStream.range(0, 4)
                .<Callable<Answer>>mapToObj(i -> () ->
                        DOOR.admin().with("If-Match", tag).patch(person.path(), Json.object("description", "d" + i)))
                .toList();
        List<Answer> answers = Together.run(tasks);

        Answer winner = theOnlyOneWith(200, answers);
        assertThat(Json.text(person.seen(), "description")).isEqualTo(Json.text(winner.json(), "description"));
    }

    @Test
    void twoAdministratorsWhoDemoteEachOtherLeaveOne() {
        try (RunningMuster server = RunningMuster.with("mail=capture")) {
            CloudomationDoor door = new CloudomationDoor(server);
            Person other = door.administrator();
            String iris = "user/" + Json.text(ok(door.admin().get("auth/session")), "user_id");
            Http admin = door.admin();
            JsonNode demotion = Json.object("roles", "default");

            Together.run(List.of(
                    () -> admin.patch(other.path(), demotion),
                    () -> other.http().patch(iris, demotion)));

            List<JsonNode> users = Json.list(ok(admin.get("user")).get("records"));
            assertThat(Json.texts(users, "roles")).contains("organization-admin");
        }
    }

    @Test
    void twoImportsOfTheSameFileMakeEveryoneOnce() {
        String name = fresh("u");
        List<Answer> answers = four(() -> ImportWireTest.importing("", "user: {name: " + name + "}"));

        assertThat(answers).allMatch(answer -> answer.status() == 200 || answer.status() == 422);
        assertThat(CloudomationDoor.records(
                        DOOR.admin(), "filter", Json.object("field", "name", "op", "eq", "value", name)))
                .hasSize(1);
    }

    @Test
    void pathsInUseAtTheSameTimeDoNotDisturbEachOther() {
        JsonNode user = created(DOOR.admin().post("user", CloudomationDoor.newUser(fresh("u"))));
        String path = "user/" + Json.text(user, "id");
        List<Callable<Answer>> tasks = IntStream.range(0, 8)
                .<Callable<Answer>>mapToObj(i -> () -> i % 2 == 0
                        ? DOOR.admin().patch(path, Json.object("description", "d" + i))
                        : DOOR.admin().get(path))
                .toList();

        Together.run(tasks).forEach(CloudomationDoor::ok);
    }

    @Test
    void fiftyRequestsASecondOfOneClientAreServed() {
        Http client = DOOR.admin();
        for (int i = 0; i < 120; i++) {
            ok(client.get("user?limit=1"));
        }
    }
}
