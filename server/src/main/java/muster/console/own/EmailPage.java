package muster.console.own;

import muster.console.page.Pages;
import muster.console.page.Problems;
import muster.console.visit.Visit;
import muster.console.visit.Visits;
import muster.directory.EmailChanges;
import muster.http.Response;
import muster.http.Route;
import muster.http.Routes;
import muster.model.EmailAddress;
import muster.model.Failure;
import muster.model.Password;
import muster.model.Refused;
import org.jspecify.annotations.Nullable;

/** {@code /account/email}: another address, which counts once its code was read there. */
final class EmailPage {
    private static final String PATH = "/account/email";

    private final Visits visits;
    private final EmailChanges changes;

    EmailPage(Visits visits, EmailChanges changes) {
        this.visits = visits;
        this.changes = changes;
    }

    /**
     * @param present the primary address; empty for none
     * @param pending what waits to be confirmed; null for nothing
     * @param typed what stands in the form
     */
    record Form(String present, EmailChanges.@Nullable Pending pending, String typed, Problems problems) {}

    void addTo(Routes routes) {
        routes.add("GET", PATH, "the own account", visits.page(visit -> page(visit, 200, "", Problems.none())))
                .add(Route.of("POST", PATH, "mayChangeProfile, and the own password", visits.form(this::ask))
                        .patient())
                .add("POST", PATH + "/confirm", "the confirmation code", visits.form(this::confirm))
                .add("POST", PATH + "/cancel", "the own account", visits.form(this::cancel));
    }

    private Response page(Visit visit, int status, String typed, Problems problems) {
        EmailAddress address = visit.account().shownAddress();
        EmailChanges.Pending pending =
                changes.pending(visit.caller(), visit.account().id()).orElse(null);
        boolean onlyPending = pending != null && pending.address().equals(address);
        Form form = new Form(address == null || onlyPending ? "" : address.value(), pending, typed, problems);
        return Pages.page(status, (out, none) -> JteemailGenerated.render(out, none, visit.frame(), form));
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
            changes.ask(visit.caller(), wanted, password);
            return visit.done(PATH, "email_asked");
        } catch (Refused refused) {
            String sentence = visit.sentence(refused);
            return switch (refused.failure()) {
                case Failure.BadCredentials _ ->
                    page(visit, 422, typed, Problems.at("current", visit.t("own.password_wrong")));
                case Failure.EmailTaken _, Failure.Invalid _ -> page(visit, 422, typed, Problems.at("email", sentence));
                case Failure.TooMany tooMany ->
                    page(visit, 429, typed, Problems.inGeneral(sentence)).withRetryAfter(tooMany.retryAfter());
                default -> throw refused;
            };
        }
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
