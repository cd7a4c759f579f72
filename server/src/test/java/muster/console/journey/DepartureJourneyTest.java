package muster.console.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import muster.testing.browser.Look;
import muster.testing.browser.Screens;
import org.junit.jupiter.api.Test;

/** Somebody leaves, and comes back. */
class DepartureJourneyTest extends Journey {
    @Test
    void somebodyIsOffBoardedAndTakenBackWithAndWithoutScripts() {
        exists(Person.ADA);
        exists(Person.EMMY);
        server.command("user", "rank", Person.EMMY.username(), "manager");
        for (Look look : List.of(Look.USUAL, Look.USUAL.withoutScripts())) {
            Page page = administratorAt(look, "/admin/users");
            page.getByText(Person.ADA.email()).first().click();
            button(page, "Off-boarding").click();
            if (look.scripts()) {
                Screens.take("admin-users-offboarding", page);
            }
            field(page, "Heir of everything").fill(Person.EMMY.email());
            field(page, "Access ends on")
                    .fill(LocalDate.now(ZoneOffset.UTC).plusDays(5).toString());
            field(page, "Reason").fill("end of contract");
            press(page, "Preview");
            if (look.scripts()) {
                Screens.take("admin-users-offboarding-question", page);
            }
            press(page, "Set the date");
            assertThat(status(page, "The off-boarding is set for its date.")).isVisible();
            page.navigate(at("/admin/departures"));
            assertThat(page.getByRole(AriaRole.ROW)).hasCount(2);
            if (look.scripts()) {
                Screens.take("admin-departures-one", page);
            }
            page.getByRole(AriaRole.ROWHEADER).getByRole(AriaRole.LINK).click();
            press(page, "Cancel the off-boarding");
            assertThat(status(page, "everything is as it was")).isVisible();
            press(page, "Preview");
            press(page, "End access now");
            assertThat(status(page, "Access has ended.")).isVisible();
            if (look.scripts()) {
                Screens.take("admin-users-offboarding-done", page);
            }
            press(page, "Re-hire");
            assertThat(status(page, "The account may be used again.")).isVisible();
        }
    }
}
