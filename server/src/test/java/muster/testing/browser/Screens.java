package muster.testing.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;

/** Pictures of pages, light and dark, wide and narrow, in {@code target/screens}; each is tried on the way. */
public final class Screens {
    private static final Path FOLDER = Path.of("target/screens");

    private Screens() {}

    /**
     * Takes the four pictures of a page, and fails where it does not fit its screen or cannot be read by everybody.
     *
     * @param name what the files' names begin with
     */
    public static void take(String name, Page page) {
        for (boolean narrow : new boolean[] {false, true}) {
            for (boolean dark : new boolean[] {false, true}) {
                page.setViewportSize(narrow ? Chromium.NARROW : Chromium.WIDE, narrow ? 844 : 900);
                page.emulateMedia(
                        new Page.EmulateMediaOptions().setColorScheme(dark ? ColorScheme.DARK : ColorScheme.LIGHT));
                String ending = (dark ? "dark" : "light") + "-" + (narrow ? "narrow" : "wide");
                page.screenshot(new Page.ScreenshotOptions()
                        .setPath(FOLDER.resolve(name + "-" + ending + ".png"))
                        .setFullPage(true));
                // Between them these two have both palettes and both layouts; the scan takes longer than all the rest.
                if (dark == narrow) {
                    fits(page);
                    Accessibility.check(page);
                }
            }
        }
    }

    /** Fails if the page must be pushed aside to be read; a wide table may be pushed within its own frame. */
    public static void fits(Page page) {
        Object overhang =
                page.evaluate("() => document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth");
        assertThat(overhang).as("pixels by which %s is too wide", page.url()).isEqualTo(0);
    }
}
