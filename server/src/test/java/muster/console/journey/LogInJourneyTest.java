package muster.console.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import java.util.List;
import java.util.regex.Pattern;
import muster.testing.RunningMuster;
import muster.testing.browser.Look;
import org.junit.jupiter.api.Test;

/** Getting in, being kept out, and getting out. */
class LogInJourneyTest extends Journey {
    private static final String WRONG =
            "The e-mail address or the password is wrong, or this account cannot log in now.";

    @Test
    void theFirstPageLeadsToNewAccountsAndToForgottenPasswords() {
        Page page = browser.open(at("/"));
        assertThat(heading(page)).hasText("Log In");
        link(page, "New Account").click();
        assertThat(heading(page)).hasText("New Account");
        page.goBack();
        link(page, "Reset Password").click();
        assertThat(heading(page)).hasText("Reset Password");
        assertThat(link(page, "I need a reset token")).isVisible();
        assertThat(link(page, "I have a reset token")).isVisible();
    }

    @Test
    void everyFailureReadsTheSame() {
        exists(Person.ADA);
        addUser(administratorAt("/admin/users"), Person.EMMY);
        Page page = browser.open(at("/login"));
        for (String name : List.of("ada@lab.example", "nobody@lab.example", "emmy@lab.example", "ada", "\u202e<b>")) {
            tryToLogIn(page, name, "some other password");
            assertThat(alert(page)).containsText(WRONG);
            assertThat(alert(page)).isFocused();
            assertThat(field(page, "Email")).hasValue(name);
            assertThat(field(page, "Password")).hasValue("");
        }
    }

    @Test
    void theNameOpensTheMenuAndAdminIsInItForAdministratorsAlone() {
        Page administrator = administratorAt("/admin/users");
        assertThat(menu(administrator)).hasText(ADMINISTRATOR_NAME);
        assertThat(link(administrator, "Admin")).isHidden();
        menu(administrator).click();
        link(administrator, "Admin").click();
        assertThat(heading(administrator)).hasText("User Management");

        Page ada = personAt(exists(Person.ADA), "/");
        menu(ada).click();
        assertThat(button(ada, "Log Out")).isVisible();
        assertThat(link(ada, "Admin")).hasCount(0);
    }

    @Test
    void aNormalUserWhoTypesTheAddressIsRefused() {
        Page page = personAt(exists(Person.ADA), "/");
        for (String path : List.of("/admin", "/admin/users", "/admin/users?q=iris")) {
            Response answer = page.navigate(at(path));
            assertThat(answer.status()).as(path).isEqualTo(403);
            assertThat(heading(page)).hasText("This did not work");
            assertThat(page.getByRole(AriaRole.TABLE)).hasCount(0);
        }
    }

    @Test
    void whoMustLogInFirstGoesOnToWhereTheyWanted() {
        Page page = browser.open(at("/admin/users?q=iris&sort=username"));
        assertThat(heading(page)).hasText("Log In");
        logIn(page, RunningMuster.ADMINISTRATOR_USERNAME, RunningMuster.ADMINISTRATOR_PASSWORD);
        assertThat(heading(page)).hasText("User Management");
        assertThat(page.getByLabel("Search people")).hasValue("iris");
    }

    @Test
    void nobodyIsSentElsewhereAfterLoggingIn() {
        for (String next : List.of("//elsewhere.example/", "https://elsewhere.example/", "/\\elsewhere.example")) {
            Page page = browser.open(at("/login?next=" + next.replace("\\", "%5C")));
            logIn(page, RunningMuster.ADMINISTRATOR_USERNAME, RunningMuster.ADMINISTRATOR_PASSWORD);
            assertThat(page).hasURL(at("/account"));
        }
    }

    @Test
    void afterLoggingOutTheBackButtonShowsNothing() {
        for (Look look : List.of(Look.USUAL, Look.USUAL.withoutScripts())) {
            Page page = administratorAt(look, "/admin/users");
            menu(page).click();
            press(page, "Log Out");
            assertThat(heading(page)).hasText("Log In");
            assertThat(status(page, "You are logged out.")).isVisible();
            page.goBack();
            assertThat(heading(page)).hasText("Log In");
            assertThat(page.getByText("iris@lab.example")).hasCount(0);
        }
    }

    @Test
    void whoAllowsNoCookiesIsToldThatTheyAreNeeded() {
        Page page = browser.open(Look.USUAL.withoutCookies(), at("/login"));
        tryToLogIn(page, RunningMuster.ADMINISTRATOR_USERNAME, RunningMuster.ADMINISTRATOR_PASSWORD);
        assertThat(heading(page)).hasText("Cookies are needed");
        assertThat(page.getByText("Allow cookies for this site")).isVisible();
    }

    @Test
    void aFormThatIsTooOldSaysSoAndDoesNothing() {
        Page page = browser.open(at("/login"));
        List<Cookie> others = page.context().cookies();
        for (Cookie cookie : others) {
            page.context().addCookies(List.of(new Cookie(cookie.name, "another").setUrl(at("/"))));
        }
        tryToLogIn(page, RunningMuster.ADMINISTRATOR_USERNAME, RunningMuster.ADMINISTRATOR_PASSWORD);
        assertThat(heading(page)).hasText("Please send this again");
        assertThat(page.getByText("Nothing was changed.")).isVisible();
        assertThat(menu(page)).hasCount(0);
    }

    @Test
    void aFormOfASessionThatIsOverLeadsToTheWayIn() {
        for (Look look : List.of(Look.USUAL, Look.USUAL.withoutScripts())) {
            Page page = administratorAt(look, "/admin/users");
            Page otherTab = page.context().newPage();
            otherTab.navigate(at("/admin/users"));
            menu(otherTab).click();
            List<Cookie> session = page.context().cookies();
            press(otherTab, "Log Out");
            assertThat(heading(otherTab)).hasText("Log In");
            // As after a restart of the browser, or when an administrator has ended it: the cookie is there still.
            session.forEach(cookie ->
                    page.context().addCookies(List.of(new Cookie(cookie.name, cookie.value).setUrl(at("/")))));

            addUser(page, Person.EMMY);

            assertThat(heading(page)).hasText("Log In");
            assertThat(status(page, "Your session was over, so nothing of the form was done."))
                    .isVisible();
            page.context().close();
        }
        assertThat(row(administratorAt("/admin/users"), Person.EMMY)).hasCount(0);
    }

    @Test
    void plainHttpByANameWorksToo() {
        Page page = browser.open(at("/login").replace("127.0.0.1", "muster.lab.example"));
        logIn(page, RunningMuster.ADMINISTRATOR_USERNAME, RunningMuster.ADMINISTRATOR_PASSWORD);
        assertThat(menu(page)).hasText(ADMINISTRATOR_NAME);
    }

    @Test
    void theBrowsersLanguageIsSpokenUntilAnotherIsChosen() {
        Page page = browser.open(Look.USUAL.in("de-DE"), at("/login"));
        Locator root = page.locator("html");
        assertThat(root).hasAttribute("lang", "de");
        assertThat(heading(page)).hasText(Pattern.compile("Anmelden"));
        press(page, "English");
        assertThat(root).hasAttribute("lang", "en");
        assertThat(heading(page)).hasText("Log In");
    }
}
