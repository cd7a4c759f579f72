package muster.console.person;

import java.time.InstantSource;
import java.util.List;
import muster.console.ledger.EventLine;
import muster.console.ledger.EventLines;
import muster.console.page.Pages;
import muster.console.visit.Visit;
import muster.console.visit.Visits;
import muster.directory.Directory;
import muster.directory.Ledger;
import muster.directory.LedgerQuery;
import muster.http.Response;
import muster.http.Routes;
import muster.model.EventId;
import org.jspecify.annotations.Nullable;

/** {@code /admin/users/{id}/history}: what the person did, and what was done to the account. */
final class HistoryPage {
    private static final int PAGE = 50;

    private final Visits visits;
    private final Directory directory;
    private final InstantSource clock;

    HistoryPage(Visits visits, Directory directory, InstantSource clock) {
        this.visits = visits;
        this.directory = directory;
        this.clock = clock;
    }

    /** @param next the event behind which the next page begins; null at the end */
    record History(
            Person person, List<EventLine> events, @Nullable String next) {}

    void addTo(Routes routes) {
        routes.add("GET", PersonPages.PATH + "/history", "maySeeLedger", visits.page(this::show));
    }

    private Response show(Visit visit) {
        Person person = Person.of(visit, directory, clock.instant());
        EventId beyond = EventId.parse(visit.asked("after")).orElse(null);
        Ledger.Page page = directory.ledger().page(visit.caller(), LedgerQuery.ofHistory(person.id()), beyond, PAGE);
        String next = page.more() ? page.events().getLast().id().toString() : null;
        History history = new History(person, EventLines.of(visit.frame(), page), next);
        return Pages.page(200, (out, none) -> JtehistoryGenerated.render(out, none, visit.frame(), history));
    }
}
