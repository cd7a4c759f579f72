package muster.console.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import muster.testing.ConnectClient;
import muster.testing.RunningMuster;
import muster.testing.browser.Browser;
import muster.testing.browser.Look;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** People at their browsers, who know of a page what they read on it; one server for each test. */
abstract class Journey {
    static final String ADMINISTRATOR_NAME = "Iris Berg";
    static final List<String> COLUMNS =
            List.of("Email", "Username", "First Name", "Last Name", "Role", "Tokens", "State", "Last sign-in");

    @RegisterExtension
    final Browser browser = new Browser();

    RunningMuster server;

    @BeforeEach
    void start() {
        server = RunningMuster.with();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    String at(String path) {
        return server.url() + path;
    }

    /** An account that can log in. */
    Person exists(Person person) {
        new ConnectClient(server.url().toString(), RunningMuster.ADMINISTRATOR_KEY)
                .users()
                .create(
                        "username",
                        person.username(),
                        "email",
                        person.email(),
                        "first_name",
                        person.givenName(),
                        "last_name",
                        person.familyName(),
                        "password",
                        person.password());
        return person;
    }

    Page administratorAt(Look look, String path) {
        Page page = browser.open(look, at("/login"));
        logIn(page, RunningMuster.ADMINISTRATOR_USERNAME, RunningMuster.ADMINISTRATOR_PASSWORD);
        page.navigate(at(path));
        return page;
    }

    Page administratorAt(String path) {
        return administratorAt(Look.USUAL, path);
    }

    Page personAt(Person person, String path) {
        Page page = browser.open(at("/login"));
        logIn(page, person.email(), person.password());
        page.navigate(at(path));
        return page;
    }

    static void logIn(Page page, String name, String password) {
        tryToLogIn(page, name, password);
        assertThat(menu(page)).isVisible();
    }

    static void tryToLogIn(Page page, String name, String password) {
        field(page, "Email").fill(name);
        field(page, "Password").fill(password);
        press(page, "Log In");
    }

    /** Fills in the form below the table. */
    static void addUser(Page page, Person person) {
        field(page, "Email").fill(person.email());
        field(page, "Username").fill(person.username());
        field(page, "First name").fill(person.givenName());
        field(page, "Last name").fill(person.familyName());
        press(page, "Add user");
    }

    /** Fills in a form for a token. */
    static void useToken(Page page, String label, Person person, String token, String password) {
        field(page, "Email").fill(person.email());
        field(page, label).fill(token);
        field(page, "New password").fill(password);
        field(page, "New password, once more").fill(password);
    }

    static Locator field(Page page, String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    static void press(Page page, String button) {
        button(page, button).click();
    }

    static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    static Locator link(Page page, String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    static Locator heading(Page page) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1));
    }

    static Locator alert(Page page) {
        return page.getByRole(AriaRole.ALERT);
    }

    /** What a screen reader is told of without being asked, if it says this. */
    static Locator status(Page page, String text) {
        return page.getByRole(AriaRole.STATUS).filter(new Locator.FilterOptions().setHasText(text));
    }

    /** The menu that the person's name opens. */
    static Locator menu(Page page) {
        return page.getByLabel("Your menu").locator("summary");
    }

    static Locator row(Page page, Person person) {
        return row(page, person.email());
    }

    static Locator row(Page page, String email) {
        return page.getByRole(AriaRole.ROW)
                .filter(new Locator.FilterOptions()
                        .setHas(page.getByRole(
                                AriaRole.ROWHEADER,
                                new Page.GetByRoleOptions().setName(email).setExact(true))));
    }

    static Locator cell(Locator row, String column) {
        return column.equals("Email")
                ? row.getByRole(AriaRole.ROWHEADER)
                : row.locator("[data-label='" + column + "']");
    }

    static Locator tokenButton(Page page, String purpose, Person person) {
        return button(page, "Copy " + purpose + " token for " + person.email());
    }
}
