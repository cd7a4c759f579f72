package muster.console.person;

import java.time.InstantSource;
import java.util.List;
import muster.console.page.Pages;
import muster.console.visit.Visit;
import muster.console.visit.Visits;
import muster.directory.CodeTable;
import muster.directory.Directory;
import muster.directory.SecondFactors;
import muster.http.Response;
import muster.http.Routes;
import muster.model.Failure;
import muster.model.Permissions;
import muster.model.Refused;

/** {@code /admin/users/{id}/access}: what a person comes in with, and ending it. */
final class AccessPage {
    private static final String PATH = PersonPages.PATH + "/access";

    private final Visits visits;
    private final Directory directory;
    private final InstantSource clock;

    AccessPage(Visits visits, Directory directory, InstantSource clock) {
        this.visits = visits;
        this.directory = directory;
        this.clock = clock;
    }

    /** @param codes the live token, if the viewer may see it */
    record Access(
            Person person,
            CodeTable.Row codes,
            SecondFactors.Status factor,
            boolean mayHandleCodes,
            boolean mayResetFactor) {}

    void addTo(Routes routes) {
        routes.add("GET", PATH, "maySeePrivateFields", visits.page(this::show))
                .add("POST", PATH + "/token", "mayHandleCodes", visits.form(this::issueToken))
                .add("POST", PATH + "/second-factor", "mayResetSecondFactor", visits.form(this::resetFactor));
    }

    private Response show(Visit visit) {
        Person person = Person.of(visit, directory, clock.instant());
        boolean mayHandle = Permissions.mayHandleCodes(visit.caller(), person.account().rank());
        CodeTable.Row codes = mayHandle
                ? directory
                        .codeTable()
                        .of(visit.caller(), List.of(person.account()))
                        .getOrDefault(person.id(), CodeTable.Row.NONE)
                : CodeTable.Row.NONE;
        Access access = new Access(
                person,
                codes,
                directory.secondFactors().status(visit.caller(), person.id()),
                mayHandle,
                Permissions.mayResetSecondFactor(visit.caller(), person.account()));
        return Pages.page(200, (out, none) -> JteaccessGenerated.render(out, none, visit.frame(), access));
    }

    private Response issueToken(Visit visit) {
        Person person = Person.of(visit, directory, clock.instant());
        directory.codes().issue(visit.caller(), person.id());
        return visit.done(person.path() + "/access", "token_made");
    }

    private Response resetFactor(Visit visit) {
        Person person = Person.of(visit, directory, clock.instant());
        try {
            directory.secondFactors().reset(visit.caller(), person.id());
        } catch (Refused refused) {
            // Off already: what was wanted is so.
            if (!(refused.failure() instanceof Failure.SecondFactorConflict)) {
                throw refused;
            }
        }
        return visit.done(person.path() + "/access", "factor_reset");
    }
}
