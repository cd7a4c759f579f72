package muster.console.person;

import java.time.InstantSource;
import java.util.List;
import muster.console.page.Pages;
import muster.console.page.Problems;
import muster.console.visit.Visit;
import muster.console.visit.Visits;
import muster.directory.CodeTable;
import muster.directory.Directory;
import muster.directory.EmailBook;
import muster.http.Response;
import muster.http.Routes;
import muster.model.EmailAddress;
import muster.model.Failure;
import muster.model.Permissions;
import muster.model.Refused;
import org.jspecify.annotations.Nullable;

/** {@code /admin/users/{id}/emails}: all addresses of a person, the primary one first. */
final class EmailsPage {
    private static final String PATH = PersonPages.PATH + "/emails";

    private final Visits visits;
    private final Directory directory;
    private final InstantSource clock;

    EmailsPage(Visits visits, Directory directory, InstantSource clock) {
        this.visits = visits;
        this.directory = directory;
        this.clock = clock;
    }

    /**
     * @param code proves the address that waits; null when there is none, or the viewer does not hand codes on
     * @param typed what stands in the form
     */
    record Listing(
            Person person, boolean mayChange, @Nullable String code, String typed, Problems problems) {}

    void addTo(Routes routes) {
        routes.add("GET", PATH, "maySeePrivateFields", visits.page(visit -> page(visit, 200, "", Problems.none())))
                .add("POST", PATH, "mayKeepAddresses", visits.form(this::change));
    }

    private Response page(Visit visit, int status, String typed, Problems problems) {
        Person person = Person.of(visit, directory, clock.instant());
        boolean mayChange = Permissions.mayKeepAddresses(visit.caller(), person.account());
        Listing listing = new Listing(person, mayChange, code(visit, person), typed, problems);
        return Pages.page(status, (out, none) -> JteemailsGenerated.render(out, none, visit.frame(), listing));
    }

    /** Nobody confirms the own address with a code that he saw here: it has to be read at that address. */
    private @Nullable String code(Visit visit, Person person) {
        if (person.isSelf() || person.account().pendingEmail() == null) {
            return null;
        }
        return directory
                .codeTable()
                .withAddresses(visit.caller(), List.of(person.account()))
                .getOrDefault(person.id(), CodeTable.Row.NONE)
                .email();
    }

    private Response change(Visit visit) {
        Person person = Person.of(visit, directory, clock.instant());
        String typed = visit.typed("address");
        try {
            change(visit, person, EmailAddress.parse(typed));
            return visit.done(person.path() + "/emails", "person_changed");
        } catch (Refused refused) {
            if (refused.failure() instanceof Failure.NotAllowed) {
                throw refused;
            }
            return page(visit, 422, typed, Problems.at("address", visit.sentence(refused)));
        }
    }

    private void change(Visit visit, Person person, EmailAddress address) {
        EmailBook book = directory.emailBook();
        switch (visit.typed("act")) {
            case "add" ->
                book.add(visit.caller(), person.id(), address, visit.form().has("verified"));
            case "verify" -> book.verify(visit.caller(), person.id(), address);
            case "primary" -> book.makePrimary(visit.caller(), person.id(), address);
            case "remove" -> book.remove(visit.caller(), person.id(), address);
            case "confirm" -> directory.emailChanges().confirmFor(visit.caller(), person.id(), address);
            case "reject" -> directory.emailChanges().reject(visit.caller(), person.id());
            default -> throw new Refused(new Failure.Malformed("act", "is none of those that there are"));
        }
    }
}
