package muster.console.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import muster.testing.RunningMuster;
import org.junit.jupiter.api.Test;

/** The ways of people who have no mouse. */
class KeyboardJourneyTest extends Journey {
    private static final int MOST_STEPS = 150;

    /** Beside what is in the dialog the browser's own buttons may have their turn, for which the page's body stands. */
    private static final String STAYS_INSIDE = "document.activeElement === document.body"
            + " || document.querySelector('dialog').contains(document.activeElement)";

    @Test
    void aNewUserAndATokenAndANewAccount() {
        Page administrator = administratorByKeyboard();
        type(administrator, field(administrator, "Email"), Person.ADA.email());
        type(administrator, field(administrator, "Username"), Person.ADA.username());
        type(administrator, field(administrator, "First name"), Person.ADA.givenName());
        type(administrator, field(administrator, "Last name"), Person.ADA.familyName());
        administrator.keyboard().press("Enter");

        // Nobody has to begin at the top of the page again.
        Locator button = tokenButton(administrator, "registration", Person.ADA);
        assertThat(button).isFocused();
        String token = button.innerText().strip();
        administrator.keyboard().press("Space");
        assertThat(status(administrator, "Copied " + token)).isVisible();
        assertThat(administrator.evaluate("navigator.clipboard.readText()")).isEqualTo(token);

        Page page = browser.open(at("/login"));
        follow(page, link(page, "New Account"));
        typeToken(page, "Registration token", token, Person.ADA.password());
        assertThat(menu(page)).hasText("Ada Lovelace");
    }

    @Test
    void aRoleIsChangedAndCancelled() {
        exists(Person.ADA);
        Page page = administratorByKeyboard();
        Locator role = cell(row(page, Person.ADA), "Role").getByRole(AriaRole.BUTTON);
        follow(page, role);
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        assertThat(dialog).containsText("Change the role of ada@lab.example from user to admin?");
        for (int i = 0; i < 5; i++) {
            assertThat(page.evaluate(STAYS_INSIDE)).isEqualTo(true);
            page.keyboard().press("Tab");
        }
        page.keyboard().press("Escape");
        assertThat(dialog).isHidden();
        assertThat(role).isFocused();

        page.keyboard().press("Enter");
        assertThat(dialog).isVisible();
        follow(page, button(page, "Change role"));
        assertThat(cell(row(page, Person.ADA), "Role")).containsText("admin");
    }

    @Test
    void aForgottenPasswordIsReplaced() {
        exists(Person.ADA);
        Page page = browser.open(at("/login"));
        follow(page, link(page, "Reset Password"));
        follow(page, link(page, "I need a reset token"));
        type(page, field(page, "Email"), Person.ADA.email());
        page.keyboard().press("Enter");
        Locator have = link(page, "I have a reset token");
        assertThat(have).isVisible();

        Page administrator = administratorByKeyboard();
        String token =
                tokenButton(administrator, "reset", Person.ADA).innerText().strip();
        follow(page, have);
        typeToken(page, "Reset token", token, "the second notebook of ada");
        assertThat(menu(page)).hasText("Ada Lovelace");
    }

    @Test
    void theFirstKeyLeadsPastTheMenus() {
        Page page = administratorByKeyboard();
        page.navigate(at("/admin/users"));
        page.keyboard().press("Tab");
        assertThat(link(page, "To the content")).isFocused();
        page.keyboard().press("Enter");
        page.keyboard().press("Tab");
        assertThat(page.locator("main :focus")).hasCount(1);
    }

    private Page administratorByKeyboard() {
        Page page = browser.open(at("/login"));
        assertThat(field(page, "Email")).isFocused();
        page.keyboard().type(RunningMuster.ADMINISTRATOR_USERNAME);
        type(page, field(page, "Password"), RunningMuster.ADMINISTRATOR_PASSWORD);
        page.keyboard().press("Enter");
        follow(page, menu(page));
        follow(page, link(page, "Admin"));
        assertThat(heading(page)).hasText("User Management");
        return page;
    }

    private static void typeToken(Page page, String label, String token, String password) {
        type(page, field(page, "Email"), Person.ADA.email());
        type(page, field(page, label), token);
        type(page, field(page, "New password"), password);
        type(page, field(page, "New password, once more"), password);
        page.keyboard().press("Enter");
    }

    private static void type(Page page, Locator field, String text) {
        go(page, field);
        page.keyboard().type(text);
    }

    private static void follow(Page page, Locator control) {
        go(page, control);
        page.keyboard().press("Enter");
    }

    /** Presses the key that leads from control to control until this one is reached. */
    private static void go(Page page, Locator control) {
        control.waitFor();
        for (int step = 0; step < MOST_STEPS; step++) {
            if (control.evaluate("element => element === document.activeElement")
                    .equals(true)) {
                return;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("cannot be reached by keyboard: " + control);
    }
}
