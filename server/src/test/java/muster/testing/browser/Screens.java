package muster.testing.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.function.Function;

/** Pictures of pages, light and dark, wide and narrow, in {@code target/screens}; each is tried on the way. */
public final class Screens {
    private static final Path FOLDER = Path.of("target/screens");

    private Screens() {}

    /**
     * Takes the four pictures of one page, and fails where it cannot be read by everybody or does not fit its screen.
     *
     * @param name what the files' names begin with
     * @param opening opens the page as it is to be seen
     */
    public static void take(String name, Function<Look, Page> opening) {
        for (Look look : Look.FOUR) {
            Page page = opening.apply(look);
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(FOLDER.resolve(name + "-" + look.ending() + ".png"))
                    .setFullPage(true));
            fits(page);
            // Between them these two have both palettes and both layouts; the scan takes longer than all the rest.
            if (look.dark() == look.narrow()) {
                Accessibility.check(page);
            }
            page.context().close();
        }
    }

    /** Fails if the page must be pushed aside to be read; a wide table may be pushed within its own frame. */
    public static void fits(Page page) {
        Object overhang =
                page.evaluate("() => document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth");
        assertThat(overhang).as("pixels by which %s is too wide", page.url()).isEqualTo(0);
    }
}
