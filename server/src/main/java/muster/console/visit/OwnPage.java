package muster.console.visit;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import muster.http.Request;

/** Whether a form was sent from a page of this server, as far as the browser says. */
final class OwnPage {
    private static final Set<String> OWN_SITES = Set.of("same-origin", "none");

    private OwnPage() {}

    static boolean sent(Request request) {
        String site = request.header("Sec-Fetch-Site");
        return site != null ? OWN_SITES.contains(site) : isOwnOrigin(request);
    }

    /**
     * Without a secure context browsers say nothing of the site, and, because our pages send no referrer, only {@code null} as
     * their origin. Other sites can have the same said, but do not know the form's token.
     */
    private static boolean isOwnOrigin(Request request) {
        String origin = request.header("Origin");
        if (origin == null || origin.equals("null")) {
            return true;
        }
        try {
            String host = new URI(origin).getRawAuthority();
            return host != null
                    && (host.equalsIgnoreCase(request.host()) || host.equalsIgnoreCase(request.header("Host")));
        } catch (URISyntaxException noOrigin) {
            return false;
        }
    }
}
