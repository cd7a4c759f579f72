package muster.console.own;

import muster.console.page.Pages;
import muster.console.page.Problems;
import muster.console.visit.NewPasswords;
import muster.console.visit.Visit;
import muster.console.visit.Visits;
import muster.directory.Directory;
import muster.http.Response;
import muster.http.Route;
import muster.http.Routes;
import muster.model.Failure;
import muster.model.Password;
import muster.model.Refused;
import org.jspecify.annotations.Nullable;

/** {@code /account/password}: another password in place of the one that is known. */
final class PasswordPage {
    private static final String PATH = "/account/password";

    private final Visits visits;
    private final Directory directory;

    PasswordPage(Visits visits, Directory directory) {
        this.visits = visits;
        this.directory = directory;
    }

    void addTo(Routes routes) {
        routes.add("GET", PATH, "the own account", visits.page(this::show))
                .add(Route.of("POST", PATH, "the own password", visits.form(this::change))
                        .patient());
    }

    private Response show(Visit visit) {
        return page(visit, 200, Problems.none());
    }

    private Response page(Visit visit, int status, Problems problems) {
        boolean factor = directory
                .secondFactors()
                .status(visit.caller(), visit.account().id())
                .on();
        return Pages.page(
                status, (out, none) -> JtepasswordGenerated.render(out, none, visit.frame(), factor, problems));
    }

    private Response change(Visit visit) {
        Problems problems = Problems.none();
        Password current =
                visit.unlessRefused(problems, "current", () -> Password.ofText(visit.typedExactly("current")));
        Password next = NewPasswords.read(visit, problems);
        if (current == null || next == null) {
            return page(visit, 422, problems);
        }
        try {
            directory.passwords().change(visit.caller(), current, next, visit.typed("factor"));
            return visit.done("/account", "password_changed");
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
            case Failure.BadCredentials _ -> Problems.at("current", visit.t("own.password_wrong"));
            case Failure.CodeRefused _ -> Problems.at("factor", visit.t("own.factor_wrong"));
            case Failure.SecondFactorDemand _ -> Problems.at("factor", visit.sentence(refused));
            case Failure.PasswordRefused _ -> Problems.at("password", visit.sentence(refused));
            case Failure.TooMany _ -> Problems.inGeneral(visit.sentence(refused));
            default -> null;
        };
    }
}
