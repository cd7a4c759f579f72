package muster.console.site;

import muster.console.page.Pages;
import muster.console.visit.Visit;
import muster.console.visit.Visits;
import muster.directory.Duplicates;
import muster.directory.Roster;
import muster.http.Response;
import muster.http.Routes;
import muster.model.Failure;
import muster.model.Permissions;
import muster.model.Refused;

/** {@code /admin/duplicates}: accounts that may be one person's, with the reason, and the way to make them one. */
public final class DuplicatesPage {
    private static final int PAGE = 50;
    private static final int MOST_EMPTY = 3;

    private final Visits visits;
    private final Roster roster;

    public DuplicatesPage(Visits visits, Roster roster) {
        this.visits = visits;
        this.roster = roster;
    }

    public void addTo(Routes routes) {
        routes.add("GET", "/admin/duplicates", "maySearchAccounts", visits.page(this::show));
    }

    private Response show(Visit visit) {
        if (!Permissions.maySearchAccounts(visit.caller())) {
            throw new Refused(new Failure.NotPermitted());
        }
        String after = visit.asked("after");
        Duplicates found = roster.duplicates(visit.caller(), after.isEmpty() ? null : after, PAGE);
        // Of one reason there may be none: nobody wants to turn an empty page to come to the other.
        for (int i = 0;
                i < MOST_EMPTY && found.groups().isEmpty() && found.next().isPresent();
                i++) {
            found = roster.duplicates(visit.caller(), found.next().get(), PAGE);
        }
        Duplicates shown = found;
        boolean mayMerge = Permissions.mayDoAll(visit.caller());
        return Pages.page(
                200, (out, none) -> JteduplicatesGenerated.render(out, none, visit.frame(), shown, after, mayMerge));
    }
}
