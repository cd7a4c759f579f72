package muster.testing.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Opens pages for one test; to be registered as an extension. After the test everything is closed, and the test fails if the
 * browser had a complaint. Of a test that failed, the pages stay in {@code target/screens/failed}.
 */
public final class Browser implements AfterTestExecutionCallback {
    private static final Path FAILED = Path.of("target/screens/failed");

    private record Window(BrowserContext context, Complaints complaints) {}

    private final List<Window> windows = new ArrayList<>();

    /** A page of a new browser, which knows nothing of the other ones. */
    public Page open(Look look, String url) {
        BrowserContext context = Chromium.fresh(look);
        windows.add(new Window(context, new Complaints(context, origin(url))));
        Page page =
                context.pages().isEmpty() ? context.newPage() : context.pages().getFirst();
        page.navigate(url);
        return page;
    }

    public Page open(String url) {
        return open(Look.USUAL, url);
    }

    /** Takes the complaints so far, for tests that expect some. */
    public List<String> takeComplaints() {
        windows.forEach(window -> window.context().pages().forEach(Page::title));
        return windows.stream()
                .flatMap(window -> window.complaints().take().stream())
                .toList();
    }

    @Override
    public void afterTestExecution(ExtensionContext test) {
        if (test.getExecutionException().isPresent()) {
            keepWhatFailed(test);
        }
        // What the browser still has to say is heard while it closes.
        windows.forEach(window -> window.context().close());
        List<String> complaints = windows.stream()
                .flatMap(window -> window.complaints().take().stream())
                .toList();
        windows.clear();
        assertThat(complaints).as("complaints of the browser").isEmpty();
    }

    private void keepWhatFailed(ExtensionContext test) {
        int number = 0;
        for (Window window : windows) {
            for (Page page : window.context().pages()) {
                String name = test.getRequiredTestClass().getSimpleName() + "-"
                        + test.getRequiredTestMethod().getName() + "-" + ++number;
                keep(page, name);
            }
        }
    }

    private static void keep(Page page, String name) {
        try {
            Files.createDirectories(FAILED);
            Files.writeString(FAILED.resolve(name + ".html"), "<!-- " + page.url() + " -->\n" + page.content());
            page.screenshot(new Page.ScreenshotOptions().setPath(FAILED.resolve(name + ".png")));
        } catch (IOException | PlaywrightException failed) {
            // The test has failed already, and why is more important than how the page looks.
            System.err.println("no picture of " + name + ": " + failed.getMessage());
        }
    }

    private static String origin(String url) {
        URI uri = URI.create(url);
        return uri.getScheme() + "://" + uri.getRawAuthority();
    }
}
