package muster.console.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import muster.testing.browser.Look;
import org.junit.jupiter.api.Test;

/** Four digits on their way from an administrator to a person: a new account, and a new password. */
class TokenJourneyTest extends Journey {
    private static final String NEUTRAL =
            "If there is an account with this address, its administrators now see a reset token"
                    + " for it. Ask one of them.";

    @Test
    void withTheTokenANewPersonIsLoggedInAndTheTokenIsGone() {
        for (Look look : List.of(Look.USUAL, Look.USUAL.withoutScripts())) {
            Person person = look.scripts() ? Person.ADA : Person.EMMY;
            Page administrator = administratorAt(look, "/admin/users");
            addUser(administrator, person);
            String token = tokenButton(administrator, "registration", person)
                    .innerText()
                    .strip();

            Page page = browser.open(look, at("/login"));
            link(page, "New Account").click();
            useToken(page, "Registration token", person, token, person.password());
            press(page, "Create account");
            assertThat(menu(page)).hasText(person.name());

            administrator.navigate(at("/admin/users"));
            assertThat(cell(row(administrator, person), "Tokens")).hasText("");
            assertThat(cell(row(administrator, person), "State")).hasText("active");
        }
    }

    @Test
    void aTokenIsGoodOnce() {
        Page administrator = administratorAt("/admin/users");
        addUser(administrator, Person.ADA);
        String token = tokenButton(administrator, "registration", Person.ADA)
                .innerText()
                .strip();
        register(Person.ADA, token, Person.ADA.password());

        Page second = browser.open(at("/new-account"));
        useToken(second, "Registration token", Person.ADA, token, "another password of hers");
        press(second, "Create account");
        assertThat(alert(second)).containsText("The e-mail address or the token is not right");
        assertThat(alert(second)).isFocused();
        assertThat(menu(second)).hasCount(0);
        logIn(browser.open(at("/login")), Person.ADA.email(), Person.ADA.password());
    }

    @Test
    void aWrongTokenReadsLikeAWrongAddressAndKeepsNoSecret() {
        Page administrator = administratorAt("/admin/users");
        addUser(administrator, Person.ADA);
        String token = tokenButton(administrator, "registration", Person.ADA)
                .innerText()
                .strip();
        String wrong = token.equals("0000") ? "0001" : "0000";
        Page page = browser.open(at("/new-account"));
        for (Person person : List.of(Person.ADA, Person.EMMY)) {
            useToken(page, "Registration token", person, wrong, person.password());
            press(page, "Create account");
            assertThat(alert(page))
                    .containsText("The e-mail address or the token is not right, or the token is used up."
                            + " Ask an administrator for a new one.");
            assertThat(field(page, "Email")).hasValue(person.email());
            assertThat(field(page, "Registration token")).hasValue("");
            assertThat(field(page, "New password")).hasValue("");
        }
    }

    @Test
    void whatIsWrongWithThePasswordIsToldAndTheTokenStaysGood() {
        Page administrator = administratorAt("/admin/users");
        addUser(administrator, Person.ADA);
        String token = tokenButton(administrator, "registration", Person.ADA)
                .innerText()
                .strip();
        Page page = browser.open(at("/new-account"));
        useToken(page, "Registration token", Person.ADA, token, "short");
        press(page, "Create account");
        assertThat(alert(page)).isVisible();
        useToken(page, "Registration token", Person.ADA, token, Person.ADA.password());
        press(page, "Create account");
        assertThat(menu(page)).hasText("Ada Lovelace");
    }

    @Test
    void whetherThereIsAnAccountTheAnswerDoesNotTell() {
        exists(Person.ADA);
        for (String email : List.of("ada@lab.example", "nobody@lab.example", "not an address", "ada@lab.example")) {
            Page page = browser.open(at("/login"));
            link(page, "Reset Password").click();
            link(page, "I need a reset token").click();
            field(page, "Email").fill(email);
            press(page, "Request reset token");
            assertThat(status(page, NEUTRAL)).isVisible();
            assertThat(page.getByText(email)).hasCount(0);
        }
    }

    @Test
    void withTheResetTokenAPersonIsLoggedInWithANewPassword() {
        exists(Person.ADA);
        for (Look look : List.of(Look.USUAL, Look.USUAL.withoutScripts())) {
            String password = look.scripts() ? "the second notebook of ada" : "the third notebook of ada";
            Page page = browser.open(look, at("/reset-password/ask"));
            field(page, "Email").fill(Person.ADA.email());
            press(page, "Request reset token");
            assertThat(status(page, NEUTRAL)).isVisible();

            Page administrator = administratorAt("/admin/users");
            String token =
                    tokenButton(administrator, "reset", Person.ADA).innerText().strip();
            assertThat(token).matches("\\d{4}");

            link(page, "I have a reset token").click();
            useToken(page, "Reset token", Person.ADA, token, password);
            press(page, "Reset password");
            assertThat(menu(page)).hasText("Ada Lovelace");
            administrator.reload();
            assertThat(cell(row(administrator, Person.ADA), "Tokens")).hasText("");

            Page later = browser.open(at("/login"));
            tryToLogIn(later, Person.ADA.email(), Person.ADA.password());
            assertThat(alert(later)).isVisible();
            logIn(later, Person.ADA.email(), password);
        }
    }

    @Test
    void aTokenThatWasTriedTooOftenIsLockedUntilThereIsANewOne() {
        Page administrator = administratorAt("/admin/users");
        addUser(administrator, Person.ADA);
        String token = tokenButton(administrator, "registration", Person.ADA)
                .innerText()
                .strip();
        Page page = browser.open(at("/new-account"));
        for (int i = 0; i < 5; i++) {
            useToken(
                    page,
                    "Registration token",
                    Person.ADA,
                    token.equals("0000") ? "0001" : "0000",
                    Person.ADA.password());
            press(page, "Create account");
            assertThat(alert(page)).isVisible();
        }
        useToken(page, "Registration token", Person.ADA, token, Person.ADA.password());
        press(page, "Create account");
        assertThat(alert(page)).isVisible();

        administrator.reload();
        assertThat(cell(row(administrator, Person.ADA), "Tokens")).containsText("locked");
        button(administrator, "New token for ada@lab.example").click();
        String fresh = tokenButton(administrator, "registration", Person.ADA)
                .innerText()
                .strip();
        register(Person.ADA, fresh, Person.ADA.password());
    }

    private void register(Person person, String token, String password) {
        Page page = browser.open(at("/new-account"));
        useToken(page, "Registration token", person, token, password);
        press(page, "Create account");
        assertThat(menu(page)).hasText(person.name());
    }
}
