package muster.client.cloudomation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import muster.client.ClientException.Misunderstood;
import muster.client.ClientException.Refused;
import muster.client.ScriptedServer;
import muster.client.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Logging in, the second factor, and what people do to their own account. */
class CloudomationLoginExchangesTest {
    private static final Secret PASSWORD = Secret.of("quiet river stone");
    private static final Secret OTP = Secret.of("492039");
    private static final UUID CODE = UUID.fromString("7c1d0000-0000-4000-8000-000000000044");

    private static Login.SignedIn signedIn(ScriptedServer server) {
        return CloudomationSite.at(server.uri()).login("ilse.brandt", PASSWORD).with(() -> {
            throw new AssertionError("no code is needed");
        });
    }

    @Test
    void theTokenOfALoginProvesWhoAsks() {
        List<String> proofs = new CopyOnWriteArrayList<>();
        try (ScriptedServer server = new ScriptedServer(exchange -> {
            String proof = exchange.getRequestHeaders().getFirst("Authorization");
            proofs.add(proof == null ? "nothing" : proof);
            boolean isLogin = exchange.getRequestURI().getPath().endsWith("/login");
            ScriptedServer.answer(exchange, isLogin ? 302 : 200, isLogin ? Recorded.LOGIN : Recorded.SESSION);
        })) {
            Login.SignedIn login = signedIn(server);
            assertThat(login.token()).isEqualTo(Secret.of(Recorded.TOKEN));
            assertThat(login.tokenExpiry()).contains(Instant.parse("2026-03-31T09:15:00Z"));
            assertThat(login.client().session().userName()).isEqualTo("ilse.brandt");
            assertThat(proofs).containsExactly("nothing", "Bearer " + Recorded.TOKEN);
            assertThat(server.asked())
                    .containsExactly(
                            "POST /api/latest/auth/login {\"user_name\":\"ilse.brandt\",\"password\":\"quiet river stone\"}",
                            "GET /api/latest/auth/session");
            assertThat(login.toString()).doesNotContain(Recorded.TOKEN);
        }
    }

    @Test
    void aServerThatTellsTheTokenInACookieAloneIsSpokenToWithIt() {
        List<String> cookies = new CopyOnWriteArrayList<>();
        try (ScriptedServer server = new ScriptedServer(exchange -> {
            cookies.add(String.valueOf(exchange.getRequestHeaders().getFirst("Cookie")));
            exchange.getResponseHeaders().add("Set-Cookie", "theme=dark; Path=/");
            exchange.getResponseHeaders().add("Set-Cookie", "sitting=" + Recorded.TOKEN + "; HttpOnly; Path=/");
            exchange.getResponseHeaders().add("Location", "/");
            boolean isLogin = exchange.getRequestURI().getPath().endsWith("/login");
            ScriptedServer.answer(exchange, isLogin ? 302 : 200, isLogin ? "" : Recorded.SESSION);
        })) {
            assertThat(signedIn(server).client().session().userId()).isEqualTo(UUID.fromString(Recorded.ILSE_ID));
            assertThat(cookies).containsExactly("null", "sitting=" + Recorded.TOKEN);
        }
    }

    @Test
    void aRedirectionThatSignsNobodyInIsNotFollowed() {
        try (ScriptedServer elsewhere = ScriptedServer.answering("200" + Recorded.LOGIN);
                ScriptedServer server = new ScriptedServer(exchange -> {
                    exchange.getResponseHeaders()
                            .add("Location", elsewhere.uri().toString());
                    ScriptedServer.answer(exchange, 302, "");
                })) {
            assertThatThrownBy(() -> signedIn(server))
                    .isInstanceOf(Misunderstood.class)
                    .hasMessage(
                            "POST /auth/login was answered with neither a token nor a cookie that is one (status 302)");
            assertThat(elsewhere.asked()).isEmpty();
        }
    }

    @Test
    void aCodeIsAskedForWhenOneIsNeeded() {
        try (ScriptedServer server =
                ScriptedServer.answering(Recorded.refusal(401, "otp_required"), "302" + Recorded.LOGIN)) {
            Login login = CloudomationSite.at(server.uri()).login("ilse.brandt", PASSWORD);
            assertThat(login).isInstanceOf(Login.OtpRequired.class).hasToString("OtpRequired[ilse.brandt]");
            assertThat(login.with(() -> OTP).token()).isEqualTo(Secret.of(Recorded.TOKEN));
            assertThat(server.asked().get(1))
                    .isEqualTo("POST /api/latest/auth/login {\"user_name\":\"ilse.brandt\","
                            + "\"password\":\"quiet river stone\",\"otp\":\"492039\"}");
        }
    }

