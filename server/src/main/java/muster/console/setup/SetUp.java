package muster.console.setup;

import java.util.List;
import muster.console.page.Problems;
import muster.console.visit.Visit;
import muster.console.visit.Visits;
import muster.directory.Admissions;
import muster.directory.FailureLimit;
import muster.http.Response;
import muster.http.Route;
import muster.http.Routes;
import muster.model.Account;
import muster.model.Failure;
import muster.model.NewAccount;
import muster.model.Refused;

/** {@code /setup}: makes the first administrator for whoever holds the set-up code, while there has never been one. */
public final class SetUp {
    /** Where the page is. */
    public static final String PATH = "/setup";

    private static final long MOST_BODY_BYTES = 64 << 10;

    /**
     * Something that clients can be pointed at.
     *
     * @param name as people know it
     * @param path what follows the server's own address
     */
    public record Place(String name, String path) {}

    private final Visits visits;
    private final Admissions admissions;
    private final FailureLimit failures;
    private final SetUpCode code;
    private final Runnable afterwards;
    private final List<Place> places;

    /**
     * @param failures the counter of failures that all doors share
     * @param places what the last page shows of this server
     * @param afterwards to be run once the first administrator is made here
     */
    public SetUp(
            Visits visits,
            Admissions admissions,
            FailureLimit failures,
            SetUpCode code,
            List<Place> places,
            Runnable afterwards) {
        this.visits = visits;
        this.admissions = admissions;
        this.failures = failures;
        this.code = code;
        this.places = List.copyOf(places);
        this.afterwards = afterwards;
    }

    /** The form needs no token: no other site knows the code that it carries. */
    public void addTo(Routes routes) {
        routes.add("GET", PATH, "open: says whether set-up is over", visits.open(this::show))
                .add(Route.of("POST", PATH, "the set-up code", visits.ownForm(this::submit))
                        .withMaxBodyBytes(MOST_BODY_BYTES)
                        .patient());
    }

    private Response show(Visit visit) {
        if (admissions.isSetUp()) {
            return SetUpPages.over(visit);
        }
        return code.isInForce()
                ? SetUpPages.form(visit, 200, SetUpForm.EMPTY, Problems.none())
                : SetUpPages.expired(visit);
    }

    private Response submit(Visit visit) {
        SetUpForm form = SetUpForm.of(visit.form());
        if (admissions.isSetUp()) {
            return SetUpPages.over(visit);
        }
        if (!code.isInForce()) {
            return SetUpPages.expired(visit);
        }
        String network = visit.request().remoteNetwork();
        boolean fits;
        try {
            failures.admit(network);
            fits = code.fits(form.at(SetUpField.CODE));
            if (!fits) {
                failures.failed(network);
            }
        } catch (Refused tooMany) {
            return refused(visit, form.toShowAgain(false), tooMany);
        }
        if (!fits) {
            Problems problems = Problems.at(SetUpField.CODE.id(), visit.t("setup.code_wrong"));
            return SetUpPages.form(visit, 403, form.toShowAgain(false), problems);
        }
        return submitKnowingTheCode(visit, form);
    }

    private Response submitKnowingTheCode(Visit visit, SetUpForm form) {
        Problems problems = Problems.none();
        NewAccount wanted = form.read(visit, problems);
        if (wanted == null) {
            return SetUpPages.form(visit, 422, form.toShowAgain(true), problems);
        }
        try {
            Account made = admissions.createFirst(visit.nobody(), wanted);
            code.end();
            afterwards.run();
            return SetUpPages.made(visit, made, visit.request().baseUrl(), places);
        } catch (Refused refused) {
            return refused.failure() instanceof Failure.AlreadySetUp
                    ? SetUpPages.over(visit)
                    : refused(visit, form.toShowAgain(true), refused);
        }
    }

    private static Response refused(Visit visit, SetUpForm form, Refused refused) {
        Problems problems = SetUpForm.problems(visit, refused);
        return refused.failure() instanceof Failure.TooMany tooMany
                ? SetUpPages.form(visit, 429, form, problems).withRetryAfter(tooMany.retryAfter())
                : SetUpPages.form(visit, 422, form, problems);
    }
}
