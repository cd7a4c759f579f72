package muster.client.cloudomation;

import static muster.client.cloudomation.UserProperties.EMAIL;
import static muster.client.cloudomation.UserProperties.NAME;
import static muster.client.cloudomation.UserProperties.ROLES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import muster.client.ClientException.Misunderstood;
import muster.client.ClientException.Refused;
import muster.client.ScriptedServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent for each method about one user, and what is made of answers, those included that no server should give. */
class CloudomationExchangesTest {
    private static final UUID ILSE = UUID.fromString(Recorded.ILSE_ID);
    private static final String PATH = "/api/latest/user/" + Recorded.ILSE_ID;

    @Test
    void allThatIsToldIsReadAndWhatIsNewIsIgnored() {
        try (ScriptedServer server = ScriptedServer.answering("200" + Recorded.ILSE)) {
            User user = Recorded.client(server).user(ILSE).get();
            assertThat(UserProperties.ALL).hasSize(34).allMatch(user::tells);
            assertThat(user.id()).isEqualTo(ILSE);
            assertThat(user.createdAt()).isEqualTo(Instant.parse("2026-03-01T09:15:00.123456Z"));
            assertThat(user.description()).contains("Beamline 4");
            assertThat(user.email()).isEmpty();
            assertThat(user.pendingEmail()).contains("ilse@lab.example");
            assertThat(user.identityType()).isEqualTo(IdentityType.USER);
            assertThat(user.roles()).containsExactly(Role.DEFAULT, Role.USER_AUDITOR);
            assertThat(user.sizeBytes()).isEqualTo(21);
            assertThat(user).hasToString("User[ilse.brandt, " + ILSE + "]");
            assertThat(user)
                    .isEqualTo(Recorded.client(server).user("ilse.brandt").get());
            assertThat(server.asked()).containsExactly("GET " + PATH, "GET /api/latest/user/ilse.brandt?by=name");
        }
    }

    @Test
    void whatWasLeftOutIsNotTakenForNothing() {
        try (ScriptedServer server = ScriptedServer.answering(
                "200 {\"id\":\"" + ILSE + "\",\"name\":\"ilse.brandt\",\"roles\":\"default\"}")) {
            User user = Recorded.client(server).user(ILSE).select(ROLES, NAME, EMAIL);
            assertThat(user.tells(EMAIL)).isFalse();
            assertThat(user.name()).isEqualTo("ilse.brandt");
            assertThatThrownBy(user::email)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("email was left out: it was not selected, or the caller may not read it");
            assertThatThrownBy(user::createdAt).isInstanceOf(IllegalStateException.class);
            assertThat(server.asked()).containsExactly("GET " + PATH + "?select=email%2Cname%2Croles");
        }
    }

    @Test
    void onlyWhatIsGivenIsSent() {
        try (ScriptedServer server = ScriptedServer.answering("201" + Recorded.ILSE, "200" + Recorded.ILSE)) {
            CloudomationClient client = Recorded.client(server);
            client.users()
                    .create(NewUser.named("ilse.brandt", "ilse@lab.example")
                            .roles(" default", "default")
                            .withoutInvitation()
                            .build());
            client.user(ILSE)
                    .update(UserChanges.changing()
                            .clearDescription()
                            .pinned(true)
                            .project(ILSE)
                            .build());
            assertThat(server.asked())
                    .containsExactly(
                            "POST /api/latest/user?send_invitation=false {\"name\":\"ilse.brandt\","
                                    + "\"pending_email\":\"ilse@lab.example\",\"roles\":\"default\"}",
                            "PATCH " + PATH + " {\"description\":null,\"is_pinned\":true,\"project_id\":\"" + ILSE
                                    + "\"}");
        }
    }

    @Test
    void whatWasSeenIsChangedOnlyIfItIsStillSo() {
        List<String> conditions = new CopyOnWriteArrayList<>();
        try (ScriptedServer server = new ScriptedServer(exchange -> {
            conditions.add(
                    exchange.getRequestMethod() + exchange.getRequestHeaders().get("If-Match"));
            exchange.getResponseHeaders().add("ETag", "\"7\"");
            ScriptedServer.answer(exchange, 200, Recorded.ILSE);
        })) {
            UserHandle ilse = Recorded.client(server).user(ILSE);
            User seen = ilse.get();
            assertThat(seen.etag()).contains("\"7\"");
            ilse.updateIfUnchanged(seen, UserChanges.changing().enabled(true).build());
            ilse.deleteIfUnchanged(seen);
            ilse.enable();
            assertThat(conditions).containsExactly("GETnull", "PATCH[\"7\"]", "DELETE[\"7\"]", "PATCHnull");
            assertThatIllegalArgumentException().isThrownBy(() -> ilse.deleteIfUnchanged(listed()));
        }
    }

