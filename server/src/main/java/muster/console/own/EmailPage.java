package muster.console.own;

import muster.console.page.Pages;
import muster.console.page.Problems;
import muster.console.visit.Visit;
import muster.console.visit.Visits;
import muster.directory.Directory;
import muster.directory.EmailChanges;
import muster.http.Response;
import muster.http.Route;
import muster.http.Routes;
import muster.model.AccountId;
import muster.model.EmailAddress;
import muster.model.Failure;
import muster.model.Password;
import muster.model.Refused;
import org.jspecify.annotations.Nullable;

/** {@code /account/email}: another address, which counts once a link or a code was read there. */
final class EmailPage {
    private static final String PATH = "/account/email";

    private final Visits visits;
    private final Directory directory;
    private final EmailChanges changes;

    EmailPage(Visits visits, Directory directory) {
        this.visits = visits;
        this.directory = directory;
        this.changes = directory.emailChanges();
    }

    /**
     * @param present the primary address; empty for none
     * @param pending what waits to be confirmed; null for nothing
     * @param typed what stands in the form
     * @param withFactor whether the account's second factor is on
     * @param byMail whether a link went to the address that waits
     */
    record Form(
            String present,
            EmailChanges.@Nullable Pending pending,
            String typed,
            boolean withFactor,
            boolean byMail,
            Problems problems) {}

    void addTo(Routes routes) {
        routes.add("GET", PATH, "the own account", visits.page(visit -> page(visit, 200, "", Problems.none())))
                .add(Route.of("POST", PATH, "mayChangeProfile, and the own password", visits.form(this::ask))
                        .patient())
                .add("POST", PATH + "/confirm", "the confirmation code", visits.form(this::confirm))
                .add("POST", PATH + "/cancel", "the own account", visits.form(this::cancel));
    }

    private Response page(Visit visit, int status, String typed, Problems problems) {
        AccountId self = visit.account().id();
        EmailChanges.Pending pending = changes.pending(visit.caller(), self).orElse(null);
        Form form = new Form(
                present(visit, pending),
                pending,
                typed,
                directory.secondFactors().status(visit.caller(), self).on(),
                directory.outbox().isOpen(),
                problems);
        return Pages.page(status, (out, none) -> JteemailGenerated.render(out, none, visit.frame(), form));
    }

    private static String present(Visit visit, EmailChanges.@Nullable Pending pending) {
        EmailAddress address = visit.account().shownAddress();
        boolean onlyPending = pending != null && pending.address().equals(address);
        return address == null || onlyPending ? "" : address.value();
    }

    private Response ask(Visit visit) {
        Problems problems = Problems.none();
        String typed = visit.typed("email");
        EmailAddress wanted = visit.unlessRefused(problems, "email", () -> EmailAddress.parse(typed));
        Password password =
                visit.unlessRefused(problems, "current", () -> Password.ofText(visit.typedExactly("current")));
        if (wanted == null || password == null) {
            return page(visit, 422, typed, problems);
        }
        try {
            changes.ask(visit.caller(), wanted, password, visit.typed("factor"));
            return visit.done(PATH, directory.outbox().isOpen() ? "email_link_sent" : "email_asked");
        } catch (Refused refused) {
            return notAsked(visit, refused, typed);
        }
    }

    private Response notAsked(Visit visit, Refused refused, String typed) {
        String sentence = visit.sentence(refused);
        return switch (refused.failure()) {
            case Failure.BadCredentials _ ->
                page(visit, 422, typed, Problems.at("current", visit.t("own.password_wrong")));
            case Failure.CodeRefused _ -> page(visit, 422, typed, Problems.at("factor", visit.t("own.factor_wrong")));
            case Failure.SecondFactorDemand _ -> page(visit, 422, typed, Problems.at("factor", sentence));
            case Failure.EmailTaken _, Failure.Invalid _ -> page(visit, 422, typed, Problems.at("email", sentence));
            case Failure.TooMany tooMany ->
                page(visit, 429, typed, Problems.inGeneral(sentence)).withRetryAfter(tooMany.retryAfter());
            default -> throw refused;
        };
    }

    private Response confirm(Visit visit) {
        try {
            changes.confirm(visit.caller(), visit.typed("code"));
            return visit.done(PATH, "email_confirmed");
        } catch (Refused refused) {
            return switch (refused.failure()) {
                case Failure.CodeRefused _ ->
                    page(visit, 422, "", Problems.at("code", visit.t("own.email_code_wrong")));
                case Failure.EmailTaken _ -> page(visit, 409, "", Problems.inGeneral(visit.sentence(refused)));
                case Failure.TooMany tooMany ->
                    page(visit, 429, "", Problems.inGeneral(visit.sentence(refused)))
                            .withRetryAfter(tooMany.retryAfter());
                default -> throw refused;
            };
        }
    }

    private Response cancel(Visit visit) {
        changes.cancel(visit.caller());
        return visit.done(PATH, "email_cancelled");
    }
}
