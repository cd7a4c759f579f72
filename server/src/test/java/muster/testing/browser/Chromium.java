package muster.testing.browser;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.BrowserType.LaunchPersistentContextOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The system's Chromium, started once for all tests of the run. No browser is ever downloaded. */
final class Chromium {
    /** The same names in the same order as in {@code build/chromium.sh}. */
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

    static final int WIDE = 1280;
    static final int NARROW = 390;

    /** What waits longer than this for a page or a part of it has failed. */
    private static final double PATIENCE_IN_MILLIS = 10_000;

    /** Every name that ends in .example is this machine, so that tests can use a server by a name. */
    private static final List<String> ARGUMENTS =
            List.of("--host-resolver-rules=MAP *.example 127.0.0.1", "--disable-features=HttpsUpgrades");

    /** What a browser writes down of somebody who has switched cookies off. */
    private static final String WITHOUT_COOKIES = """
            {"profile": {"default_content_setting_values": {"cookies": 2}}}
            """;

    private Chromium() {}

    private static final class Running {
        static final Playwright PLAYWRIGHT = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        static final com.microsoft.playwright.Browser BROWSER = PLAYWRIGHT
                .chromium()
                .launch(new LaunchOptions().setExecutablePath(executable()).setArgs(ARGUMENTS));

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(PLAYWRIGHT::close));
        }
    }

    /** A browser that remembers nothing of anything before. */
    static BrowserContext fresh(Look look) {
        BrowserContext context = look.cookies() ? Running.BROWSER.newContext(options(look)) : withoutCookies(look);
        // Refuses whatever is not named.
        context.grantPermissions(look.clipboard() ? List.of("clipboard-read", "clipboard-write") : List.of());
        context.setDefaultTimeout(PATIENCE_IN_MILLIS);
        return context;
    }

    private static NewContextOptions options(Look look) {
        var options = new NewContextOptions()
                .setColorScheme(look.dark() ? ColorScheme.DARK : ColorScheme.LIGHT)
                .setJavaScriptEnabled(look.scripts())
                .setLocale(look.locale())
                .setReducedMotion(ReducedMotion.REDUCE);
        return look.narrow()
                ? options.setViewportSize(NARROW, 844).setIsMobile(true).setHasTouch(true)
                : options.setViewportSize(WIDE, 900);
    }

    /** Only a profile of its own can refuse cookies, and it takes a browser of its own. */
    private static BrowserContext withoutCookies(Look look) {
        try {
            Path profile = Files.createTempDirectory("muster-chromium");
            Files.createDirectories(profile.resolve("Default"));
            Files.writeString(profile.resolve("Default/Preferences"), WITHOUT_COOKIES);
            var options = new LaunchPersistentContextOptions()
                    .setExecutablePath(executable())
                    .setArgs(ARGUMENTS)
                    .setColorScheme(look.dark() ? ColorScheme.DARK : ColorScheme.LIGHT)
                    .setJavaScriptEnabled(look.scripts())
                    .setLocale(look.locale())
                    .setViewportSize(look.narrow() ? NARROW : WIDE, 900);
            return Running.PLAYWRIGHT.chromium().launchPersistentContext(profile, options);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** {@code MUSTER_CHROMIUM}, or what a shell would find by one of the usual names. */
    private static Path executable() {
        String named = System.getenv("MUSTER_CHROMIUM");
        if (named != null && !named.isBlank()) {
            return Path.of(named);
        }
        List<Path> folders = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(Path::of)
                .toList();
        return NAMES.stream()
                .flatMap(name -> folders.stream().map(folder -> folder.resolve(name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(
                        () -> new AssertionError("tests of pages need a Chromium on the PATH, under one of the names "
                                + NAMES + "; on Debian 'apt install chromium' brings one"));
    }
}
