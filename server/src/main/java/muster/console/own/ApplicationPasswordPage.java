package muster.console.own;

import java.util.List;
import muster.console.page.Pages;
import muster.console.page.Problems;
import muster.console.visit.Visit;
import muster.console.visit.Visits;
import muster.directory.ApplicationPasswords;
import muster.directory.Keys;
import muster.http.Response;
import muster.http.Routes;
import muster.model.Failure;
import muster.model.Key;
import muster.model.KeyId;
import muster.model.Refused;

/**
 * {@code /account/application-passwords}: what programs log in with that cannot be asked for a second factor.
 */
final class ApplicationPasswordPage {
    private static final String PATH = "/account/application-passwords";

    private final Visits visits;
    private final ApplicationPasswords passwords;
    private final List<String> doors;

    /** @param doors where one can be good for */
    ApplicationPasswordPage(Visits visits, ApplicationPasswords passwords, List<String> doors) {
        this.visits = visits;
        this.passwords = passwords;
        this.doors = List.copyOf(doors);
    }

    /** @param label what stands in the form */
    record Listing(List<Key> passwords, List<String> doors, String label, Problems problems) {}

    void addTo(Routes routes) {
        routes.add("GET", PATH, "the own account", visits.page(visit -> page(visit, 200, "", Problems.none())))
                .add("POST", PATH, "the own account, with a second factor", visits.form(this::make))
                .add("POST", PATH + "/{id}/end", "mayEndKey", visits.form(this::end));
    }

    private Response page(Visit visit, int status, String label, Problems problems) {
        List<Key> own = passwords.list(visit.caller(), visit.account().id());
        Listing listing = new Listing(own, doors, label, problems);
        return Pages.page(
                status, (out, none) -> Jteapplication_passwordsGenerated.render(out, none, visit.frame(), listing));
    }

    private Response make(Visit visit) {
        String label = visit.typed("label");
        String door = visit.typed("door");
        if (label.isEmpty()) {
            return page(visit, 422, label, Problems.at("label", visit.t("own.key_label_missing")));
        }
        if (!doors.contains(door)) {
            return page(visit, 422, label, Problems.inGeneral(visit.t("own.key_door_unknown")));
        }
        try {
            Keys.MadeKey made = passwords.create(visit.caller(), label, door, null);
            return Pages.page(
                    200, (out, none) -> Jteapplication_password_madeGenerated.render(out, none, visit.frame(), made));
        } catch (Refused refused) {
            return switch (refused.failure()) {
                case Failure.Invalid _, Failure.SecondFactorConflict _ ->
                    page(visit, 422, label, Problems.inGeneral(visit.sentence(refused)));
                default -> throw refused;
            };
        }
    }

    private Response end(Visit visit) {
        KeyId id = KeyId.parse(visit.request().path("id")).orElseThrow(() -> new Refused(new Failure.NoSuchKey()));
        passwords.end(visit.caller(), visit.account().id(), id);
        return visit.done(PATH, "key_ended");
    }
}
