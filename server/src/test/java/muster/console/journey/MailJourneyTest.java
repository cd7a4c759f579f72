package muster.console.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import muster.testing.Answer;
import muster.testing.CapturedMails;
import muster.testing.Http;
import muster.testing.Json;
import muster.testing.RunningMuster;
import muster.testing.browser.Look;
import muster.testing.browser.Screens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Links on their way to people, and back to the pages that they lead to. */
class MailJourneyTest extends Journey {
    @BeforeEach
    @Override
    void start() {
        server = RunningMuster.with("mail=capture");
    }

    @Test
    void whoIsInvitedFollowsTheLinkChoosesAPasswordAndLogsIn() {
        invite(Person.ADA);
        Page page = browser.open(Look.USUAL.withoutScripts(), at(link(Person.ADA.email())));
        assertThat(heading(page)).hasText("Choose a password");
        assertThat(page.locator("main")).containsText(Person.ADA.username());
        choose(page, "short");
        assertThat(alert(page)).containsText("fewer than 12 characters");
        choose(page, Person.ADA.password());
        assertThat(status(page, "You can log in now.")).isVisible();
        link(page, "Log In").click();
        logIn(page, Person.ADA.email(), Person.ADA.password());
    }

    @Test
    void thePagesBehindLinksCanBeReadByEverybody() {
        invite(Person.EMMY);
        Page page = browser.open(at(link(Person.EMMY.email())));
        Screens.take("activate", page);
        choose(page, "short");
        assertThat(alert(page)).isFocused();
        Screens.take("activate-refused", page);
        choose(page, Person.EMMY.password());
        Screens.take("activate-done", page);
        page.navigate(at(link(Person.EMMY.email())));
        assertThat(heading(page)).hasText("This link does not work any more");
        Screens.take("link-dead", page);
    }

    @Test
    void aForgottenPasswordIsSetAnewByALink() {
        Person ada = exists(Person.ADA);
        AuthenticatorApp app = withApp(ada);
        Page page = browser.open(at("/login"));
        link(page, "Reset Password").click();
        Screens.take("reset-password-with-mail", page);
        link(page, "Send me a link").click();
        Screens.take("reset-password-link", page);
        field(page, "Email").fill(ada.username());
        press(page, "Send me a link");
        assertThat(status(page, "If there is such an account with an address, a mail is on its way."))
                .isVisible();
        Screens.take("reset-password-link-asked", page);

        page.navigate(at(link(ada.email())));
        Screens.take("recover", page);
        choose(page, "the second notebook of ada");
        assertThat(alert(page)).containsText("This needs a code of your second factor as well.");
        Screens.take("recover-factor", page);
        field(page, "Code of your second factor (if you have one)").fill(app.nextCode());
        choose(page, "the second notebook of ada");
        assertThat(status(page, "You can log in now.")).isVisible();
        link(page, "Log In").click();
        tryToLogIn(page, ada.email(), "the second notebook of ada");
        assertThat(field(page, "Code of your second factor")).isVisible();
    }

    @Test
    void anotherAddressIsConfirmedWhereItsMailIsRead() {
        Person ada = exists(Person.ADA);
        Page own = personAt(ada, "/account/email");
        own.locator("#email").fill("ada.lovelace@analytical-engines.example");
        field(own, "Your present password").fill(ada.password());
        press(own, "Change address");
        assertThat(status(own, "A link went to the new address.")).isVisible();
        Screens.take("account-email-link-sent", own);

        Page phone = browser.open(Look.USUAL.onAPhone(), at(link("ada.lovelace@analytical-engines.example")));
        Screens.take("confirm-email", phone);
        press(phone, "Confirm this address");
        assertThat(status(phone, "The address is confirmed")).isVisible();
        own.navigate(at("/account/email"));
        assertThat(own.locator("main")).containsText("Your e-mail address: ada.lovelace@analytical-engines.example");
    }

    @Test
    void administratorsReadCapturedMails() {
        invite(Person.ADA);
        Page page = administratorAt("/admin/mail");
        assertThat(page.locator("article").first()).containsText(Person.ADA.email());
        page.locator("article summary").first().click();
        assertThat(page.locator("article pre").first()).containsText("/activate?code=");
        Screens.take("admin-mail-captured", page);
    }

    private String link(String address) {
        String link = CapturedMails.of(server).newestLink(address);
        assertThat(link).matches(Pattern.compile("/[a-z-]+\\?code=[0-9a-f-]{36}"));
        return link;
    }

    private static void choose(Page page, String password) {
        field(page, "New password").fill(password);
        field(page, "New password, once more").fill(password);
        press(page, "Set password");
    }

    private AuthenticatorApp withApp(Person person) {
        Page page = personAt(person, "/account/second-factor");
        field(page, "Your present password").fill(person.password());
        press(page, "Set up an app");
        AuthenticatorApp app =
                new AuthenticatorApp(page.locator("main code").first().innerText());
        field(page, "Code that the app shows").fill(app.nextCode());
        press(page, "Turn on");
        assertThat(status(page, "The second factor is on.")).isVisible();
        return app;
    }

    private void invite(Person person) {
        Http administrator =
                Http.at(server.url().toString()).with("Authorization", "Bearer " + RunningMuster.ADMINISTRATOR_KEY);
        Answer made = administrator.post(
                "api/latest/user", Json.object("name", person.username(), "pending_email", person.email()));
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
    }
}
