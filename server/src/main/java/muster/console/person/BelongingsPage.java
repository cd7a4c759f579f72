package muster.console.person;

import java.time.InstantSource;
import java.util.List;
import muster.console.page.Pages;
import muster.console.page.Problems;
import muster.console.visit.Visit;
import muster.console.visit.Visits;
import muster.directory.Directory;
import muster.directory.Handover;
import muster.http.Response;
import muster.http.Routes;
import muster.model.Account;
import muster.model.Failure;
import muster.model.Holding;
import muster.model.Permissions;
import muster.model.Refused;

/** {@code /admin/users/{id}/belongings}: what a person owns, and handing all of it to somebody else. */
final class BelongingsPage {
    private static final String PATH = PersonPages.PATH + "/belongings";
    private static final int SHOWN = 50;

    private final Visits visits;
    private final Directory directory;
    private final InstantSource clock;

    BelongingsPage(Visits visits, Directory directory, InstantSource clock) {
        this.visits = visits;
        this.directory = directory;
        this.clock = clock;
    }

    /** @param things the first of what lies directly with the person */
    record Listing(
            Person person,
            Handover.Belongings belongings,
            List<Holding> things,
            boolean mayHandOver,
            String heir,
            Problems problems) {
        boolean isEmpty() {
            return belongings.things().isEmpty() && belongings.groups().isEmpty();
        }
    }

    /** The question before all of it goes to somebody else. */
    record Question(Person person, Account heir, Handover.Belongings belongings) {}

    void addTo(Routes routes) {
        routes.add("GET", PATH, "mayHandOver", visits.page(visit -> page(visit, 200, "", Problems.none())))
                .add("GET", PATH + "/heir", "mayHandOver", visits.page(this::ask))
                .add("POST", PATH, "mayHandOver", visits.form(this::handOver));
    }

    private Response page(Visit visit, int status, String heir, Problems problems) {
        Person person = Person.of(visit, directory, clock.instant());
        if (!Permissions.mayGiveHoldingAway(visit.caller())) {
            throw new Refused(new Failure.NotPermitted());
        }
        Handover.Belongings belongings = directory.handover().belongings(visit.caller(), person.id());
        List<Holding> things = directory.handover().things(visit.caller(), person.id(), 0, SHOWN);
        Listing listing = new Listing(person, belongings, things, true, heir, problems);
        return Pages.page(status, (out, none) -> JtebelongingsGenerated.render(out, none, visit.frame(), listing));
    }

    private Response ask(Visit visit) {
        Person person = Person.of(visit, directory, clock.instant());
        String typed = visit.asked("heir");
        try {
            Account heir = Others.named(directory, visit.caller(), typed);
            Question question =
                    new Question(person, heir, directory.handover().belongings(visit.caller(), person.id()));
            return Pages.page(200, (out, none) -> JteheirGenerated.render(out, none, visit.frame(), question));
        } catch (Refused refused) {
            if (refused.failure() instanceof Failure.NotPermitted) {
                throw refused;
            }
            return page(visit, 422, typed, Problems.at("heir", visit.sentence(refused)));
        }
    }

    private Response handOver(Visit visit) {
        Person person = Person.of(visit, directory, clock.instant());
        String typed = visit.typed("heir");
        try {
            Account heir = Others.named(directory, visit.caller(), typed);
            directory.handover().handOver(visit.caller(), person.id(), heir.id());
            return visit.done(person.path() + "/belongings", "handed_over");
        } catch (Refused refused) {
            if (refused.failure() instanceof Failure.NotPermitted) {
                throw refused;
            }
            return page(visit, 422, typed, Problems.at("heir", visit.sentence(refused)));
        }
    }
}
