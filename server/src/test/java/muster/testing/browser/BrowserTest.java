package muster.testing.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** That tests of pages can fail: the browser sees what is wrong, and is as restricted as a test asks. */
class BrowserTest {
    @RegisterExtension
    final Browser browser = new Browser();

    private final Map<String, String> pages = new LinkedHashMap<>();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String html = pages.get(exchange.getRequestURI().getPath());
            byte[] body = (html == null ? "nothing here" : html).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
            exchange.getResponseHeaders().add("Set-Cookie", "seen=yes; Path=/");
            if (!exchange.getRequestURI().getPath().equals("/free")) {
                exchange.getResponseHeaders().add("Content-Security-Policy", "default-src 'self'");
            }
            exchange.sendResponseHeaders(html == null ? 404 : 200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aGoodPageRaisesNoComplaint() {
        Page page = browser.open(page("/good", "<h1>Good</h1>"));
        assertThat(page.title()).isEqualTo("A page");
        assertThat(browser.takeComplaints()).isEmpty();
        Accessibility.check(page);
        Screens.fits(page);
    }

    @Test
    void whatBreaksThePolicyIsAComplaint() {
        browser.open(page("/style", "<p style='color: red'>Red</p>"));
        assertThat(browser.takeComplaints())
                .singleElement()
                .asString()
                .contains("error in the console", "Content Security Policy");
    }

    @Test
    void whatBreaksThePolicyIsAComplaintWithoutScriptsToo() {
        browser.open(Look.USUAL.withoutScripts(), page("/style", "<p style='color: red'>Red</p>"));
        assertThat(browser.takeComplaints())
                .singleElement()
                .asString()
                .contains("error in the console", "Content Security Policy");
    }

    @Test
    void anErrorOfAScriptIsAComplaint() {
        browser.open(page("/free", "<script>nobody.knowsThis()</script>"));
        assertThat(browser.takeComplaints())
                .singleElement()
                .asString()
                .contains("script error", "nobody is not defined");
    }

    @Test
    void aBoxIsAComplaint() {
        browser.open(page("/free", "<script>alert('got in')</script>"));
        assertThat(browser.takeComplaints()).containsExactly("the page opened a box (alert): got in");
    }

    @Test
    void aMissingPartIsAComplaint() {
        browser.open(page("/part", "<script src='/absent.js'></script>"));
        assertThat(browser.takeComplaints())
                .containsExactly("a part of the page is missing: " + at("/absent.js") + " (404)");
    }

    @Test
    void whatComesFromElsewhereIsAComplaint() {
        browser.open(page("/free", "<img alt='' src='http://elsewhere.example:1/x.png'>"));
        assertThat(browser.takeComplaints()).contains("the page asked elsewhere: http://elsewhere.example:1/x.png");
    }

    @Test
    void aPageThatIsNotThereIsNoComplaint() {
        browser.open(at("/absent"));
        assertThat(browser.takeComplaints()).isEmpty();
    }

    @Test
    void anInputWithoutANameFailsTheScan() {
        Page page = browser.open(page("/unnamed", "<main><h1>Name</h1><input></main>"));
        assertThatThrownBy(() -> Accessibility.check(page))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("critical: Form elements must have labels (label)")
                .hasMessageContaining("<input>");
    }

    @Test
    void aPageThatIsTooWideFails() {
        Page page = browser.open(Look.USUAL.onAPhone(), page("/wide", "<p>" + "long".repeat(200) + "</p>"));
        assertThatThrownBy(() -> Screens.fits(page)).hasMessageContaining("too wide");
    }

    @Test
    void scriptsCanBeOff() {
        String url =
                page("/free", "<p id='p'>still</p><script>document.getElementById('p').textContent = 'ran'</script>");
        assertThat(browser.open(url).locator("p").textContent()).isEqualTo("ran");
        assertThat(browser.open(Look.USUAL.withoutScripts(), url).locator("p").textContent())
                .isEqualTo("still");
    }

    @Test
    void theClipboardCanBeRefused() {
        String url = page("/good", "<h1>Good</h1>");
        String write = "text => navigator.clipboard.writeText(text)";
        Page allowed = browser.open(url);
        allowed.evaluate(write, "0042");
        assertThat(allowed.evaluate("navigator.clipboard.readText()")).isEqualTo("0042");
        Page refused = browser.open(Look.USUAL.withoutClipboard(), url);
        assertThatThrownBy(() -> refused.evaluate(write, "0043"))
                .isInstanceOf(PlaywrightException.class)
                .hasMessageContaining("NotAllowedError");
    }

    @Test
    void cookiesCanBeOff() {
        String url = page("/good", "<h1>Good</h1>");
        assertThat(browser.open(url).evaluate("document.cookie")).isEqualTo("seen=yes");
        assertThat(browser.open(Look.USUAL.withoutCookies(), url).evaluate("document.cookie"))
                .isEqualTo("");
    }

    @Test
    void theDarkAndTheNarrowCanBeAskedFor() {
        String url = page("/good", "<h1>Good</h1>");
        Page page = browser.open(Look.USUAL.inTheDark().onAPhone(), url);
        assertThat(page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches"))
                .isEqualTo(true);
        assertThat(page.evaluate("innerWidth")).isEqualTo(390);
        Page usual = browser.open(url);
        assertThat(usual.evaluate("matchMedia('(prefers-color-scheme: dark)').matches"))
                .isEqualTo(false);
        assertThat(usual.evaluate("innerWidth")).isEqualTo(1280);
    }

    @Test
    void aServerCanBeUsedByAName() {
        page("/good", "<h1>Good</h1>");
        Page page = browser.open("http://muster.example:" + server.getAddress().getPort() + "/good");
        assertThat(page.locator("h1").textContent()).isEqualTo("Good");
        assertThat(page.evaluate("isSecureContext")).isEqualTo(false);
    }

    private String page(String path, String body) {
        pages.put(path, """
                <!DOCTYPE html>
                <html lang="en"><head><title>A page</title>
                <meta name="viewport" content="width=device-width, initial-scale=1"></head>
                <body>%s</body></html>
                """.formatted(body));
        return at(path);
    }

    private String at(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }
}
