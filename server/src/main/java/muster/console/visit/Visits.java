package muster.console.visit;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import muster.console.page.Assets;
import muster.console.page.Frame;
import muster.console.page.Pages;
import muster.console.text.Messages;
import muster.directory.Identifiers;
import muster.directory.Keys;
import muster.http.Handler;
import muster.http.Rejected;
import muster.http.Rejection;
import muster.http.Request;
import muster.http.Response;
import muster.model.Caller;
import muster.model.Failure;
import muster.model.Key;
import muster.model.KeySecret;
import muster.model.Origin;
import muster.model.Refused;
import org.jspecify.annotations.Nullable;

/** Turns requests into {@link Visit visits}, and keeps out who has no session and what no page of ours has sent. */
public final class Visits {
    /** The door's name in the ledger and the log. */
    public static final String DOOR = "console";

    static final String WITH_FILES = "multipart/form-data";

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final int VISITOR_LENGTH = 32;
    private static final int LONGEST_WAY_BACK = 1_000;

    /** A page, or what becomes of a form. */
    @FunctionalInterface
    public interface Page {
        Response show(Visit visit);
    }

    private final Keys keys;
    private final Identifiers identifiers;
    private final Assets assets;
    private final String prefix;
    private final Cookies cookies;

    /** @param prefix the path below which everything is served; empty for none */
    public Visits(Keys keys, Identifiers identifiers, Assets assets, String prefix) {
        this.keys = keys;
        this.identifiers = identifiers;
        this.assets = assets;
        this.prefix = prefix;
        this.cookies = new Cookies(prefix);
    }

    /** A page for everybody. */
    public Handler open(Page page) {
        return request -> {
            String visitor = cookies.visitor(request);
            String secret = visitor == null ? identifiers.secret(VISITOR_LENGTH) : visitor;
            Response answer = page.show(visit(request, secret));
            return visitor == null ? answer.withCookie(cookies.visitor(request, secret)) : answer;
        };
    }

    /** What becomes of a form that everybody may send. */
    public Handler openForm(Page page) {
        return request -> {
            requireType(request, FORM);
            String visitor = cookies.visitor(request);
            Visit visit = visit(request, visitor == null ? identifiers.secret(VISITOR_LENGTH) : visitor);
            if (visitor == null && !visit.isSignedIn()) {
                return saying(visit, 403, "cookies.title", List.of("cookies.needed", "form.nothing_done"));
            }
            return ifGenuine(visit, page);
        };
    }

    /** What becomes of a form that carries a secret of its own, which no other site knows. */
    public Handler ownForm(Page page) {
        return request -> {
            requireType(request, FORM);
            Visit visit = visit(request, "");
            if (!OwnPage.sent(request)) {
                throw new Refused(new Failure.NotPermitted());
            }
            return page.show(visit);
        };
    }

    /** A page for people who are signed in. */
    public Handler page(Page page) {
        return request -> {
            Visit visit = visit(request, "");
            return visit.isSignedIn()
                    ? page.show(visit)
                    : toLogIn(visit, visit.frame().here());
        };
    }

    /** What becomes of a form of somebody who is signed in. */
    public Handler form(Page page) {
        return form(page, FORM);
    }

    /** What becomes of a form with a file, of somebody who is signed in. */
    public Handler fileForm(Page page) {
        return form(page, WITH_FILES);
    }

    private Handler form(Page page, String type) {
        return request -> {
            requireType(request, type);
            Visit visit = visit(request, "");
            if (!visit.isSignedIn()) {
                return toLogIn(visit, "");
            }
            return ifGenuine(visit, page);
        };
    }

    private static Response ifGenuine(Visit visit, Page page) {
        String wanted = visit.frame().formToken();
        boolean fits = FormToken.equal(visit.form().first(FormToken.FIELD), wanted);
        return fits && OwnPage.sent(visit.request())
                ? page.show(visit)
                : saying(visit, 403, "form.old_title", List.of("form.old", "form.nothing_done"));
    }

    private static void requireType(Request request, String type) {
        if (!request.contentType().equals(type)) {
            throw new Rejected(Rejection.of(Rejection.Reason.UNSUPPORTED_MEDIA, "This takes what its form sends."));
        }
    }

    /** Whoever it is: for pages that are shown when something went wrong. */
    public Visit whoever(Request request) {
        return visit(request, "", isReadable(request));
    }

    /** Without asking who it is: for when the directory does not answer. */
    public Visit nobody(Request request) {
        Frame frame = frame(request, "", null, isReadable(request));
        return new Visit(request, frame, Caller.anonymous(origin(request)), null);
    }

