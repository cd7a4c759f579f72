package muster.console.person;

import java.time.InstantSource;
import java.util.List;
import muster.console.page.Pages;
import muster.console.page.Token;
import muster.console.visit.Visit;
import muster.console.visit.Visits;
import muster.directory.CodeTable;
import muster.directory.Directory;
import muster.directory.SecondFactors;
import muster.directory.Sessions;
import muster.http.Response;
import muster.http.Routes;
import muster.model.Failure;
import muster.model.KeyId;
import muster.model.Permissions;
import muster.model.Refused;
import org.jspecify.annotations.Nullable;

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

    /**
     * @param tokens the live ones, if the viewer may see them
     * @param hasBurnt whether one was burnt by wrong tries
     * @param keys all that stands for the person; null when the viewer may not act on that
     */
    record Access(
            Person person,
            List<Token> tokens,
            boolean hasBurnt,
            SecondFactors.Status factor,
            Sessions.@Nullable Listing keys,
            boolean mayHandleCodes,
            boolean mayResetFactor) {}

    void addTo(Routes routes) {
        routes.add("GET", PATH, "maySeePrivateFields", visits.page(this::show))
                .add("POST", PATH + "/token", "mayHandleCodes", visits.form(this::issueToken))
                .add("POST", PATH + "/keys", "mayEndKey", visits.form(this::endKeys))
                .add("POST", PATH + "/keys/{key}/end", "mayEndKey", visits.form(this::endKey))
                .add("POST", PATH + "/second-factor", "mayResetSecondFactor", visits.form(this::resetFactor));
    }

    private Response show(Visit visit) {
        Person person = Person.of(visit, directory, clock.instant());
        boolean mayHandle =
                Permissions.mayHandleCodes(visit.caller(), person.account().rank());
        CodeTable.Row codes = mayHandle
                ? directory
                        .codeTable()
                        .of(visit.caller(), List.of(person.account()))
                        .getOrDefault(person.id(), CodeTable.Row.NONE)
                : CodeTable.Row.NONE;
        Access access = new Access(
                person,
                Token.of(codes),
                !codes.burnt().isEmpty(),
                directory.secondFactors().status(visit.caller(), person.id()),
                Permissions.mayManageCredentials(visit.caller(), person.account())
                        ? directory.sessions().list(visit.caller(), person.id())
                        : null,
                mayHandle,
                Permissions.mayResetSecondFactor(visit.caller(), person.account()));
        return Pages.page(200, (out, none) -> JteaccessGenerated.render(out, none, visit.frame(), access));
    }

    private Response issueToken(Visit visit) {
        Person person = Person.of(visit, directory, clock.instant());
        directory.codes().issue(visit.caller(), person.id());
        return visit.done(person.path() + "/access", "token_made");
    }

    private Response endKey(Visit visit) {
        Person person = Person.of(visit, directory, clock.instant());
        KeyId key = KeyId.parse(visit.request().path("key")).orElseThrow(() -> new Refused(new Failure.NoSuchKey()));
        directory.sessions().end(visit.caller(), person.id(), key);
        return visit.done(person.path() + "/access", "key_ended");
    }

    private Response endKeys(Visit visit) {
        Person person = Person.of(visit, directory, clock.instant());
        switch (visit.typed("which")) {
            case "sessions" -> directory.sessions().endSessions(visit.caller(), person.id());
            case "everything" -> directory.sessions().endEverything(visit.caller(), person.id());
            default -> throw new Refused(new Failure.Malformed("act", "is none of those that there are"));
        }
        return visit.done(person.path() + "/access", "keys_ended");
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
