package muster.console.session;

import java.util.Objects;
import muster.console.page.Pages;
import muster.console.page.Problems;
import muster.console.visit.Visit;
import muster.console.visit.Visits;
import muster.directory.EmailChanges;
import muster.directory.FailureLimit;
import muster.http.Response;
import muster.http.Routes;
import muster.model.Account;
import muster.model.Failure;
import muster.model.Refused;

/**
 * {@code /confirm-email}: the page behind the link that proves an address. It takes a press of a button, as programs that look
 * through mails follow links too, and prove nothing with that.
 */
final class AddressLink {
    private static final String PATH = "/confirm-email";
    private static final String WORD = "confirm";

    private final Visits visits;
    private final EmailChanges changes;
    private final FailureLimit failures;

    AddressLink(Visits visits, EmailChanges changes, FailureLimit failures) {
        this.visits = visits;
        this.changes = changes;
        this.failures = failures;
    }

    /**
     * @param name of the account
     * @param address that waits to be proven
     */
    record Form(String code, String name, String address, Problems problems) {}

    void addTo(Routes routes) {
        routes.add("GET", PATH, "the code in the link", visits.open(this::show))
                .add("POST", PATH, "the code in the link", visits.openForm(this::confirm));
        LinkPages.addDone(routes, visits, PATH, WORD);
    }

    private Response show(Visit visit) {
        return page(visit, 200, visit.asked(LinkPages.CODE), Problems.none());
    }

    private Response page(Visit visit, int status, String code, Problems problems) {
        return changes.whose(code)
                .map(account -> form(code, account, problems))
                .map(form -> Pages.page(
                        status, (out, none) -> Jtelink_addressGenerated.render(out, none, visit.frame(), form)))
                .orElseGet(() -> LinkPages.dead(visit, WORD));
    }

    private static Form form(String code, Account account, Problems problems) {
        String address = Objects.requireNonNull(account.pendingEmail()).value();
        return new Form(code, LinkPages.name(account), address, problems);
    }

    private Response confirm(Visit visit) {
        String code = visit.typed(LinkPages.CODE);
        try {
            failures.admit(visit.request().remoteNetwork());
            changes.confirmByMail(visit.nobody(), code);
            return visit.goTo(PATH + LinkPages.DONE);
        } catch (Refused refused) {
            return switch (refused.failure()) {
                case Failure.CodeRefused _ -> dead(visit);
                case Failure.Conflict _ -> page(visit, 409, code, Problems.inGeneral(visit.sentence(refused)));
                default -> throw refused;
            };
        }
    }

    private Response dead(Visit visit) {
        failures.failed(visit.request().remoteNetwork());
        return LinkPages.dead(visit, WORD);
    }
}