    /** Whether there is a question that can be read; one that cannot may be what went wrong. */
    private static boolean isReadable(Request request) {
        try {
            request.query();
            return true;
        } catch (Rejected broken) {
            return false;
        }
    }

    private Visit visit(Request request, String visitor) {
        return visit(request, visitor, true);
    }

    private Visit visit(Request request, String visitor, boolean withQuestion) {
        String secret = cookies.session(request);
        Keys.Known known = secret == null ? null : known(secret, origin(request));
        return secret == null || known == null
                ? new Visit(
                        request, frame(request, visitor, null, withQuestion), Caller.anonymous(origin(request)), null)
                : new Visit(request, frame(request, secret, known, withQuestion), known.caller(), known);
    }

    private static Origin origin(Request request) {
        return new Origin(DOOR, request.id(), request.remoteAddress(), request.client(), true);
    }

    private Frame frame(Request request, String secret, Keys.@Nullable Known known, boolean withQuestion) {
        Messages messages = Messages.of(Languages.of(request, cookies));
        return new Frame(
                messages,
                assets,
                prefix,
                here(request, withQuestion),
                FormToken.of(secret),
                known == null ? null : Menus.of(known.caller(), known.account()),
                withQuestion ? notice(request, messages) : null);
    }

    /** Null when the session is over, or never was. */
    private Keys.@Nullable Known known(String secret, Origin origin) {
        try {
            return keys.identify(KeySecret.presented(secret), Set.of(Key.Purpose.SESSION), origin);
        } catch (Refused overOrUnknown) {
            return null;
        }
    }

    /** The path and question of a page that was asked for, without our prefix; of a form's answer, the path alone. */
    private String here(Request request, boolean withQuestion) {
        String raw = request.rawPath();
        String path = raw.startsWith(prefix) ? raw.substring(prefix.length()) : raw;
        String question = !withQuestion || request.method().equals("POST") ? "" : question(request);
        return question.isEmpty() ? path : path + "?" + question;
    }

    private static String question(Request request) {
        StringBuilder text = new StringBuilder();
        request.query().parameters().stream()
                .filter(each -> !each.name().equals("done"))
                .forEach(each -> text.append(text.isEmpty() ? "" : "&")
                        .append(URLEncoder.encode(each.name(), StandardCharsets.UTF_8))
                        .append('=')
                        .append(URLEncoder.encode(each.value(), StandardCharsets.UTF_8)));
        return text.toString();
    }

    private static @Nullable String notice(Request request, Messages messages) {
        String word = request.query("done");
        return word != null && messages.has("done." + word) ? messages.text("done." + word) : null;
    }

    /** @param back the page to come back to after logging in; empty for none */
    private Response toLogIn(Visit visit, String back) {
        String way = isWayBack(back) && !back.equals("/")
                ? "/login?next=" + URLEncoder.encode(back, StandardCharsets.UTF_8)
                : "/login";
        String ended = cookies.session(visit.request()) == null
                ? way
                : way + (way.contains("?") ? "&" : "?") + "done="
                        + (back.isEmpty() ? "session_over_form" : "session_over");
        if (visit.wantsPart()) {
            return Response.empty(204).withHeader("HX-Redirect", visit.frame().to(ended));
        }
        return visit.goTo(ended);
    }

    /** Whether this leads to a page of ours and nowhere else, however a browser reads it. */
    public static boolean isWayBack(String path) {
        return path.startsWith("/")
                && !path.startsWith("//")
                && path.length() <= LONGEST_WAY_BACK
                && path.chars().allMatch(c -> c > 0x20 && c < 0x7f && c != '\\');
    }

    /** An answer after which the browser has this session. */
    public Response opened(Visit visit, Response answer, KeySecret secret, Duration lifetime) {
        return answer.withCookie(cookies.session(visit.request(), secret.reveal(), lifetime));
    }

    /** An answer after which the browser has no session, and nothing that it kept of one. */
    public Response closed(Visit visit, Response answer) {
        return answer.withCookie(cookies.noSession(visit.request())).withHeader("Clear-Site-Data", "\"cache\"");
    }

    /** An answer after which pages come in this language, if it is one of ours. */
    public Response speaking(Visit visit, Response answer, String tag) {
        List<Locale> chosen = Languages.tagged(tag);
        return chosen.isEmpty() ? answer : answer.withCookie(cookies.language(visit.request(), chosen.getFirst()));
    }

    private static Response saying(Visit visit, int status, String title, List<String> keys) {
        return Pages.saying(
                status,
                visit.frame(),
                visit.t(title),
                keys.stream().map(key -> visit.t(key)).toList());
    }
}
