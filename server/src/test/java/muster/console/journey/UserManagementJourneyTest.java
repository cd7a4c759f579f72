package muster.console.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.regex.Pattern;
import muster.testing.browser.Look;
import muster.testing.browser.Screens;
import org.junit.jupiter.api.Test;

/** What administrators do at their table of people. */
class UserManagementJourneyTest extends Journey {
    private static final Pattern FOUR_DIGITS = Pattern.compile("^\\s*\\d{4}\\s*$");
    private static final List<Look> WITH_AND_WITHOUT_SCRIPTS = List.of(Look.USUAL, Look.USUAL.withoutScripts());

    @Test
    void theTableHasTheColumnsThatPeopleKnow() {
        Page page = administratorAt("/admin/users");
        assertThat(heading(page)).hasText("User Management");
        assertThat(page.getByRole(AriaRole.COLUMNHEADER).allInnerTexts()).containsSubsequence(COLUMNS);
        Locator iris = row(page, "iris@lab.example");
        assertThat(cell(iris, "Email")).hasText("iris@lab.example");
        assertThat(cell(iris, "Username")).hasText("iris");
        assertThat(cell(iris, "First Name")).hasText("Iris");
        assertThat(cell(iris, "Last Name")).hasText("Berg");
        assertThat(cell(iris, "Role")).containsText("admin");
        assertThat(cell(iris, "Tokens")).hasText("");
        assertThat(cell(iris, "State")).hasText("active");
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Add a New User")))
                .isVisible();
    }

    @Test
    void aNewUserIsInTheTableAtOnceWithATokenOfFourDigits() {
        Page page = administratorAt("/admin/users");
        page.evaluate("() => { window.sameDocument = true; }");
        addUser(page, Person.ADA);

        Locator ada = row(page, Person.ADA);
        assertThat(cell(ada, "Tokens")).hasText(FOUR_DIGITS);
        assertThat(cell(ada, "First Name")).hasText("Ada");
        assertThat(cell(ada, "Role")).containsText("user");
        assertThat(cell(ada, "State")).hasText("invited");
        assertThat(page.evaluate("window.sameDocument")).isEqualTo(true);
        assertThat(status(page, "The user is added.")).isVisible();
        assertThat(field(page, "Email")).hasValue("");
    }

    @Test
    void withoutScriptsANewUserIsInTheTableAsWell() {
        Page page = administratorAt(Look.USUAL.withoutScripts(), "/admin/users");
        addUser(page, Person.ADA);
        assertThat(cell(row(page, Person.ADA), "Tokens")).hasText(FOUR_DIGITS);
        assertThat(status(page, "The user is added.")).isVisible();
    }

    @Test
    void whatIsWrongWithANewUserIsToldBesideTheForm() {
        exists(Person.ADA);
        for (Look look : WITH_AND_WITHOUT_SCRIPTS) {
            Page page = administratorAt(look, "/admin/users");
            addUser(page, new Person("ada", "Another", "Ada"));
            assertThat(alert(page)).isVisible();
            assertThat(alert(page)).isFocused();
            assertThat(field(page, "First name")).hasValue("Another");
            assertThat(row(page, Person.ADA)).hasCount(1);
        }
    }

    @Test
    void aClickOnTheTokenCopiesItAndSaysSo() {
        Page page = administratorAt("/admin/users");
        addUser(page, Person.ADA);
        Locator button = tokenButton(page, "registration", Person.ADA);
        String token = button.innerText().strip();
        button.click();
        assertThat(status(page, "Copied " + token)).isVisible();
        assertThat(page.evaluate("navigator.clipboard.readText()")).isEqualTo(token);
    }

    @Test
    void whereTheClipboardIsRefusedTheTokenIsSelected() {
        Page page = administratorAt(Look.USUAL.withoutClipboard(), "/admin/users");
        addUser(page, Person.ADA);
        // The older way of copying, which some browsers allow where they refuse the newer one.
        page.evaluate("() => { document.execCommand = () => false; }");
        Locator button = tokenButton(page, "registration", Person.ADA);
        String token = button.innerText().strip();
        button.click();
        assertThat(status(page, "The browser does not let this page copy.")).isVisible();
        assertThat(page.evaluate("getSelection().toString()")).isEqualTo(token);
    }

    @Test
    void onPlainHttpTheTokenIsCopiedTheOlderWay() {
        Page page = browser.open(at("/login").replace("127.0.0.1", "muster.lab.example"));
        logIn(page, "iris", "an iris in the greenhouse");
        page.navigate(page.url().replaceFirst("/account.*", "/admin/users"));
        addUser(page, Person.ADA);
        Locator button = tokenButton(page, "registration", Person.ADA);
        String token = button.innerText().strip();
        button.click();
        assertThat(status(page, "Copied " + token)).isVisible();
        assertThat(administratorAt("/admin/users").evaluate("navigator.clipboard.readText()"))
                .isEqualTo(token);
    }

    @Test
    void aClickOnTheRoleAsksNamingPersonAndNewRole() {
        exists(Person.ADA);
        Page page = administratorAt("/admin/users");
        cell(row(page, Person.ADA), "Role").getByRole(AriaRole.BUTTON).click();
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        assertThat(dialog).containsText("Change the role of ada@lab.example from user to admin?");

        dialog.getByText("Cancel").click();
        assertThat(dialog).isHidden();
        assertThat(cell(row(page, Person.ADA), "Role")).containsText("user");
        assertThat(cell(row(page, Person.ADA), "Role").getByRole(AriaRole.BUTTON))
                .isFocused();

        changeRole(page, Person.ADA);
        assertThat(cell(row(page, Person.ADA), "Role")).containsText("admin");
        assertThat(status(page, "The role is changed.")).isVisible();
        changeRole(page, Person.ADA);
        assertThat(cell(row(page, Person.ADA), "Role")).containsText("user");
    }