    @Test
    void whateverElseIsWrongWithALoginIsRefused() {
        try (ScriptedServer server = ScriptedServer.answering(Recorded.refusal(401, "unauthorized"))) {
            assertThatThrownBy(() -> signedIn(server))
                    .isInstanceOfSatisfying(
                            Refused.class, refused -> assertThat(refused.code()).contains("unauthorized"))
                    .hasMessage("It is refused.");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "200 <html>log in</html>",
                "200 {}",
                "200 []",
                "301",
                "302 {\"token\":null}",
                "302 {\"token\":\" \"}",
                "302 {\"token\":\"a b\"}",
                "502 Bad Gateway"
            })
    void whatIsNoAnswerToALoginIsMisunderstood(String answer) {
        try (ScriptedServer server = ScriptedServer.answering(answer)) {
            assertThatThrownBy(() -> signedIn(server)).isInstanceOf(Misunderstood.class);
        }
    }

    @Test
    void codesOfMailsAreTakenWithoutALogin() {
        try (ScriptedServer server = ScriptedServer.answering("200" + Recorded.LOGIN)) {
            CloudomationSite site = CloudomationSite.at(server.uri());
            assertThat(site.activate(CODE, PASSWORD)).hasToString(Recorded.ILSE_ID);
            assertThat(site.confirmEmail(CODE)).hasToString(Recorded.ILSE_ID);
            site.recover("ilse.brandt");
            site.recoverByEmail("ilse@lab.example");
            site.confirmRecovery(CODE, PASSWORD, OTP);
            assertThat(server.asked())
                    .extracting(asked -> asked.replaceAll(" \\{.*", ""))
                    .containsExactly(
                            "POST /api/latest/auth/activate",
                            "POST /api/latest/auth/confirm_email",
                            "POST /api/latest/auth/recover",
                            "POST /api/latest/auth/recover",
                            "POST /api/latest/auth/recover/confirm");
            assertThat(server.asked().get(2)).endsWith("{\"user_name\":\"ilse.brandt\"}");
            assertThat(server.asked().get(3)).endsWith("{\"email\":\"ilse@lab.example\"}");
            assertThat(server.asked().get(4)).contains("\"new_password\":\"quiet river stone\"", "\"otp\":\"492039\"");
        }
    }

    @Test
    void theOwnAccountIsFoundByTheSession() {
        try (ScriptedServer server = ScriptedServer.answering(
                "200" + Recorded.SESSION,
                "200 {\"otp_secret\":\"JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP\",\"provisioning_uri\":\"otpauth://totp/x\"}",
                "200 {\"recovery_codes\":[\"k3p9d-22qxa\",\"a3p9d-22qxb\"]}",
                "204")) {
            OwnAccount own = Recorded.client(server).own();
            TwofaEnrollment enrollment = own.enrollTwofa(PASSWORD);
            List<Secret> codes = own.verifyTwofa(OTP);
            own.changePassword(PASSWORD, Secret.of("loud mountain brook"), codes.get(0));
            own.changeEmail("ilse@new.example", PASSWORD);
            own.disableTwofa(PASSWORD, codes.get(1));
            assertThat(enrollment.otpSecret().reveal()).hasSize(32);
            assertThat(List.of(enrollment, codes).toString()).doesNotContain("JBSWY3DP", "otpauth", "k3p9d");
            String path = "POST /api/latest/user/" + Recorded.ILSE_ID;
            assertThat(server.asked().subList(1, 6))
                    .containsExactly(
                            path + "/twofa/enroll {\"current_password\":\"quiet river stone\"}",
                            path + "/twofa/verify {\"otp\":\"492039\"}",
                            path
                                    + "/change_password {\"current_password\":\"quiet river stone\",\"otp\":\"k3p9d-22qxa\","
                                    + "\"new_password\":\"loud mountain brook\"}",
                            path + "/change_email {\"current_password\":\"quiet river stone\","
                                    + "\"new_email\":\"ilse@new.example\"}",
                            path
                                    + "/twofa/disable {\"current_password\":\"quiet river stone\",\"otp\":\"a3p9d-22qxb\"}");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/api/latest", "/api/latest/"})
    void theAddressIsTakenWithAndWithoutThePathOfTheInterface(String ending) {
        try (ScriptedServer server = ScriptedServer.answering("200" + Recorded.SESSION)) {
            CloudomationClient client =
                    CloudomationClient.of(URI.create(server.uri() + "/engine" + ending), Secret.of(Recorded.TOKEN));
            assertThat(client.session().tokenExpiry()).isPresent();
            assertThat(server.asked()).containsExactly("GET /engine/api/latest/auth/session");
        }
    }
}
