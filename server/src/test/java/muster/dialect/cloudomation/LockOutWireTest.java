package muster.dialect.cloudomation;

import static muster.testing.CloudomationAnswers.assertNothing;
import static muster.testing.CloudomationAnswers.assertPlainlyRefused;
import static muster.testing.CloudomationAnswers.assertRefused;
import static muster.testing.CloudomationDoor.PASSWORD;
import static muster.testing.CloudomationDoor.fresh;
import static muster.testing.CloudomationDoor.ok;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.Locale;
import java.util.concurrent.Callable;
import muster.testing.Answer;
import muster.testing.CloudomationDoor;
import muster.testing.CloudomationDoor.Person;
import muster.testing.Json;
import muster.testing.Together;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class LockOutWireTest {
    private static final CloudomationDoor DOOR = CloudomationDoor.shared();

    private static void fail(Person person, int times) {
        for (int i = 0; i < times; i++) {
            assertRefused(DOOR.signIn(person.name(), "wrong river stone"), 401, "unauthorized");
        }
    }

    private static int failures(Person person) {
        return person.seen().get("failed_auth_count").intValue();
    }

    private static boolean isLockedOut(Person person) {
        return person.seen().get("is_locked_out").booleanValue();
    }

    @Test
    void fifthWrongPasswordLocksOut() {
        Person person = DOOR.user();
        JsonNode before = person.seen();
        fail(person, 4);
        assertThat(failures(person)).isEqualTo(4);
        assertThat(isLockedOut(person)).isFalse();
        assertThat(DOOR.mails(person.email(), "locked_out")).isEmpty();

        fail(person, 1);
        assertThat(failures(person)).isEqualTo(5);
        assertThat(isLockedOut(person)).isTrue();
        Answer right = DOOR.signIn(person.name(), PASSWORD);
        assertPlainlyRefused(right, 401, "unauthorized");
        assertThat(right.bytes())
                .isEqualTo(DOOR.signIn(fresh("nobody"), PASSWORD).bytes());
        assertThat(person.isSignedIn()).isTrue();
        assertThat(person.seen().get("modified_at")).isEqualTo(before.get("modified_at"));

        fail(person, 2);
        assertThat(failures(person)).isEqualTo(5);
        assertThat(DOOR.mails(person.email(), "locked_out")).hasSize(1);
    }

    @Test
    void unlockingEndsItAtOnce() {
        Person person = DOOR.user();
        JsonNode before = person.seen();
        fail(person, 5);

        assertNothing(DOOR.admin().send("POST", person.path("unlock")));
        assertThat(failures(person)).isZero();
        assertThat(isLockedOut(person)).isFalse();
        assertThat(person.seen().get("modified_at")).isEqualTo(before.get("modified_at"));
        assertThat(person.hasPassword(PASSWORD)).isTrue();
    }

    @Test
    void unlockingWhoIsNotLockedOutClearsTheCount() {
        Person person = DOOR.user();
        fail(person, 3);

        assertNothing(DOOR.manager().http().post("user/" + person.name() + "/unlock?by=name", Json.object()));
        assertThat(failures(person)).isZero();
        fail(person, 4);
        assertThat(isLockedOut(person)).isFalse();
    }

    @Test
    void wholeSignInResetsTheCount() {
        Person person = DOOR.user();
        fail(person, 4);
        assertThat(person.hasPassword(PASSWORD)).isTrue();
        assertThat(failures(person)).isZero();
        fail(person, 4);
        assertThat(isLockedOut(person)).isFalse();
        assertThat(person.hasPassword(PASSWORD)).isTrue();
        assertThat(failures(person)).isZero();
    }

    @Test
    void everySpellingOfTheNameCountsForTheOneUser() {
        Person person = DOOR.user();
        for (String name :
                new String[] {person.name(), person.name().toUpperCase(Locale.ROOT), " " + person.name() + " "}) {
            assertThat(DOOR.signIn(name, "wrong river stone").status()).isEqualTo(401);
        }
        assertThat(failures(person)).isEqualTo(3);
    }

    @Test
    void parallelGuessesDoNotPassTheLimit() {
        Person person = DOOR.user();
        Callable<Answer> guess = () -> DOOR.signIn(person.name(), "wrong river stone");

        Together.run(Collections.nCopies(12, guess)).forEach(answer -> assertRefused(answer, 401, "unauthorized"));

        assertThat(failures(person)).isEqualTo(5);
        assertThat(isLockedOut(person)).isTrue();
        assertThat(person.hasPassword(PASSWORD)).isFalse();
        assertThat(DOOR.mails(person.email(), "locked_out")).hasSize(1);
    }

    @Test
    void parallelRightPasswordsAllSucceed() {
        Person person = DOOR.user();
        Callable<Answer> signIn = () -> DOOR.signIn(person.name(), PASSWORD);

        Together.run(Collections.nCopies(6, signIn))
                .forEach(answer -> assertThat(answer.status()).isEqualTo(302));
        assertThat(failures(person)).isZero();
    }

    @Test
    void badRequestsAreNoFailures() {
        Person person = DOOR.user();
        DOOR.anybody().post("auth/login", Json.object("user_name", person.name()));
        DOOR.anybody().post("auth/login", Json.object("user_name", person.name(), "password", 7));

        assertThat(failures(person)).isZero();
    }

    @Test
    void newLockOutAfterUnlockingIsMailedAgain() {
        Person person = DOOR.user();
        fail(person, 5);
        assertNothing(DOOR.admin().send("POST", person.path("unlock")));
        fail(person, 5);

        assertThat(DOOR.mails(person.email(), "locked_out")).hasSize(2);
    }

    @Test
    void administratorsAreLockedOutLikeEverybody() {
        Person person = DOOR.administrator();
        fail(person, 5);

        assertThat(isLockedOut(person)).isTrue();
        assertThat(person.hasPassword(PASSWORD)).isFalse();
        ok(person.http().get("user"));
    }

    @Test
    void countOfOthersIsSeenByThoseWhoSeePrivateThings() {
        Person person = DOOR.user();
        fail(person, 1);

        assertThat(ok(DOOR.auditor().http().get(person.path()))
                        .get("failed_auth_count")
                        .intValue())
                .isEqualTo(1);
        assertThat(person.me().get("failed_auth_count").intValue()).isEqualTo(1);
        assertThat(ok(DOOR.user().http().get(person.path())).has("failed_auth_count"))
                .isFalse();
    }
}
