package muster.console.session;

import java.util.Optional;
import java.util.function.Supplier;
import muster.console.page.Pages;
import muster.console.page.Problems;
import muster.console.visit.NewPasswords;
import muster.console.visit.Visit;
import muster.console.visit.Visits;
import muster.directory.FailureLimit;
import muster.directory.Invitations;
import muster.directory.Recoveries;
import muster.http.Response;
import muster.http.Route;
import muster.http.Routes;
import muster.model.Account;
import muster.model.Caller;
import muster.model.Failure;
import muster.model.Password;
import muster.model.Refused;
import muster.model.SecondFactorFailure;
import org.jspecify.annotations.Nullable;

/**
 * The page behind a link out of a mail on which somebody chooses a password: {@code /activate} and {@code /recover}. To look at it
 * uses nothing up, as programs that look through mails follow links before people do.
 */
final class PasswordLink {
    private final Visits visits;
    private final FailureLimit failures;
    private final Kind kind;

    /**
     * What the link is for.
     *
     * @param path without anything behind it
     * @param word under which its texts stand
     * @param withFactor whether the page has a field for a code of the second factor
     */
    record Kind(String path, String word, boolean withFactor, Finder finder, Use use) {
        static Kind activation(Invitations invitations) {
            Use use = (anonymous, code, password, _) -> invitations.accept(anonymous, code, password);
            return new Kind("/activate", "activate", false, invitations::whose, use);
        }

        static Kind recovery(Recoveries recoveries) {
            return new Kind("/recover", "recover", true, recoveries::whose, recoveries::redeem);
        }
    }

    /** Whose a code is; empty when it does not count. */
    @FunctionalInterface
    interface Finder {
        Optional<Account> whose(String code);
    }

    /** What the code is good for. */
    @FunctionalInterface
    interface Use {
        /** @param factor null when nothing was typed */
        void redeem(Caller anonymous, String code, Password password, @Nullable String factor);
    }

    /**
     * What is shown of the form; the password and the code of the second factor never are.
     *
     * @param name of the account
     */
    record Form(Kind kind, String code, String name, Problems problems) {}

    PasswordLink(Visits visits, FailureLimit failures, Kind kind) {
        this.visits = visits;
        this.failures = failures;
        this.kind = kind;
    }

    void addTo(Routes routes) {
        routes.add("GET", kind.path(), "the code in the link", visits.open(this::show))
                .add(Route.of("POST", kind.path(), "the code in the link", visits.openForm(this::redeem))
                        .patient());
        LinkPages.addDone(routes, visits, kind.path(), kind.word());
    }

    private Response show(Visit visit) {
        return page(visit, 200, visit.asked(LinkPages.CODE), Problems.none());
    }

    private Response page(Visit visit, int status, String code, Problems problems) {
        return kind.finder()
                .whose(code)
                .map(account -> new Form(kind, code, LinkPages.name(account), problems))
                .map(form -> Pages.page(
                        status, (out, none) -> Jtelink_passwordGenerated.render(out, none, visit.frame(), form)))
                .orElseGet(() -> LinkPages.dead(visit, kind.word()));
    }

    private Response redeem(Visit visit) {
        String code = visit.typed(LinkPages.CODE);
        Problems problems = Problems.none();
        Password password = NewPasswords.read(visit, problems);
        if (password == null) {
            return page(visit, 422, code, problems);
        }
        String factor = visit.typed("factor");
        try {
            failures.admit(visit.request().remoteNetwork());
            kind.use().redeem(visit.nobody(), code, password, factor.isEmpty() ? null : factor);
            return visit.goTo(kind.path() + LinkPages.DONE);
        } catch (Refused refused) {
            return refused(visit, refused, code);
        }
    }

    private Response refused(Visit visit, Refused refused, String code) {
        String sentence = visit.sentence(refused);
        return switch (refused.failure()) {
            case Failure.CodeRefused _ -> counted(visit, () -> LinkPages.dead(visit, kind.word()));
            case SecondFactorFailure.SecondFactorWrong _ ->
                counted(visit, () -> page(visit, 422, code, Problems.at("factor", visit.t("own.factor_wrong"))));
            case Failure.SecondFactorDemand _ -> page(visit, 422, code, Problems.at("factor", sentence));
            case Failure.PasswordRefused _ -> page(visit, 422, code, Problems.at("password", sentence));
            default -> throw refused;
        };
    }

    /** The answer, unless this network fails too often. */
    private Response counted(Visit visit, Supplier<Response> answer) {
        failures.failed(visit.request().remoteNetwork());
        return answer.get();
    }
}
