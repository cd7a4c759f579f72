package muster.testing.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What a browser complains about while it shows pages: anything that breaks their policy, errors of scripts, parts of a page
 * that did not come or that came from elsewhere, and boxes that a page opened by {@code alert} and the like.
 */
final class Complaints {
    private static final Set<String> PARTS = Set.of("stylesheet", "script", "image", "font", "media", "manifest");

    /** Of these the events of requests tell more; and that a page itself has a bad status is often what a test is after. */
    private static final String NOT_LOADED = "Failed to load resource:";

    /** Said of every page over plain HTTP, where the header does nothing and harms nothing. */
    private static final String NOT_FOR_PLAIN_HTTP = "The Cross-Origin-Opener-Policy header has been ignored";

    /** A browser leaves behind what it was loading when it goes to another page. */
    private static final String LEFT_BEHIND = "net::ERR_ABORTED";

    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final String origin;

    /** @param origin where pages and their parts may come from, without a slash at the end */
    Complaints(BrowserContext context, String origin) {
        this.origin = origin;
        context.onConsoleMessage(this::said);
        context.onWebError(error -> complaints.add("script error: " + error.error()));
        context.onDialog(this::opened);
        context.onRequest(this::asked);
        context.onResponse(this::answered);
        context.onRequestFailed(this::failed);
    }

    /** What there was since the last time. */
    List<String> take() {
        List<String> taken = List.copyOf(complaints);
        complaints.removeAll(taken);
        return taken;
    }

    private void said(ConsoleMessage message) {
        boolean bad = message.type().equals("error") || message.type().equals("warning");
        boolean known = message.text().startsWith(NOT_LOADED) || message.text().startsWith(NOT_FOR_PLAIN_HTTP);
        if (bad && !known) {
            complaints.add(message.type() + " in the console: " + message.text() + " (" + message.location() + ")");
        }
    }

    private void opened(Dialog dialog) {
        complaints.add("the page opened a box (" + dialog.type() + "): " + dialog.message());
        dialog.dismiss();
    }

    private void asked(Request request) {
        String url = request.url();
        boolean own = url.startsWith(origin + "/") || url.startsWith("data:") || url.startsWith("blob:");
        if (!own && !url.startsWith("about:")) {
            complaints.add("the page asked elsewhere: " + url);
        }
    }

    private void answered(Response response) {
        if (response.status() >= 400 && PARTS.contains(response.request().resourceType())) {
            complaints.add("a part of the page is missing: " + response.url() + " (" + response.status() + ")");
        }
    }

    private void failed(Request request) {
        if (!LEFT_BEHIND.equals(request.failure())) {
            complaints.add("not loaded: " + request.url() + " (" + request.failure() + ")");
        }
    }
}