    @Test
    void withoutScriptsTheRoleIsAskedForOnAPageOfItsOwn() {
        exists(Person.ADA);
        Page page = administratorAt(Look.USUAL.withoutScripts(), "/admin/users");
        cell(row(page, Person.ADA), "Role").getByRole(AriaRole.BUTTON).click();
        assertThat(page.getByText("Change the role of ada@lab.example from user to admin?"))
                .isVisible();
        page.getByText("Cancel").click();
        assertThat(cell(row(page, Person.ADA), "Role")).containsText("user");
        changeRole(page, Person.ADA);
        assertThat(cell(row(page, Person.ADA), "Role")).containsText("admin");
    }

    @Test
    void theOnlyAdministratorStaysOne() {
        Page page = administratorAt("/admin/users");
        Locator role = cell(row(page, "iris@lab.example"), "Role");
        if (role.getByRole(AriaRole.BUTTON).count() > 0) {
            role.getByRole(AriaRole.BUTTON).click();
            button(page, "Change role").click();
            assertThat(heading(page)).hasText("This did not work");
            page.navigate(at("/admin/users"));
        }
        assertThat(cell(row(page, "iris@lab.example"), "Role")).containsText("admin");
    }

    @Test
    void aFormThatIsSentTwiceMakesOneAccountAndNoFright() {
        Page page = administratorAt("/admin/users");
        field(page, "Email").fill(Person.ADA.email());
        field(page, "Username").fill(Person.ADA.username());
        button(page, "Add user").dblclick();
        assertThat(cell(row(page, Person.ADA), "Tokens")).hasText(FOUR_DIGITS);
        page.waitForTimeout(500);
        assertThat(alert(page)).hasCount(0);
        assertThat(row(page, Person.ADA)).hasCount(1);
    }

    @Test
    void aScriptAsANameIsShownAsText() {
        String script = "<script>alert('got in')</script>";
        Person person = new Person("mallory", script, "<img src=x onerror=alert(1)>");
        for (Look look : WITH_AND_WITHOUT_SCRIPTS) {
            Page page = administratorAt(look, "/admin/users");
            if (row(page, person).count() == 0) {
                addUser(page, person);
            }
            assertThat(cell(row(page, person), "First Name")).hasText(script);
            assertThat(cell(row(page, person), "Last Name")).hasText("<img src=x onerror=alert(1)>");
        }
    }

    @Test
    void absurdlyLongWordsFitTheScreen() {
        Person person = new Person("m".repeat(60), "N".repeat(255), "O".repeat(255));
        Page page = administratorAt("/admin/users");
        addUser(page, person);
        assertThat(cell(row(page, person), "First Name")).hasText("N".repeat(255));
        Screens.fits(page);
        Page phone = administratorAt(Look.USUAL.onAPhone(), "/admin/users");
        assertThat(row(phone, person)).isVisible();
        Screens.fits(phone);
    }

    @Test
    void namesFromTheRightToTheLeftDisturbNothingAround() {
        Person person =
                new Person("layla", "\u0644\u064a\u0644\u0649", "(\u0627\u0644\u0623\u062e\u064a\u0644\u064a\u0629) 7");
        Page page = administratorAt("/admin/users");
        addUser(page, person);
        Locator name = cell(row(page, person), "First Name");
        assertThat(name).hasText(person.givenName());
        assertThat(row(page, person).locator("th, td").nth(0).boundingBox().x).isLessThan(name.boundingBox().x);
        assertThat(name.locator("bdi")).hasCount(1);
    }

    @Test
    void theSearchFindsWhileOneTypes() {
        exists(Person.ADA);
        exists(Person.EMMY);
        Page page = administratorAt("/admin/users");
        assertThat(row(page, Person.EMMY)).hasCount(1);
        page.getByLabel("Search people").pressSequentially("lovel");
        assertThat(row(page, Person.EMMY)).hasCount(0);
        assertThat(row(page, Person.ADA)).hasCount(1);
        assertThat(page).hasURL(Pattern.compile("[?&]q=lovel"));
        assertThat(page.getByLabel("Search people")).isFocused();
        page.getByLabel("Search people").fill("nobody has this name");
        assertThat(status(page, "Nobody was found.")).isVisible();
    }

    @Test
    void withoutScriptsTheSearchHasAButton() {
        exists(Person.ADA);
        Page page = administratorAt(Look.USUAL.withoutScripts(), "/admin/users");
        page.getByLabel("Search people").fill("lovel");
        press(page, "Search");
        assertThat(row(page, Person.ADA)).hasCount(1);
        assertThat(row(page, "iris@lab.example")).hasCount(0);
    }

    @Test
    void aSearchThatFailsDoesNotLookLikeAnEmptyOne() {
        exists(Person.ADA);
        Page page = administratorAt("/admin/users");
        page.route(Pattern.compile("q="), route -> route.abort());
        page.getByLabel("Search people").pressSequentially("lovel");
        assertThat(alert(page)).containsText("The search did not come to an end");
        assertThat(row(page, Person.ADA)).hasCount(1);
        // Of what the test itself has broken.
        assertThat(browser.takeComplaints()).allMatch(each -> each.contains("ERR_FAILED") || each.contains("htmx:"));
    }

    private static void changeRole(Page page, Person person) {
        cell(row(page, person), "Role").getByRole(AriaRole.BUTTON).click();
        button(page, "Change role").click();
    }
}
