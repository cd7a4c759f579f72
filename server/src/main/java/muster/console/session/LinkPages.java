package muster.console.session;

import muster.console.page.Pages;
import muster.console.text.AccountText;
import muster.console.visit.Visit;
import muster.console.visit.Visits;
import muster.http.Response;
import muster.http.Routes;
import muster.model.Account;
import muster.model.Username;

/** What pages behind links out of mails have in common. */
final class LinkPages {
    /** The part of the link, and the field of its form, that holds the mailed code. */
    static final String CODE = "code";

    /** Where the browser is sent when all went well, behind the page's own path. */
    static final String DONE = "/done";

    private LinkPages() {}

    /** How the account is called to whoever holds the code: by what people log in with. */
    static String name(Account account) {
        Username username = account.username();
        return username == null ? AccountText.name(account) : username.value();
    }

    /** The page that says that all went well. */
    static void addDone(Routes routes, Visits visits, String path, String word) {
        routes.add("GET", path + DONE, "open: says nothing of anybody", visits.open(visit -> done(visit, word)));
    }

    private static Response done(Visit visit, String word) {
        return Pages.page(200, (out, none) -> Jtelink_doneGenerated.render(out, none, visit.frame(), word));
    }

    /** For a code that does not count, whatever the reason. */
    static Response dead(Visit visit, String word) {
        return Pages.page(404, (out, none) -> Jtelink_deadGenerated.render(out, none, visit.frame(), word));
    }
}
