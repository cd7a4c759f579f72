package muster.console;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import muster.directory.Admissions;
import muster.directory.FailureLimit;
import muster.http.Mount;
import muster.http.Rejected;
import muster.http.Rejection;
import muster.http.Request;
import muster.http.Response;
import muster.http.Route;
import muster.http.Routes;
import muster.model.Account;
import muster.model.Caller;
import muster.model.Failure;
import muster.model.NewAccount;
import muster.model.Origin;
import muster.model.Refused;

/** {@code /setup}: makes the first administrator for whoever holds the set-up code, while there has never been one. */
public final class SetUpDoor {
    /** Where the page is. */
    public static final String PATH = "/setup";

    /** The door's name in the ledger and the log. */
    static final String DOOR = "console";

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final long MOST_BODY_BYTES = 64 << 10;
    private static final Set<String> OWN_SITES = Set.of("same-origin", "none");

    /**
     * Something that clients can be pointed at.
     *
     * @param name as people know it
     * @param path what follows the server's own address
     */
    public record Place(String name, String path) {}

    private final Admissions admissions;
    private final FailureLimit failures;
    private final SetUpCode code;
    private final Runnable afterwards;
    private final List<Place> places;
    private final SetUpPages pages;
    private final Mount mount;

    /**
     * @param failures the counter of failures that all doors share
     * @param pathPrefix the path below which everything is served; empty for none
     * @param places what the last page shows of this server
     * @param afterwards to be run once the first administrator is made here
     */
    public SetUpDoor(
            Admissions admissions,
            FailureLimit failures,
            SetUpCode code,
            String pathPrefix,
            List<Place> places,
            Runnable afterwards) {
        this.admissions = admissions;
        this.failures = failures;
        this.code = code;
        this.places = List.copyOf(places);
        this.afterwards = afterwards;
        Pages frame = new Pages(pathPrefix + PATH);
        this.pages = new SetUpPages(frame, pathPrefix + PATH);
        this.mount = Mount.of(DOOR, PATH, routes(), new PageErrors(frame)).withHeadFromGet();
    }

    /** The one place where it is served. */
    public Mount mount() {
        return mount;
    }

    private Routes routes() {
        Asset style = Asset.load("page.css", "text/css; charset=utf-8");
        Asset script = Asset.load("page.js", "text/javascript; charset=utf-8");
        return new Routes()
                .add("GET", "/", "open: says whether set-up is over", this::show)
                .add(Route.of("POST", "/", "the set-up code", this::submit)
                        .withMaxBodyBytes(MOST_BODY_BYTES)
                        .patient())
                .add(style.route())
                .add(script.route());
    }

    private Response show(Request request) {
        if (admissions.isSetUp()) {
            return pages.over();
        }
        return code.isInForce() ? pages.form(200, SetUpForm.EMPTY, Problems.none()) : pages.expired();
    }

    private Response submit(Request request) {
        requireOwnPage(request);
        SetUpForm form = SetUpForm.of(request.form());
        if (admissions.isSetUp()) {
            return pages.over();
        }
        if (!code.isInForce()) {
            return pages.expired();
        }
        boolean fits;
        try {
            failures.admit(request.remoteNetwork());
            fits = code.fits(form.at(SetUpField.CODE));
            if (!fits) {
                failures.failed(request.remoteNetwork());
            }
        } catch (Refused tooMany) {
            return refused(form.toShowAgain(false), tooMany);
        }
        if (!fits) {
            String sentence = "This is not the set-up code. Open the whole link that the server told when it started.";
            return pages.form(403, form.toShowAgain(false), Problems.at(SetUpField.CODE, sentence));
        }
        return submitKnowingTheCode(request, form);
    }

    private Response submitKnowingTheCode(Request request, SetUpForm form) {
        Problems problems = Problems.none();
        Optional<NewAccount> wanted = form.read(problems);
        if (wanted.isEmpty()) {
            return pages.form(422, form.toShowAgain(true), problems);
        }
        try {
            Account made = admissions.createFirst(anonymous(request), wanted.get());
            code.end();
            afterwards.run();
            return pages.made(made, request.baseUrl(), places);
        } catch (Refused refused) {
            return refused.failure() instanceof Failure.AlreadySetUp
                    ? pages.over()
                    : refused(form.toShowAgain(true), refused);
        }
    }

    private Response refused(SetUpForm form, Refused refused) {
        Problems problems = SetUpForm.problems(refused);
        return refused.failure() instanceof Failure.TooMany tooMany
                ? pages.form(429, form, problems).withRetryAfter(tooMany.retryAfter())
                : pages.form(422, form, problems);
    }

    /** Nobody has an account yet; that this one may make the first was decided by the code. */
    private static Caller anonymous(Request request) {
        return Caller.anonymous(new Origin(DOOR, request.id(), request.remoteAddress(), request.client()));
    }

    /** Takes what a form of this server sends, and nothing that a page of another site makes a browser send. */
    private static void requireOwnPage(Request request) {
        if (!request.contentType().equals(FORM)) {
            throw new Rejected(Rejection.of(Rejection.Reason.UNSUPPORTED_MEDIA, "This takes what its form sends."));
        }
        String site = request.header("Sec-Fetch-Site");
        boolean own = site != null ? OWN_SITES.contains(site) : isOwnOrigin(request);
        if (!own) {
            throw new Refused(new Failure.NotPermitted());
        }
    }

    /**
     * Without a secure context browsers say nothing of the site, and, because our pages send no referrer, only {@code null} as
     * their origin. Other sites can have the same said, but do not know the code.
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
