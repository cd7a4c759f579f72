package muster.console.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import muster.testing.browser.Look;
import muster.testing.browser.Screens;
import org.junit.jupiter.api.Test;

/** What administrators do with several people, and what several administrators do with one. */
class PeopleJourneyTest extends Journey {
    @Test
    void manyAreLockedAfterALookAtWhatWouldChange() {
        exists(Person.ADA);
        exists(Person.EMMY);
        for (Look look : List.of(Look.USUAL, Look.USUAL.withoutScripts())) {
            Page page = administratorAt(look, "/admin/users");
            choose(page, Person.ADA.email());
            choose(page, Person.EMMY.email());
            field(page, "Act").selectOption(look.scripts() ? "Lock" : "Unlock");
            press(page, "Preview");
            assertThat(heading(page)).hasText("What would change");
            assertThat(status(page, "2 accounts of 2 would change. Nothing is done yet."))
                    .isVisible();
            if (look.scripts()) {
                Screens.take("admin-users-bulk-preview", page);
            }
            press(page, "Do it to 2 accounts");
            assertThat(status(page, "2 accounts of 2 changed.")).isVisible();
            if (look.scripts()) {
                Screens.take("admin-users-bulk-done", page);
            }
            link(page, "Back to the users").click();
            assertThat(cell(row(page, Person.ADA), "State")).hasText(look.scripts() ? "disabled" : "active");
        }
    }

    @Test
    void ofManyTheOneWhoCannotIsNamedAndTheOthersChange() {
        exists(Person.ADA);
        Page page = administratorAt("/admin/users");
        choose(page, Person.ADA.email());
        choose(page, "iris@lab.example");
        field(page, "Act").selectOption("Put in the trash");
        press(page, "Preview");
        assertThat(status(page, "1 account of 2 would change.")).isVisible();
        press(page, "Do it to 1 account");
        assertThat(page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText("iris@lab.example")))
                .containsText("refused");
        assertThat(status(page, "1 account of 2 changed.")).isVisible();
    }

    @Test
    void nobodyChosenIsTold() {
        Page page = administratorAt("/admin/users");
        field(page, "Act").selectOption("Lock");
        press(page, "Preview");
        assertThat(page.locator("main")).containsText("The selection is empty.");
    }

    @Test
    void aMergeIsSeenBeforeItIsDone() {
        exists(Person.ADA);
        exists(Person.EMMY);
        Page page = personPage(Person.EMMY);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Merge into another account"))
                .click();
        field(page, "The account that stays").fill(Person.ADA.email());
        press(page, "Preview");
        assertThat(page.locator("main")).containsText("would be merged into");
        assertThat(row(administratorAt("/admin/users"), Person.EMMY)).hasCount(1);
        Screens.take("admin-users-merge-preview", page);
        press(page, "Merge");
        Page after = administratorAt("/admin/users?q=emmy");
        assertThat(row(after, Person.EMMY)).hasCount(0);
        assertThat(row(administratorAt("/admin/users"), Person.ADA)).hasCount(1);
    }

    @Test
    void ofTwoAdministratorsTheSecondIsToldAndNothingIsLost() {
        exists(Person.ADA);
        Page first = personPage(Person.ADA);
        Page second = personPage(Person.ADA);
        field(first, "First name").fill("Augusta Ada");
        press(first, "Save");
        assertThat(heading(first)).containsText("Augusta Ada");

        field(second, "Last name").fill("King");
        press(second, "Save");
        assertThat(alert(second)).isVisible();
        assertThat(field(second, "Last name")).hasValue("King");
        first.reload();
        assertThat(field(first, "First name")).hasValue("Augusta Ada");
        assertThat(field(first, "Last name")).hasValue("Lovelace");
    }

    @Test
    void anActAsksFirstAndEndsTheSessions() {
        Page ada = personAt(exists(Person.ADA), "/account");
        Page page = personPage(Person.ADA);
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Lock").setExact(true))
                .click();
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        assertThat(dialog).containsText("Nobody logs in as this account any more");
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Lock"))
                .click();
        assertThat(heading(page)).containsText("disabled");
        ada.reload();
        assertThat(heading(ada)).hasText("Log In");
    }

    private Page personPage(Person person) {
        Page page = administratorAt("/admin/users");
        link(page, person.email()).click();
        assertThat(heading(page)).containsText(person.givenName());
        return page;
    }

    private static void choose(Page page, String email) {
        row(page, email).getByRole(AriaRole.CHECKBOX).check();
    }
}
