package muster.console.people;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import muster.console.page.Pages;
import muster.console.visit.Visit;
import muster.console.visit.Visits;
import muster.directory.Bulk;
import muster.directory.BulkAct;
import muster.directory.Directory;
import muster.directory.Roster;
import muster.directory.RosterQuery;
import muster.http.Response;
import muster.http.Routes;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.EmailAddress;
import muster.model.Failure;
import muster.model.Permissions;
import muster.model.Refused;
import muster.model.Username;
import org.jspecify.annotations.Nullable;

/** {@code /admin/users/bulk}: one act on many accounts; first what would come of it for each, then what came of it. */
final class BulkPages {
    private static final String PATH = UserManagement.PATH + "/bulk";

    private final Visits visits;
    private final Directory directory;

    BulkPages(Visits visits, Directory directory) {
        this.visits = visits;
        this.directory = directory;
    }

    /** @param back the search from which they were chosen */
    record Preview(BulkForm form, @Nullable String group, List<BulkRow> rows, long affected, String back) {
        Preview {
            rows = List.copyOf(rows);
        }
    }

    record Outcome(List<BulkRow> rows, long done, String back) {
        Outcome {
            rows = List.copyOf(rows);
        }
    }

    void addTo(Routes routes) {
        routes.add("POST", PATH, "mayCreateAccount, and the act's own for each account", visits.form(this::preview))
                .add("POST", PATH + "/done", "the act's own for each account", visits.form(this::perform));
    }

    private Response preview(Visit visit) {
        require(visit);
        BulkForm form = BulkForm.of(visit);
        BulkAct act = form.read();
        List<AccountId> chosen = visit.form().has("all") ? found(visit) : BulkForm.ticked(visit.form());
        if (chosen.isEmpty()) {
            return visit.done(UserManagement.back(visit.typed("back")), "nobody_chosen");
        }
        List<Bulk.Foreseen> foreseen = directory.bulk().preview(visit.caller(), act, chosen);
        Map<AccountId, String> names = names(visit, chosen);
        List<BulkRow> rows = foreseen.stream()
                .map(each ->
                        row(visit, each, names.getOrDefault(each.id(), each.id().toString())))
                .toList();
        long affected = foreseen.stream()
                .filter(each -> each.outlook() instanceof Bulk.WouldChange)
                .count();
        Preview page =
                new Preview(form, groupName(visit, act), rows, affected, UserManagement.back(visit.typed("back")));
        return Pages.page(200, (out, none) -> Jtebulk_previewGenerated.render(out, none, visit.frame(), page));
    }

    private static void require(Visit visit) {
        if (!Permissions.mayCreateAccount(visit.caller())) {
            throw new Refused(new Failure.NotPermitted());
        }
    }

    /** Everybody whom the search finds; refused when that is more than one act takes. */
    private List<AccountId> found(Visit visit) {
        RosterQuery query = Search.of(visit.form()).query();
        Set<AccountId> ids = new LinkedHashSet<>();
        String mark = null;
        do {
            Roster.Page page = directory.roster().page(visit.caller(), query, mark, Bulk.MOST);
            page.entries().forEach(entry -> ids.add(entry.account().id()));
            mark = page.next().orElse(null);
        } while (mark != null && ids.size() <= Bulk.MOST);
        return List.copyOf(ids);
    }

    private Map<AccountId, String> names(Visit visit, List<AccountId> ids) {
        return directory.accounts().getAll(visit.caller(), ids).values().stream()
                .collect(Collectors.toMap(Account::id, BulkPages::name));
    }

    private static String name(Account account) {
        EmailAddress address = account.shownAddress();
        Username username = account.username();
        if (address != null) {
            return address.value();
        }
        return username == null ? account.id().toString() : username.value();
    }

    private @Nullable String groupName(Visit visit, BulkAct act) {
        return switch (act) {
            case BulkAct.AddToGroup(var id) ->
                directory.groups().get(visit.caller(), id).name().value();
            case BulkAct.RemoveFromGroup(var id) ->
                directory.groups().get(visit.caller(), id).name().value();
            case BulkAct.Lock _, BulkAct.Unlock _, BulkAct.GiveRank _, BulkAct.PutInTrash _ -> null;
        };
    }

    private static BulkRow row(Visit visit, Bulk.Foreseen foreseen, String who) {
        String field = BulkForm.field(foreseen);
        return switch (foreseen.outlook()) {
            case Bulk.WouldChange(var fields) -> new BulkRow(field, who, fields, "bulk.would_change", null);
            case Bulk.Unchanged _ -> new BulkRow(field, who, List.of(), "bulk.unchanged", null);
            case Bulk.Denied(var failure) ->
                new BulkRow(field, who, List.of(), "bulk.refused", visit.sentence(new Refused(failure)));
        };
    }

    private Response perform(Visit visit) {
        require(visit);
        BulkAct act = BulkForm.of(visit).read();
        List<Bulk.Chosen> chosen = BulkForm.previewed(visit.form());
        // Looked up before: somebody who is trashed now would have no name afterwards.
        Map<AccountId, String> names =
                names(visit, chosen.stream().map(Bulk.Chosen::id).toList());
        List<Bulk.Outcome> outcomes = directory.bulk().perform(visit.caller(), act, chosen);
        List<BulkRow> rows = outcomes.stream()
                .map(each ->
                        row(visit, each, names.getOrDefault(each.id(), each.id().toString())))
                .toList();
        long done = outcomes.stream()
                .filter(each -> each.result() instanceof Bulk.Done)
                .count();
        Outcome page = new Outcome(rows, done, UserManagement.back(visit.typed("back")));
        return Pages.page(200, (out, none) -> Jtebulk_doneGenerated.render(out, none, visit.frame(), page));
    }

    private static BulkRow row(Visit visit, Bulk.Outcome outcome, String who) {
        return switch (outcome.result()) {
            case Bulk.Done _ -> new BulkRow("", who, List.of(), "bulk.done", null);
            case Bulk.Unchanged _ -> new BulkRow("", who, List.of(), "bulk.unchanged", null);
            case Bulk.Denied(var failure) ->
                new BulkRow("", who, List.of(), "bulk.refused", visit.sentence(new Refused(failure)));
            case Bulk.Untried _ -> new BulkRow("", who, List.of(), "bulk.untried", null);
        };
    }
}
