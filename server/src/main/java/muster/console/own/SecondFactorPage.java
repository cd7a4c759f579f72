package muster.console.own;

import java.util.List;
import java.util.function.Function;
import muster.console.page.Pages;
import muster.console.page.Problems;
import muster.console.visit.Visit;
import muster.console.visit.Visits;
import muster.directory.SecondFactors;
import muster.http.Response;
import muster.http.Route;
import muster.http.Routes;
import muster.model.Failure;
import muster.model.Password;
import muster.model.Refused;
import org.jspecify.annotations.Nullable;

/** {@code /account/second-factor}: an app that makes codes, and recovery codes for when the app is lost. */
final class SecondFactorPage {
    private static final String PATH = "/account/second-factor";
    private static final int GROUP = 4;
    /** What we made is shorter; no picture holds much more. */
    private static final int LONGEST_URI = 1_000;

    private final Visits visits;
    private final SecondFactors factors;

    SecondFactorPage(Visits visits, SecondFactors factors) {
        this.visits = visits;
        this.factors = factors;
    }

    /**
     * What goes into the app: shown on the one page on which it is confirmed.
     *
     * @param spaced the secret in groups, for typing
     * @param uri the same as a link, which the form brings back when the code was wrong
     */
    record Enrolment(QrCode picture, String secret, String spaced, String uri) {
        static Enrolment of(String secret, String uri) {
            String spaced = secret.replaceAll("(.{" + GROUP + "})(?=.)", "$1 ");
            return new Enrolment(QrCode.of(uri), secret, spaced, uri);
        }
    }

    void addTo(Routes routes) {
        routes.add("GET", PATH, "the own account", visits.page(visit -> page(visit, 200, Problems.none())))
                .add(Route.of("POST", PATH + "/begin", "the own password", visits.form(this::begin))
                        .patient())
                .add("POST", PATH + "/confirm", "the own account", visits.form(this::confirm))
                .add(Route.of("POST", PATH + "/renew", "the own password and factor", visits.form(this::renew))
                        .patient())
                .add(Route.of("POST", PATH + "/off", "the own password and factor", visits.form(this::turnOff))
                        .patient());
    }

    private Response page(Visit visit, int status, Problems problems) {
        SecondFactors.Status now =
                factors.status(visit.caller(), visit.account().id());
        return Pages.page(
                status, (out, none) -> Jtesecond_factorGenerated.render(out, none, visit.frame(), now, problems));
    }

    private Response begin(Visit visit) {
        return withPassword(visit, password -> {
            SecondFactors.Enrolment begun = factors.begin(visit.caller(), password);
            return enrolling(visit, 200, Enrolment.of(begun.secret(), begun.uri()), Problems.none());
        });
    }

    private static Response enrolling(Visit visit, int status, Enrolment enrolment, Problems problems) {
        return Pages.page(
                status, (out, none) -> JteenrolGenerated.render(out, none, visit.frame(), enrolment, problems));
    }

    private Response confirm(Visit visit) {
        try {
            return recoveryCodes(visit, factors.confirm(visit.caller(), visit.typed("code")));
        } catch (Refused refused) {
            if (!(refused.failure() instanceof Failure.CodeRefused)) {
                throw refused;
            }
            if (visit.typed("uri").length() > LONGEST_URI) {
                return page(visit, 422, Problems.inGeneral(visit.t("own.app_code_wrong")));
            }
            Enrolment again = Enrolment.of(visit.typed("secret"), visit.typed("uri"));
            return enrolling(visit, 422, again, Problems.at("code", visit.t("own.app_code_wrong")));
        }
    }

    private static Response recoveryCodes(Visit visit, List<String> codes) {
        return Pages.page(200, (out, none) -> Jterecovery_codesGenerated.render(out, none, visit.frame(), codes));
    }

    private Response renew(Visit visit) {
        return withPassword(
                visit,
                password -> recoveryCodes(
                        visit, factors.renewRecoveryCodes(visit.caller(), password, visit.typed("factor"))));
    }

    private Response turnOff(Visit visit) {
        return withPassword(visit, password -> {
            factors.turnOff(visit.caller(), password, visit.typed("factor"));
            return visit.done(PATH, "factor_off");
        });
    }

    private Response withPassword(Visit visit, Function<Password, Response> act) {
        Problems problems = Problems.none();
        Password password =
                visit.unlessRefused(problems, "current", () -> Password.ofText(visit.typedExactly("current")));
        if (password == null) {
            return page(visit, 422, problems);
        }
        try {
            return act.apply(password);
        } catch (Refused refused) {
            Problems why = problems(visit, refused);
            if (why == null) {
                throw refused;
            }
            return page(visit, 422, why);
        }
    }

    /** Where to tell it; null for what is no matter of the form. */
    private static @Nullable Problems problems(Visit visit, Refused refused) {
        return switch (refused.failure()) {
            case Failure.BadCredentials _ -> Problems.inGeneral(visit.t("own.password_wrong"));
            case Failure.CodeRefused _ -> Problems.inGeneral(visit.t("own.factor_wrong"));
            case Failure.SecondFactorDemand _, Failure.SecondFactorConflict _, Failure.TooMany _ ->
                Problems.inGeneral(visit.sentence(refused));
            default -> null;
        };
    }
}
