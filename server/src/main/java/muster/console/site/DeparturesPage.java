package muster.console.site;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import muster.console.page.Pages;
import muster.console.page.Problems;
import muster.console.text.AccountText;
import muster.console.text.FailureText;
import muster.console.visit.Visit;
import muster.console.visit.Visits;
import muster.directory.DepartureMark;
import muster.directory.Directory;
import muster.directory.LeavingEntry;
import muster.http.Response;
import muster.http.Routes;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.Departure;
import muster.model.Failure;
import muster.model.Permissions;
import muster.model.Refused;
import org.jspecify.annotations.Nullable;

/** {@code /admin/departures}: who leaves or has left, how far that is, and taking somebody back. */
public final class DeparturesPage {
    private static final String PATH = "/admin/departures";
    private static final int PAGE = 50;
    private static final Pattern MARK = Pattern.compile("([0-9]{1,17})_([0-9a-f-]{36})");

    private final Visits visits;
    private final Directory directory;

    public DeparturesPage(Visits visits, Directory directory) {
        this.visits = visits;
        this.directory = directory;
    }

    /**
     * @param heirs what they are called
     * @param heldUp why it does not go on; empty when it does
     * @param mayAct whether the viewer may cancel it or take the person back
     */
    record Line(Account account, Departure departure, String heirs, String heldUp, boolean mayAct) {}

    /** @param next the mark of the next page; null at the end */
    record Listing(List<Line> lines, @Nullable String next, Problems problems) {}

    public void addTo(Routes routes) {
        routes.add("GET", PATH, "maySeeDepartures", visits.page(visit -> page(visit, 200, Problems.none())))
                .add("POST", PATH + "/{id}/rehire", "mayOffboard", visits.form(this::rehire));
    }

    private Response page(Visit visit, int status, Problems problems) {
        List<LeavingEntry> found = directory.offboarding().list(visit.caller(), mark(visit.asked("after")), PAGE + 1);
        List<LeavingEntry> shown = found.stream().limit(PAGE).toList();
        Set<AccountId> heirs = new HashSet<>();
        shown.forEach(entry -> heirs.addAll(entry.departure().heirAccounts()));
        Map<AccountId, Account> known = directory.accounts().getAll(visit.caller(), heirs);
        List<Line> lines =
                shown.stream().map(entry -> line(visit, entry, known)).toList();
        String next = found.size() > PAGE ? text(shown.getLast().departure()) : null;
        Listing listing = new Listing(lines, next, problems);
        return Pages.page(status, (out, none) -> JtedeparturesGenerated.render(out, none, visit.frame(), listing));
    }

    private static Line line(Visit visit, LeavingEntry entry, Map<AccountId, Account> known) {
        Failure heldUp = entry.heldUp();
        String heirs = entry.departure().heirAccounts().stream()
                .map(id -> known.containsKey(id) ? AccountText.name(known.get(id)) : id.toString())
                .collect(Collectors.joining(", "));
        return new Line(
                entry.account(),
                entry.departure(),
                heirs,
                heldUp == null ? "" : FailureText.of(heldUp, visit.frame().messages()),
                Permissions.mayOffboard(visit.caller(), entry.account()));
    }

    /** Microseconds and id; what is no mark begins at the beginning. */
    private static @Nullable DepartureMark mark(String text) {
        Matcher mark = MARK.matcher(text);
        if (!mark.matches()) {
            return null;
        }
        Instant at = Instant.EPOCH.plus(Long.parseLong(mark.group(1)), ChronoUnit.MICROS);
        try {
            return new DepartureMark(at, UUID.fromString(mark.group(2)));
        } catch (IllegalArgumentException none) {
            return null;
        }
    }

    private static String text(Departure last) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, last.endsAt()) + "_" + last.id();
    }

    private Response rehire(Visit visit) {
        AccountId id =
                AccountId.parse(visit.request().path("id")).orElseThrow(() -> new Refused(new Failure.NoSuchAccount()));
        try {
            directory.offboarding().rehire(visit.caller(), id);
        } catch (Refused refused) {
            if (refused.failure() instanceof Failure.Conflict) {
                return page(visit, 409, Problems.inGeneral(visit.sentence(refused)));
            }
            throw refused;
        }
        return visit.done("/admin/users/" + id + "/offboarding", "leave_rehired");
    }
}
