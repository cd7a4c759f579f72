package muster.dialect.cryosparc;

import static muster.dialect.cryosparc.CodeSite.askForReset;
import static muster.dialect.cryosparc.CodeSite.setRole;
import static muster.testing.CryosparcAnswers.assertNothing;
import static muster.testing.CryosparcAnswers.assertRefused;
import static muster.testing.CryosparcDoor.ok;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import muster.dialect.cryosparc.CodeSite.Person;
import muster.testing.Answer;
import muster.testing.ArvadosDoor;
import muster.testing.BrowserSession;
import muster.testing.ConnectDoor;
import muster.testing.CryosparcDoor;
import muster.testing.Http;
import muster.testing.Json;
import muster.testing.RunningMuster;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What is done at this door is true at the others, and the other way round. */
class AcrossDoorsWireTest {
    private static final CodeSite SITE = CodeSite.shared();
    private static final ConnectDoor CONNECT = new ConnectDoor(SITE.server());
    private static final ArvadosDoor ARVADOS = new ArvadosDoor(SITE.server());

    private static String role(Person person) {
        return ok(SITE.admin().get("users/" + person.id() + "/role")).stringValue();
    }

    private static Http key(Person person) {
        return SITE.door().with(SITE.server().keyFor(person.username()));
    }

    private static int atConnect(BrowserSession session) {
        return session.reading().get("v1/user").status();
    }

    @Test
    void whoWasInvitedAtConnectRegistersHereAndSignsInThere() {
        String username = CryosparcDoor.fresh("fromconnect");
        CONNECT.invited(username);
        Person ada = SITE.knownAs(username);
        assertThat(ada.registrationCode()).matches("[0-9]{4}");
        assertNothing(SITE.register(ada.email(), ada.registrationCode(), CodeSite.PASSWORD));

        assertThat(atConnect(BrowserSession.of(SITE.server(), username, CodeSite.PASSWORD)))
                .isEqualTo(200);
        ok(ada.signIn().get("users/me"));
    }

    @Test
    void whoWasMadeHereSignsInAtConnectWithTheSamePasswordTyped() {
        Person withPassword = SITE.user();
        Person registered = SITE.invited();
        assertThat(BrowserSession.signIn(SITE.server(), registered.username(), CodeSite.PASSWORD)
                        .status())
                .isNotEqualTo(200);
        assertNothing(SITE.register(registered.id(), registered.registrationCode(), CodeSite.PASSWORD));

        for (Person person : new Person[] {withPassword, registered}) {
            assertThat(atConnect(BrowserSession.of(SITE.server(), person.username(), CodeSite.PASSWORD)))
                    .isEqualTo(200);
        }
        Answer digestTyped =
                BrowserSession.signIn(SITE.server(), withPassword.username(), CryosparcDoor.digest(CodeSite.PASSWORD));
        assertThat(digestTyped.status()).isNotEqualTo(200);
    }

    @Test
    void resetHereEndsSessionsAtConnect() {
        Person ada = SITE.user();
        BrowserSession session = BrowserSession.of(SITE.server(), ada.username(), CodeSite.PASSWORD);
        assertThat(atConnect(session)).isEqualTo(200);
        assertNothing(askForReset(SITE.admin(), ada.id()));
        assertNothing(SITE.reset(ada.id(), ada.resetCode(), CodeSite.NEXT));

        assertThat(atConnect(session)).isEqualTo(401);
        assertThat(BrowserSession.signIn(SITE.server(), ada.username(), CodeSite.PASSWORD)
                        .status())
                .isNotEqualTo(200);
        assertThat(atConnect(BrowserSession.of(SITE.server(), ada.username(), CodeSite.NEXT)))
                .isEqualTo(200);
    }

    @Test
    void whoWasInvitedAtArvadosHasACodeHere() {
        String username = CryosparcDoor.fresh("fromarvados");
        JsonNode user = ARVADOS.create("username", username, "email", username + "@lab.example");
        Person ada = SITE.knownAs(username);
        assertThat(ada.registrationCode()).matches("[0-9]{4}");
        assertThat(Json.text(ada.seen(), "name")).isEqualTo(username);
        assertNothing(SITE.register(ada.email(), ada.registrationCode(), CodeSite.PASSWORD));

        assertThat(ARVADOS.user(Json.text(user, "uuid")).get("is_active").booleanValue())
                .isTrue();
        ok(ada.signIn().get("users/me"));
    }

    @Test
    void anotherRoleEndsSessionsAtEveryDoorAndNoKeys() {
        Person ada = SITE.user();
        Http here = ada.signIn();
        Http key = key(ada);
        BrowserSession there = BrowserSession.of(SITE.server(), ada.username(), CodeSite.PASSWORD);
        JsonNode promoted = ok(setRole(SITE.admin(), ada.id(), "admin"));

        assertThat(promoted.get("roles").toString()).isEqualTo("{\"__global_roles__\":[\"admin\"]}");
        assertThat(promoted.get("services").get("resume").get("loginTokens")).isEmpty();
        assertRefused(here.get("users/me"), 401);
        assertThat(atConnect(there)).isEqualTo(401);
        ok(key.get("users"));
        ok(ada.signIn().get("users"));
    }

