package muster.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import muster.testing.Answer;
import muster.testing.Authenticator;
import muster.testing.ConnectDoor;
import muster.testing.ConsoleBrowser;
import muster.testing.RunningMuster;
import org.junit.jupiter.api.Test;

class OwnSecondFactorTest {
    private static final String PAGE = "/account/second-factor";
    private static final Pattern CHALLENGE = Pattern.compile("name=\"challenge\" value=\"([^\"]+)\"");
    private static final Pattern RECOVERY_CODE = Pattern.compile("<li><code>([^<]+)</code></li>");

    private final RunningMuster server = RunningMuster.shared();
    private final ConnectDoor door = ConnectDoor.shared();
    private final ConnectDoor.Person ada = door.viewer();
    private final ConsoleBrowser browser = ConsoleBrowser.of(server, ada.username(), ada.password());

    /** Now, in whose step one code is good, and so are those of the steps before and after. */
    private final Instant now = Instant.now();

    @Test
    void settingUpTakesThePasswordAndShowsPictureAndSecret() {
        assertThat(browser.get(PAGE).text()).contains("name=\"current\"").doesNotContain("<svg class=\"qr\"");
        Answer begun = browser.post(PAGE + "/begin", "current", ada.password());
        assertThat(begun.status()).isEqualTo(200);
        assertThat(begun.header("Cache-Control")).isEqualTo("no-store");
        assertThat(begun.text()).contains("<svg class=\"qr\" role=\"img\" aria-label=\"", "otpauth://totp/Muster");
        assertThat(secret(begun)).matches("[A-Z2-7]{32}");
        assertThat(begin(ConsoleBrowser.at(server)).header("Location")).startsWith("/login");
        assertThat(browser.get(PAGE).text()).doesNotContain("the second factor is on", secret(begun));
    }

