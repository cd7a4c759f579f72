package muster.console.person;

import java.time.InstantSource;
import java.util.List;
import muster.console.page.Pages;
import muster.console.visit.Visit;
import muster.console.visit.Visits;
import muster.directory.Directory;
import muster.directory.Portrait;
import muster.directory.Portrayal;
import muster.http.Response;
import muster.http.Routes;

/** {@code /admin/users/{id}/doors}: how the account looks at each platform. */
final class DoorsPage {
    private final Visits visits;
    private final Directory directory;
    private final InstantSource clock;
    private final List<Portrayal> portrayals;

    DoorsPage(Visits visits, Directory directory, InstantSource clock, List<Portrayal> portrayals) {
        this.visits = visits;
        this.directory = directory;
        this.clock = clock;
        this.portrayals = List.copyOf(portrayals);
    }

    record Look(String product, Portrait portrait) {}

    void addTo(Routes routes) {
        routes.add("GET", PersonPages.PATH + "/doors", "maySeePrivateFields", visits.page(this::show));
    }

    private Response show(Visit visit) {
        Person person = Person.of(visit, directory, clock.instant());
        List<Look> looks = portrayals.stream()
                .map(each -> new Look(each.product(), each.of(visit.caller(), person.account(), person.activity())))
                .toList();
        return Pages.page(200, (out, none) -> JtedoorsGenerated.render(out, none, visit.frame(), person, looks));
    }
}
