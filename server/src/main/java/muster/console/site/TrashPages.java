package muster.console.site;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import muster.console.page.Pages;
import muster.console.page.Problems;
import muster.console.text.AccountText;
import muster.console.visit.Visit;
import muster.console.visit.Visits;
import muster.directory.Directory;
import muster.directory.TrashMark;
import muster.http.Response;
import muster.http.Routes;
import muster.model.Account;
import muster.model.AccountEntry;
import muster.model.AccountId;
import muster.model.Failure;
import muster.model.Permissions;
import muster.model.Refused;
import org.jspecify.annotations.Nullable;

/** {@code /admin/trash}: who lies there, taking somebody out again, and removing for good. */
public final class TrashPages {
    private static final String PATH = "/admin/trash";
    private static final int PAGE = 50;

    private final Visits visits;
    private final Directory directory;

    public TrashPages(Visits visits, Directory directory) {
        this.visits = visits;
        this.directory = directory;
    }

    /** @param by who put it there; empty when that is not known any more */
    record Line(Account account, String by) {}

    /** @param next the mark of the next page; null at the end */
    record Listing(List<Line> lines, @Nullable String next, boolean mayPurge, Problems problems) {}

    public void addTo(Routes routes) {
        routes.add("GET", PATH, "maySeeTrash", visits.page(visit -> page(visit, 200, Problems.none())))
                .add("POST", PATH + "/{id}/restore", "mayTrash", visits.form(this::restore))
                .add("GET", PATH + "/{id}/purge", "mayPurge", visits.page(this::askPurge))
                .add("POST", PATH + "/{id}/purge", "mayPurge", visits.form(this::purge));
    }

    private Response page(Visit visit, int status, Problems problems) {
        List<AccountEntry> found = directory.trash().list(visit.caller(), mark(visit.asked("after")), PAGE + 1);
        List<Account> shown =
                found.stream().limit(PAGE).map(AccountEntry::account).toList();
        List<AccountId> makers = shown.stream()
                .flatMap(account -> Stream.ofNullable(account.life().trashedBy()))
                .toList();
        Map<AccountId, Account> known = directory.accounts().getAll(visit.caller(), makers);
        List<Line> lines = shown.stream()
                .map(account -> new Line(
                        account,
                        Optional.ofNullable(account.life().trashedBy())
                                .map(known::get)
                                .map(AccountText::name)
                                .orElse("")))
                .toList();
        String next = found.size() > PAGE ? text(shown.getLast()) : null;
        Listing listing = new Listing(lines, next, Permissions.mayDoAll(visit.caller()), problems);
        return Pages.page(status, (out, none) -> JtetrashGenerated.render(out, none, visit.frame(), listing));
    }

    /** Microseconds and id; what is no mark begins at the beginning. */
    private static @Nullable TrashMark mark(String text) {
        int separator = text.indexOf('_');
        if (separator < 1 || !text.substring(0, separator).matches("[0-9]{1,17}")) {
            return null;
        }
        Instant at = Instant.EPOCH.plus(Long.parseLong(text.substring(0, separator)), ChronoUnit.MICROS);
        return AccountId.parse(text.substring(separator + 1))
                .map(id -> new TrashMark(at, id))
                .orElse(null);
    }

    private static String text(Account last) {
        Instant at = Optional.ofNullable(last.life().trashedAt()).orElse(Instant.EPOCH);
        return ChronoUnit.MICROS.between(Instant.EPOCH, at) + "_" + last.id();
    }

    private static AccountId id(Visit visit) {
        return AccountId.parse(visit.request().path("id")).orElseThrow(() -> new Refused(new Failure.NoSuchAccount()));
    }

    private Response restore(Visit visit) {
        try {
            directory.trash().restore(visit.caller(), id(visit));
        } catch (Refused refused) {
            return refused(visit, refused);
        }
        return visit.done("/admin/users/" + id(visit), "restored");
    }

    private Response askPurge(Visit visit) {
        if (!Permissions.mayDoAll(visit.caller())) {
            throw new Refused(new Failure.NotPermitted());
        }
        Account account = directory.trash().get(visit.caller(), id(visit)).account();
        return Pages.page(200, (out, none) -> JtepurgeGenerated.render(out, none, visit.frame(), account));
    }

    private Response purge(Visit visit) {
        try {
            directory.trash().purge(visit.caller(), id(visit));
        } catch (Refused refused) {
            return refused(visit, refused);
        }
        return visit.done(PATH, "purged");
    }

    private Response refused(Visit visit, Refused refused) {
        if (refused.failure() instanceof Failure.Conflict) {
            return page(visit, 409, Problems.inGeneral(visit.sentence(refused)));
        }
        throw refused;
    }
}