    /** Out of a list, and so without an ETag. */
    private static User listed() {
        try (ScriptedServer server = ScriptedServer.answering(Recorded.page(1, 500, 0, Recorded.ILSE))) {
            return Recorded.client(server).users().list().findFirst().orElseThrow();
        }
    }

    @Test
    void eachActionHasItsRequest() {
        try (ScriptedServer server = ScriptedServer.answering("200" + Recorded.ILSE)) {
            UserHandle ilse = Recorded.client(server).user("a/b c");
            ilse.disable();
            ilse.archive();
            ilse.unarchive();
            ilse.unpin();
            ilse.open();
            ilse.close();
            ilse.delete();
            ilse.getAlsoDeleted();
            ilse.restore();
            ilse.deletePermanently();
            ilse.invite();
            ilse.invite(Duration.ofHours(1));
            ilse.unlock();
            ilse.resetTwofa();
            ilse.cancelEmailChange();
            assertThat(server.asked())
                    .extracting(asked -> asked.replace("/api/latest/user/a%2Fb%20c", "~"))
                    .containsExactly(
                            "PATCH ~?by=name {\"is_enabled\":false}",
                            "PATCH ~?by=name {\"is_archived\":true}",
                            "PATCH ~?by=name {\"is_archived\":false}",
                            "PATCH ~?by=name {\"is_pinned\":false}",
                            "PATCH ~?by=name {\"is_opened\":true}",
                            "PATCH ~?by=name {\"is_opened\":false}",
                            "DELETE ~?by=name",
                            "GET ~?by=name&allow_deleted=true",
                            "POST ~/restore?by=name {}",
                            "DELETE ~?by=name&permanently=true",
                            "POST ~/invite?by=name {}",
                            "POST ~/invite?by=name {\"valid_for_seconds\":3600}",
                            "POST ~/unlock?by=name {}",
                            "POST ~/twofa/reset?by=name {}",
                            "POST ~/cancel_email_change?by=name {}");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ".", ".."})
    void aNameThatLeadsElsewhereIsNoPath(String name) {
        try (ScriptedServer server = ScriptedServer.answering("204")) {
            CloudomationClient client = Recorded.client(server);
            assertThatIllegalArgumentException().isThrownBy(() -> client.user(name));
            assertThat(server.asked()).isEmpty();
        }
    }

    @Test
    void aRefusalTellsThePlatformsCodeAndWhichFieldIsWrong() {
        try (ScriptedServer server = ScriptedServer.answering("""
                422 {"error":{"code":"validation_failed","message":"Some fields cannot be taken.",
                              "fields":{"name":["too_long","invalid"],"icon":["invalid"]}}}""")) {
            assertThatThrownBy(() -> Recorded.client(server).user(ILSE).pin())
                    .isInstanceOfSatisfying(Refused.class, refused -> {
                        assertThat(refused.status()).isEqualTo(422);
                        assertThat(refused.code()).contains("validation_failed");
                        assertThat(refused.fields())
                                .isEqualTo(Map.of("name", List.of("too_long", "invalid"), "icon", List.of("invalid")));
                    })
                    .hasMessage("Some fields cannot be taken.");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "200",
                "200 <html>log in</html>",
                "200 []",
                "200 {\"id\":7}",
                "200 {\"id\":\"1-1-1-1-1\"}",
                "404 <html>not here</html>",
                "403 [\"no\"]",
                "403 {\"error\":\"no\"}",
                "422 {\"error\":{\"code\":\"c\",\"message\":\"m\",\"fields\":{\"name\":\"too_long\"}}}"
            })
    void whatIsNotTheProtocolIsMisunderstoodInASentence(String answer) {
        try (ScriptedServer server = ScriptedServer.answering(answer)) {
            assertThatThrownBy(() -> Recorded.client(server).user(ILSE).get()).isInstanceOf(Misunderstood.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"size_bytes\":21 / \"size_bytes\":\"21\"",
                "\"is_enabled\":true / \"is_enabled\":null",
                "\"is_enabled\":true, / ",
                "\"record_type\":\"USER\" / \"record_type\":\"ROBOT\"",
                "\"created_at\":\"2026-03-01T09:15:00.123456Z\" / \"created_at\":\"yesterday\"",
                "\"project_id\":null / \"project_id\":\"somewhere\""
            })
    void aRecordThatIsNotAsDeclaredIsMisunderstood(String change) {
        String[] parts = change.split(" / ?", 2);
        String broken = Recorded.ILSE.replace(parts[0], parts[1]);
        assertThat(broken).isNotEqualTo(Recorded.ILSE);
        try (ScriptedServer server = ScriptedServer.answering("200" + broken)) {
            assertThatThrownBy(() -> Recorded.client(server).user(ILSE).get())
                    .isInstanceOf(Misunderstood.class)
                    .hasMessageStartingWith("the server sent a user whose ");
        }
    }
}
