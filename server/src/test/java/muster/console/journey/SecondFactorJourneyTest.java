package muster.console.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import muster.testing.browser.Look;
import muster.testing.browser.Screens;
import org.junit.jupiter.api.Test;

/** A phone beside the password. */
class SecondFactorJourneyTest extends Journey {
    @Test
    void anAppIsSetUpAndAskedForAtTheNextLogIn() {
        Page page = personAt(exists(Person.ADA), "/account/second-factor");
        AuthenticatorApp app = setUp(page, Person.ADA);
        Screens.take("account-recovery-codes", page);
        List<String> recovery = page.locator("ol.codes code").allInnerTexts();
        assertThat(recovery).hasSizeGreaterThan(4).doesNotHaveDuplicates();

        Page later = browser.open(at("/login"));
        tryToLogIn(later, Person.ADA.email(), Person.ADA.password());
        Screens.take("login-code", later);
        assertThat(menu(later)).hasCount(0);
        giveCode(later, "000000");
        assertThat(alert(later)).isVisible();
        giveCode(later, app.nextCode());
        assertThat(menu(later)).hasText("Ada Lovelace");

        Page withoutPhone = browser.open(Look.USUAL.withoutScripts(), at("/login"));
        tryToLogIn(withoutPhone, Person.ADA.email(), Person.ADA.password());
        giveCode(withoutPhone, recovery.getFirst());
        assertThat(menu(withoutPhone)).hasText("Ada Lovelace");

        Page again = browser.open(at("/login"));
        tryToLogIn(again, Person.ADA.email(), Person.ADA.password());
        giveCode(again, recovery.getFirst());
        assertThat(alert(again)).isVisible();
        assertThat(menu(again)).hasCount(0);
    }

    @Test
    void aWrongPasswordReadsTheSameWithASecondFactor() {
        setUp(personAt(exists(Person.ADA), "/account/second-factor"), Person.ADA);
        Page page = browser.open(at("/login"));
        tryToLogIn(page, Person.ADA.email(), "some other password");
        assertThat(alert(page)).containsText("The e-mail address or the password is wrong");
        assertThat(field(page, "Code of your second factor")).hasCount(0);
    }

    @Test
    void itIsTurnedOffWithPasswordAndRecoveryCode() {
        Page page = personAt(exists(Person.ADA), "/account/second-factor");
        setUp(page, Person.ADA);
        String recovery = page.locator("ol.codes code").first().innerText();
        link(page, "I have kept them").click();
        Screens.take("account-second-factor-on", page);
        page.locator("#off-current").fill(Person.ADA.password());
        page.locator("#off-factor").fill(recovery);
        press(page, "Turn off");
        assertThat(button(page, "Set up an app")).isVisible();
        logIn(browser.open(at("/login")), Person.ADA.email(), Person.ADA.password());
    }

    private AuthenticatorApp setUp(Page page, Person person) {
        field(page, "Your present password").fill(person.password());
        press(page, "Set up an app");
        assertThat(page.getByLabel("Picture for your authenticator app")).isVisible();
        Screens.take("account-second-factor-set-up", page);
        AuthenticatorApp app =
                new AuthenticatorApp(page.locator("main code").first().innerText());
        field(page, "Code that the app shows").fill(app.nextCode());
        press(page, "Turn on");
        assertThat(status(page, "The second factor is on.")).isVisible();
        return app;
    }

    private static void giveCode(Page page, String code) {
        field(page, "Code of your second factor").fill(code);
        press(page, "Log In");
    }
}