    @Test
    void withoutThePasswordNothingIsSetUp() {
        Answer refused = browser.post(PAGE + "/begin", "current", "a wrong password");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text())
                .contains("The present password is wrong")
                .doesNotContain("<svg class=\"qr\"", "a wrong password");
        assertThat(browser.post(PAGE + "/begin").status()).isEqualTo(422);
    }

    @Test
    void aWrongCodeTurnsNothingOnAndThePictureStays() {
        Answer begun = begin(browser);
        Authenticator app = new Authenticator(secret(begun));
        Answer wrong = browser.post(
                PAGE + "/confirm", "code", app.wrongAt(now), "secret", app.secret(), "uri", "otpauth://totp/Muster:x");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text()).contains("id=\"code-problem\"", "<svg class=\"qr\"", app.secret());
        assertThat(logIn().status()).isEqualTo(303);
        assertThat(confirm(app.codeAt(now)).status()).isEqualTo(200);
    }

    @Test
    void noPictureIsDrawnOfALinkThatIsTooLong() {
        begin(browser);
        assertThat(browser.post(PAGE + "/confirm", "code", "000", "uri", "x".repeat(10_000))
                        .status())
                .isEqualTo(422);
        assertThat(browser.post(PAGE + "/confirm").status()).isEqualTo(422);
    }

    @Test
    void aCodeWithoutAnythingBegunIsRefused() {
        assertThat(confirm("123456").status()).isEqualTo(409);
    }

    @Test
    void onceItIsOnThePasswordAloneOpensNothingAndTheCodeDoes() {
        Authenticator app = on();
        ConsoleBrowser elsewhere = ConsoleBrowser.at(server);
        Answer asked =
                elsewhere.post("/login", "email", ada.username(), "password", ada.password(), "next", "/account/keys");
        assertThat(asked.status()).isEqualTo(200);
        assertThat(asked.text())
                .contains("name=\"code\"", "autocomplete=\"one-time-code\"")
                .doesNotContain(ada.password());
        assertThat(elsewhere.get("/account").status()).isEqualTo(303);

        String challenge = challenge(asked);
        Answer wrong = finish(elsewhere, challenge, app.wrongAt(now));
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.text())
                .contains("id=\"code-problem\"", "value=\"" + challenge + "\"", "value=\"/account/keys\"");
        assertThat(elsewhere.get("/account").status()).isEqualTo(303);

        Answer in = finish(elsewhere, challenge, app.codeAt(now));
        assertThat(in.status()).isEqualTo(303);
        assertThat(in.header("Location")).isEqualTo("/account/keys");
        assertThat(elsewhere.get("/account").status()).isEqualTo(200);
    }

    @Test
    void aCodeThatWasUsedIsNoCodeAnyMore() {
        Authenticator app = on();
        ConsoleBrowser first = ConsoleBrowser.at(server);
        assertThat(finish(first, challenge(ask(first)), app.codeAt(now)).status())
                .isEqualTo(303);
        ConsoleBrowser second = ConsoleBrowser.at(server);
        String challenge = challenge(ask(second));
        assertThat(finish(second, challenge, app.codeAt(now)).status()).isEqualTo(401);
        assertThat(finish(second, challenge, app.codeAt(now.plusSeconds(30))).status())
                .isEqualTo(303);
        assertThat(finish(ConsoleBrowser.at(server), challenge, app.codeAt(now.plusSeconds(30)))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void aRecoveryCodeOpensOnce() {
        List<String> codes =
                recoveryCodes(confirm(new Authenticator(secret(begin(browser))).codeAt(now.minusSeconds(30))));
        assertThat(codes).hasSize(10).doesNotHaveDuplicates();
        assertThat(browser.get(PAGE).text())
                .contains("10 recovery codes are left")
                .doesNotContain(codes.getFirst());
        ConsoleBrowser first = ConsoleBrowser.at(server);
        assertThat(finish(first, challenge(ask(first)), codes.getFirst()).status())
                .isEqualTo(303);
        ConsoleBrowser second = ConsoleBrowser.at(server);
        assertThat(finish(second, challenge(ask(second)), codes.getFirst()).status())
                .isEqualTo(401);
        assertThat(browser.get(PAGE).text()).contains("9 recovery codes are left");
    }

    @Test
    void newRecoveryCodesTakePasswordAndCodeAndVoidTheOldOnes() {
        Authenticator app = new Authenticator(secret(begin(browser)));
        List<String> old = recoveryCodes(confirm(app.codeAt(now.minusSeconds(30))));
        assertThat(prove("/renew", "a wrong password", app.codeAt(now)).status())
                .isEqualTo(422);
        assertThat(prove("/renew", ada.password(), app.wrongAt(now)).status()).isEqualTo(422);
        Answer renewed = prove("/renew", ada.password(), app.codeAt(now));
        assertThat(renewed.status()).isEqualTo(200);
        assertThat(recoveryCodes(renewed)).hasSize(10).doesNotContainAnyElementsOf(old);
        ConsoleBrowser elsewhere = ConsoleBrowser.at(server);
        String challenge = challenge(ask(elsewhere));
        assertThat(finish(elsewhere, challenge, old.getFirst()).status()).isEqualTo(401);
        assertThat(finish(elsewhere, challenge, recoveryCodes(renewed).getFirst())
                        .status())
                .isEqualTo(303);
    }

    @Test
    void turningItOffTakesBothAndThenThePasswordIsEnough() {
        Authenticator app = on();
        assertThat(prove("/off", ada.password(), "").status()).isEqualTo(422);
        assertThat(prove("/off", "a wrong password", app.codeAt(now)).status()).isEqualTo(422);
        assertThat(ask(ConsoleBrowser.at(server)).status()).isEqualTo(200);
        Answer off = prove("/off", ada.password(), app.codeAt(now.plusSeconds(30)));
        assertThat(off.status()).as(off.text()).isEqualTo(303);
        assertThat(logIn().status()).isEqualTo(303);
        assertThat(prove("/off", ada.password(), app.codeAt(now)).status()).isEqualTo(422);
    }

    @Test
    void thePasswordIsChangedWithACodeOnly() {
        Authenticator app = on();
        String next = "another rose altogether";
        assertThat(browser.get("/account/password").text()).contains("name=\"factor\"");
        Object[] form = {"current", ada.password(), "password", next, "password_again", next};
        Answer refused = browser.post("/account/password", form);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("id=\"factor-problem\"");
        assertThat(browser.post(
                                "/account/password",
                                "current",
                                ada.password(),
                                "password",
                                next,
                                "password_again",
                                next,
                                "factor",
                                app.codeAt(now))
                        .status())
                .isEqualTo(303);
    }

    @Test
    void anAdministratorTurnsOffALostOneAndOthersAreRefused() {
        on();
        String person = "/admin/users/" + door.user(ada.guid()).path("guid").asString() + "/access";
        ConsoleBrowser administrator = ConsoleBrowser.ofAdministrator(server);
        assertThat(administrator.get(person).text()).contains("/access/second-factor\"");
        assertThat(browser.post(person + "/second-factor").status()).isEqualTo(403);
        assertThat(administrator.postForged(person + "/second-factor", "forged").status())
                .isEqualTo(403);
        assertThat(ask(ConsoleBrowser.at(server)).status()).isEqualTo(200);
        assertThat(administrator.post(person + "/second-factor").status()).isEqualTo(303);
        assertThat(administrator.post(person + "/second-factor").status()).isEqualTo(303);
        assertThat(browser.get("/account").header("Location")).startsWith("/login");
        assertThat(logIn().status()).isEqualTo(303);
    }

    @Test
    void aChallengeThatIsNoneLeadsBackToTheFirstStep() {
        ConsoleBrowser nobody = ConsoleBrowser.at(server);
        for (String challenge : new String[] {"", "made-up", "<script>"}) {
            assertThat(finish(nobody, challenge, "123456").header("Location"))
                    .as(challenge)
                    .startsWith("/login?done=login_again");
        }
        assertThat(nobody.get("/login/code").header("Location")).isEqualTo("/login");
    }

    private Answer begin(ConsoleBrowser who) {
        return who.post(PAGE + "/begin", "current", ada.password());
    }

    private static String secret(Answer begun) {
        Matcher found = Pattern.compile("name=\"secret\" value=\"([^\"]+)\"").matcher(begun.text());
        assertThat(found.find()).as(begun.text()).isTrue();
        return found.group(1);
    }

    private Answer confirm(String code) {
        return browser.post(PAGE + "/confirm", "code", code);
    }

    /** Turned on with the code of the step before this one. */
    private Authenticator on() {
        Authenticator app = new Authenticator(secret(begin(browser)));
        assertThat(confirm(app.codeAt(now.minusSeconds(30))).status()).isEqualTo(200);
        return app;
    }

    private static List<String> recoveryCodes(Answer page) {
        return RECOVERY_CODE
                .matcher(page.text())
                .results()
                .map(MatchResult::group)
                .map(code -> code.replaceAll("<[^>]+>", ""))
                .toList();
    }

    private Answer prove(String form, String password, String code) {
        return browser.post(PAGE + form, "current", password, "factor", code);
    }

    private Answer logIn() {
        return ask(ConsoleBrowser.at(server));
    }

    private Answer ask(ConsoleBrowser who) {
        return who.post("/login", "email", ada.username(), "password", ada.password());
    }

    private static String challenge(Answer asked) {
        Matcher found = CHALLENGE.matcher(asked.text());
        assertThat(found.find()).as(asked.text()).isTrue();
        return found.group(1);
    }

    private static Answer finish(ConsoleBrowser who, String challenge, String code) {
        return who.post("/login/code", "challenge", challenge, "code", code, "next", "/account/keys");
    }
}
