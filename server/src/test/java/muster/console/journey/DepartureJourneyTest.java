package muster.console.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import muster.testing.ConnectClient;
import muster.testing.Json;
import muster.testing.RunningMuster;
import muster.testing.browser.Look;
import muster.testing.browser.Screens;
import org.junit.jupiter.api.Test;

/** Somebody leaves, and comes back. */
class DepartureJourneyTest extends Journey {
    @Test
    void somebodyIsOffBoardedAndTakenBackWithAndWithoutScripts() {
        exists(Person.ADA);
        exists(Person.EMMY);
        server.command("user", "rank", Person.ADA.username(), "publisher");
        server.command("user", "rank", Person.EMMY.username(), "manager");
        givenSomething();
        for (Look look : List.of(Look.USUAL, Look.USUAL.withoutScripts())) {
            Page page = administratorAt(look, "/admin/users");
            page.getByText(Person.ADA.email()).first().click();
            button(page, "Off-boarding").click();
            if (look.scripts()) {
                Screens.take("admin-users-offboarding", page);
            }
            link(page, "Emmy Noether (emmy)").click();
            assertThat(field(page, "Heir of everything")).hasValue("emmy");
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
            field(page, "Heir of everything").fill(Person.EMMY.email());
            press(page, "Preview");
            press(page, "End access now");
            assertThat(status(page, "Access has ended.")).isVisible();
            if (look.scripts()) {
                Screens.take("admin-users-offboarding-done", page);
            }
            press(page, "Re-hire");
            assertThat(status(page, "The account may be used again.")).isVisible();
            press(page, "Hand back what the heirs still have");
            assertThat(status(page, "What the heirs still had is back.")).isVisible();
        }
    }

    /** Ada owns two reports, one of which Emmy manages too, and both are in one group. */
    private void givenSomething() {
        String ada = server.command("key", "create", Person.ADA.username(), "--label", "nightly", "--json");
        ConnectClient adas = new ConnectClient(server.url().toString(), Json.text(Json.parse(ada), "secret"));
        ConnectClient admin = new ConnectClient(server.url().toString(), RunningMuster.ADMINISTRATOR_KEY);
        String emmy = guid(admin, Person.EMMY);
        ConnectClient.Group group = admin.groups().create("analysts");
        group.addMember(emmy);
        group.addMember(guid(admin, Person.ADA));
        adas.content().create("name", "yearly-report").addPermission(emmy, "user", "owner");
        adas.content().create("name", "draft");
    }

    private static String guid(ConnectClient admin, Person person) {
        return Json.text(admin.users().findOne("prefix", person.username()).orElseThrow(), "guid");
    }
}
