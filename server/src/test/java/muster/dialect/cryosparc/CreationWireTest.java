package muster.dialect.cryosparc;

import static muster.testing.CryosparcAnswers.assertRefused;
import static muster.testing.CryosparcDoor.digest;
import static muster.testing.CryosparcDoor.fresh;
import static muster.testing.CryosparcDoor.ok;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import muster.dialect.cryosparc.CodeSite.Person;
import muster.testing.Answer;
import muster.testing.CryosparcDoor;
import muster.testing.Http;
import muster.testing.Json;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class CreationWireTest {
    private static final CodeSite SITE = CodeSite.shared();

    private static Object[] arguments(String username) {
        return new Object[] {
            "email", username + "@lab.example", "username", username, "first_name", "Ada", "last_name", "Okafor"
        };
    }

    private static Answer create(Http who, @Nullable JsonNode password, Object... arguments) {
        return CryosparcDoor.create(who, password, arguments);
    }

    private static long count() {
        return ok(SITE.admin().get("users/count")).longValue();
    }

    private static Answer createWith(String contentType, String body) {
        return SITE.admin()
                .send("POST", "users" + Http.query(arguments(fresh("b"))), contentType, BodyPublishers.ofString(body));
    }

    @Test
    void withoutAPasswordThePersonGetsACode() {
        String username = fresh("ada");
        JsonNode made = ok(create(SITE.admin(), null, arguments(username)));

        assertThat(Json.text(made, "_id")).matches("[0-9a-f]{24}");
        assertThat(Json.text(made, "register_token")).matches("[0-9]{4}");
        assertThat(made.get("reset_token").isNull()).isTrue();
        assertThat(made.get("roles").toString()).isEqualTo("{\"__global_roles__\":[\"user\"]}");
        assertThat(Json.text(made, "status")).isEqualTo("invited");
        assertThat(made.get("emails").toString())
                .isEqualTo("[{\"address\":\"" + username + "@lab.example\",\"verified\":false}]");
        assertThat(Json.text(made, "created_by_user_id"))
                .isEqualTo(Json.text(ok(SITE.admin().get("users/me")), "_id"));
        assertThat(made.get("services").get("password").isNull()).isTrue();
        assertThat(made.get("last_password_changed_at").isNull()).isTrue();
        assertThat(Json.text(made, "updated_at")).isEqualTo(Json.text(made, "created_at"));
        assertThat(Duration.between(Instant.parse(Json.text(made, "created_at")), Instant.now()))
                .isLessThan(Duration.ofMinutes(1));
        assertThat(ok(SITE.admin().get("users/" + Json.text(made, "_id")))).isEqualTo(made);
    }

    @Test
    void withAPasswordTheAccountIsUsableAtOnce() {
        Person ada = SITE.user();
        JsonNode seen = ada.seen();

        assertThat(ada.hasCode()).isFalse();
        assertThat(seen.get("services").get("password").toString()).isEqualTo("{\"bcrypt\":\"hidden\"}");
        assertThat(seen.get("last_password_changed_at").isString()).isTrue();
        ok(ada.signIn().get("users/me"));
    }

    @Test
    void adminsAreMadeWithThatRoleAndALongerCode() {
        Person boss = SITE.invited("role", "admin");

        assertThat(ok(SITE.admin().get("users/" + boss.id() + "/role")).stringValue())
                .isEqualTo("admin");
        assertThat(boss.registrationCode()).matches("[0-9]{8}");
        assertThat(ok(SITE.admin().get("users/" + SITE.invited("role", "user").id() + "/role"))
                        .stringValue())
                .isEqualTo("user");
    }

    @Test
    void nullAsABodyIsNoPassword() {
        String username = fresh("ada");
        Answer answer = SITE.admin()
                .send(
                        "POST",
                        "users" + Http.query(arguments(username)),
                        "application/json",
                        BodyPublishers.ofString("null"));

        assertThat(Json.text(ok(answer), "register_token")).matches("[0-9]{4}");
    }

    @Test
    void programsMakeUsersWithoutSeeingTheirCodes() {
        String username = fresh("ada");
        JsonNode made = ok(create(SITE.door().admin(), null, arguments(username)));

        assertThat(made.get("register_token").isNull()).isTrue();
        assertThat(SITE.knownAs(username).registrationCode()).matches("[0-9]{4}");
    }

    @Test
    void whatIsSentAgainAfterABrokenConnectionMakesNoSecondOne() {
        Object[] arguments = arguments(fresh("ada"));
        JsonNode made = ok(create(SITE.admin(), null, arguments));
        long count = count();
        assertRefused(create(SITE.admin(), null, arguments), 409);
        assertRefused(create(SITE.admin(), Json.object("password", digest("something else")), arguments), 409);

        assertThat(count()).isEqualTo(count);
        assertThat(ok(SITE.admin().get("users/" + Json.text(made, "_id")))).isEqualTo(made);
    }

    @Test
    void takenNamesAndAddressesAreRefusedWhateverTheirCase() {
        Person ada = SITE.invited();
        long count = count();
        Object[] sameAddress = arguments(fresh("other"));
        sameAddress[1] = ada.email().toUpperCase(Locale.ROOT);
        Object[] sameName = arguments(fresh("other"));
        sameName[3] = ada.username().toUpperCase(Locale.ROOT);

        assertRefused(create(SITE.admin(), null, sameAddress), 409);
        assertRefused(create(SITE.admin(), null, sameName), 409);
        assertThat(count()).isEqualTo(count);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "email=",
                "email=ada",
                "email=ada%40",
                "email=%40lab.example",
                "email=a%20b%40lab.example",
                "email=a%40b%40lab.example",
                "email=a%0d%0ab%40lab.example",
                "username=",
                "username=%20",
                "username=a%07b",
                "username=a%0ab",
                "role=",
                "role=Admin",
                "role=root",
                "first_name=a%0ab"
            })
    void malformedValuesAreRefused(String query) {
        long count = count();
        String before = "users" + Http.query(arguments(fresh("ada")));
        Answer answer = SITE.admin().send("POST", before + "&" + query, "application/json", BodyPublishers.noBody());

        assertRefused(answer, 422);
        assertThat(count()).isEqualTo(count);
    }

    @Test
    void missingArgumentsAreNamed() {
        Answer answer = create(SITE.admin(), null, "email", fresh("a") + "@lab.example", "username", fresh("a"));

        assertRefused(answer, 422);
        assertThat(Json.text(answer.json(), "detail")).contains("first_name");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"text\"",
                "[]",
                "{}",
                "1",
                "true",
                "{\"password\":null}",
                "{\"password\":1}",
                "{\"password\":\"\"}",
                "{\"password\":\"correct horse battery\"}",
                "{",
                "{}{}",
                "{\"password\":[\"a\"]}"
            })
    void otherBodiesAreRefused(String body) {
        assertRefused(createWith("application/json", body), 422);
    }

    @Test
    void commonPasswordsAndThePersonsOwnWordsAreRefusedThoughOnlyTheirDigestIsSeen() {
        String username = fresh("ada");
        for (String password : new String[] {"", "123456", "password", "Password1", username, username + "2026"}) {
            JsonNode body = Json.object("password", digest(password));
            assertRefused(create(SITE.admin(), body, arguments(username)), 422);
        }
        ok(create(SITE.admin(), Json.object("password", digest("nobody ever thought of it")), arguments(username)));
    }

    @Test
    void bodiesOfOtherTypesAndDepthsAreRefused() {
        assertRefused(createWith("text/plain", "{\"password\":\"" + digest("x y z") + "\"}"), 422);
        assertRefused(createWith(CodeSite.FORM, "password=" + digest("x y z")), 422);
        assertRefused(createWith("application/json", "[".repeat(1_000)), 422);
        assertRefused(createWith("application/json", "{\"a\":".repeat(500) + "1" + "}".repeat(500)), 422);
        assertRefused(createWith("application/json", "{\"password\":\"" + "a".repeat(20_000_000) + "\"}"), 413);
    }

    @Test
    void onlyAdministratorsCreate() {
        Person ada = SITE.user();
        Person manager = SITE.user();
        SITE.server().command("user", "rank", manager.username(), "manager");
        long count = count();

        assertRefused(create(ada.signIn(), null, arguments(fresh("x"))), 403);
        assertRefused(create(manager.signIn(), null, arguments(fresh("x"))), 403);
        assertRefused(create(SITE.anybody(), null, arguments(fresh("x"))), 401);
        assertRefused(create(ada.signIn(), null, "email", "no address"), 403);
        assertThat(count()).isEqualTo(count);
    }

    @Test
    void addressesWithAPlusWithCapitalsAndWithLettersOfEverywhereAreFound() {
        String stem = fresh("Ada");
        String email = stem + "+Lab@Uni.Example";
        Object[] arguments = arguments(stem.toLowerCase(Locale.ROOT) + "ö");
        arguments[1] = email;
        JsonNode made = ok(create(SITE.admin(), null, arguments));

        String id = Json.text(made, "_id");
        for (String path : new String[] {
            "users/" + stem + "%2BLab%40Uni.Example",
            "users/" + stem + "+Lab@Uni.Example",
            "users/" + email.toUpperCase(Locale.ROOT),
            "users//" + Http.escape(email),
            "users/" + id
        }) {
            assertThat(Json.text(ok(SITE.admin().get(path)), "_id")).as(path).isEqualTo(id);
        }
        assertRefused(SITE.admin().get("users/" + stem + "%20Lab%40Uni.Example"), 404);
        assertRefused(SITE.admin().get("users/" + stem + "%252BLab%2540Uni.Example"), 404);
        Person ada = new Person(SITE, id, Json.text(made, "name"));
        assertThat(SITE.register(email, ada.registrationCode(), CodeSite.PASSWORD)
                        .status())
                .isEqualTo(204);
        ok(SITE.signIn(email.toLowerCase(Locale.ROOT), CodeSite.PASSWORD));
    }
}
