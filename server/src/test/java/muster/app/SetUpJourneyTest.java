package muster.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import muster.testing.browser.Browser;
import muster.testing.browser.Look;
import muster.testing.browser.Screens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The first start, as somebody sees it who follows the link. */
class SetUpJourneyTest {
    private static final String PASSWORD = "an iris in the greenhouse";
    private static final String SCRIPT = "<script>alert('got in')</script>";
    private static final List<String> IRIS = List.of("iris@lab.example", "iris", "Iris", "Berg", PASSWORD, PASSWORD);

    @RegisterExtension
    final Browser browser = new Browser();

    @TempDir
    Path folder;

    private Application application;

    @BeforeEach
    void start() {
        Map<String, String> settings = Map.of("MUSTER_LISTEN", "127.0.0.1:0");
        application = Application.start(Configuration.read(folder.resolve("data"), settings, Map.of()));
    }

    @AfterEach
    void stop() {
        application.close();
    }

    @Test
    void whoeverFollowsTheLinkMakesTheFirstAdministratorByKeyboard() {
        String link = application.newSetUpLink();
        Page page = browser.open(link);
        assertThat(page).hasURL(Pattern.compile("/setup$"));
        assertThat(page.getByLabel("Set-up code")).isHidden();
        assertThat(page.getByLabel("E-mail address")).isFocused();

        typeEach(page, IRIS);
        page.keyboard().press("Enter");

        assertThat(heading(page)).hasText("iris is the administrator now");
        assertThat(heading(browser.open(link))).hasText("Set-up is over");
    }

    @Test
    void withoutScriptsTheCodeIsTypedAsWell() {
        String link = application.newSetUpLink();
        Page page = browser.open(Look.USUAL.withoutScripts(), link);

        page.getByLabel("Set-up code").fill(link.substring(link.indexOf('#') + 1));
        fill(page, IRIS);
        submit(page);

        assertThat(heading(page)).hasText("iris is the administrator now");
    }

    @Test
    void whatIsWrongIsToldAndLeadsToItsField() {
        Page page = browser.open(application.newSetUpLink());
        fill(page, List.of("iris@lab.example", "iris", SCRIPT, "Berg", PASSWORD, "a rose in the greenhouse"));
        submit(page);

        assertThat(page).hasTitle("Set up: something is not right - Muster");
        assertThat(page.getByRole(AriaRole.ALERT)).isFocused();
        assertThat(page.getByLabel("First name")).hasValue(SCRIPT);
        assertThat(page.getByLabel("Password", exactly())).hasValue("");
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        assertThat(page.getByLabel("Password, once more")).isFocused();

        page.getByLabel("Password", exactly()).fill(PASSWORD);
        page.getByLabel("Password, once more").fill(PASSWORD);
        submit(page);
        assertThat(heading(page)).hasText("iris is the administrator now");
    }

    @Test
    void allOfItCanBeReadByEverybody() {
        Page page = browser.open(application.newSetUpLink());
        Screens.take("set-up", page);
        fill(page, List.of("nobody", "i ris", "n".repeat(500), SCRIPT, "short", "shorter"));
        submit(page);
        Screens.take("set-up-problems", page);
        fill(page, IRIS);
        submit(page);
        Screens.take("set-up-done", page);
        page.navigate(application.uris().getFirst() + "/setup");
        Screens.take("set-up-over", page);
    }

    private static void typeEach(Page page, List<String> values) {
        page.keyboard().type(values.getFirst());
        for (String value : values.subList(1, values.size())) {
            page.keyboard().press("Tab");
            page.keyboard().type(value);
        }
    }

    private static void fill(Page page, List<String> values) {
        page.getByLabel("E-mail address").fill(values.get(0));
        page.getByLabel("Username").fill(values.get(1));
        page.getByLabel("First name").fill(values.get(2));
        page.getByLabel("Last name").fill(values.get(3));
        page.getByLabel("Password", exactly()).fill(values.get(4));
        page.getByLabel("Password, once more").fill(values.get(5));
    }

    private static void submit(Page page) {
        page.locator("main button[type=submit]").click();
    }

    private static Page.GetByLabelOptions exactly() {
        return new Page.GetByLabelOptions().setExact(true);
    }

    private static Locator heading(Page page) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1));
    }
}