    @Test
    void theRoleThatIsShownEndsNothing() {
        Person manager = SITE.user();
        SITE.server().command("user", "rank", manager.username(), "manager");
        Http here = manager.signIn();
        JsonNode before = manager.seen();
        assertThat(ok(setRole(SITE.admin(), manager.id(), "user"))).isEqualTo(before);

        ok(here.get("users/me"));
        assertThat(SITE.server().command("user", "show", manager.username()).toLowerCase(Locale.ROOT))
                .contains("manager");
    }

    @Test
    void nobodyRaisesHimselfAndAManagerDoesNotChangeRoles() {
        Person ada = SITE.user();
        Person manager = SITE.user();
        SITE.server().command("user", "rank", manager.username(), "manager");

        assertRefused(setRole(ada.signIn(), ada.id(), "admin"), 403);
        assertRefused(setRole(manager.signIn(), ada.id(), "admin"), 403);
        assertRefused(setRole(manager.signIn(), manager.id(), "admin"), 403);
        assertThat(role(ada)).isEqualTo("user");
        assertThat(role(manager)).isEqualTo("user");
    }

    @Test
    void theOnlyAdministratorWhoCanSignInStays() {
        try (RunningMuster server = CodeSite.behindAProxy()) {
            CodeSite site = new CodeSite(server);
            String id = Json.text(ok(site.admin().get("users/me")), "_id");
            // Has never registered, and so cannot sign in.
            site.invited("role", "admin");

            assertRefused(setRole(site.admin(), id, "user"), 409);
            assertRefused(site.admin().delete("users/" + id), 409);
            Person other = site.user("role", "admin");
            assertNothing(other.signIn().delete("users/" + id));
            assertRefused(setRole(other.signIn(), other.id(), "user"), 409);
        }
    }

    @Test
    void whoWasMergedAwayIsGoneHere() {
        ArvadosDoor.Person old = ARVADOS.active();
        ArvadosDoor.Person into = ARVADOS.active();
        String email = Json.text(old.user(), "email");
        String id = Json.text(ok(SITE.admin().get("users/" + email)), "_id");
        assertNothing(askForReset(SITE.admin(), id));
        Person before = new Person(SITE, id, old.username());
        String code = before.registrationCode();
        assertNothing(SITE.register(id, code, CodeSite.PASSWORD));
        Http session = SITE.door().with(CodeSite.token(SITE.signIn(email, CodeSite.PASSWORD)));
        ArvadosDoor.ok(ARVADOS.admin()
                .post(
                        "users/merge",
                        Json.object(
                                "old_user_uuid",
                                old.uuid(),
                                "new_user_uuid",
                                into.uuid(),
                                "new_owner_uuid",
                                into.uuid(),
                                "redirect_to_new_user",
                                false)));

        assertRefused(session.get("users/me"), 401);
        assertRefused(SITE.admin().get("users/" + id), 404);
        assertRefused(SITE.signIn(email, CodeSite.PASSWORD), 401);
        assertRefused(askForReset(SITE.admin(), id), 404);
        assertNothing(askForReset(SITE.anybody(), id));
        assertRefused(SITE.register(id, "0421", CodeSite.NEXT), 400);
    }

    @Test
    void whoWasDeletedHereIsGoneEverywhere() {
        Person ada = SITE.user();
        Http session = ada.signIn();
        Http key = key(ada);
        BrowserSession there = BrowserSession.of(SITE.server(), ada.username(), CodeSite.PASSWORD);
        long count = ok(SITE.admin().get("users/count")).longValue();
        assertNothing(SITE.admin().delete("users/" + ada.email()));

        assertThat(ok(SITE.admin().get("users/count")).longValue()).isEqualTo(count - 1);
        assertRefused(session.get("users/me"), 401);
        assertRefused(key.get("users/me"), 401);
        assertThat(atConnect(there)).isEqualTo(401);
        assertRefused(SITE.admin().get("users/" + ada.id()), 404);
        assertRefused(SITE.signIn(ada.email(), CodeSite.PASSWORD), 401);
        assertRefused(askForReset(SITE.admin(), ada.id()), 404);
        assertRefused(SITE.admin().delete("users/" + ada.id()), 404);
    }

    @Test
    void anotherAddressSignsInAtOnceAndTheOldOneDoesNot() {
        Person ada = SITE.user();
        String next = "next+" + ada.email();
        ok(SITE.admin().send("PATCH", "users/" + ada.id() + Http.query("email", next)));

        assertRefused(SITE.signIn(ada.email(), CodeSite.PASSWORD), 401);
        ok(SITE.signIn(next, CodeSite.PASSWORD));
        assertNothing(askForReset(SITE.anybody(), ada.email()));
        assertThat(ada.hasCode()).isFalse();
        assertNothing(askForReset(SITE.anybody(), next));
        assertThat(ada.hasCode()).isTrue();
    }
}
