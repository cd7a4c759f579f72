package muster.console.people;

import muster.console.page.Pages;
import muster.console.visit.Visit;
import muster.console.visit.Visits;
import muster.directory.CodeTable;
import muster.directory.Directory;
import muster.http.Response;
import muster.http.Routes;
import muster.model.Account;
import muster.model.AccountChanges;
import muster.model.AccountEntry;
import muster.model.AccountId;
import muster.model.AddressRule;
import muster.model.Failure;
import muster.model.Permissions;
import muster.model.Policy;
import muster.model.Refused;

/** {@code /admin/users/{id}/role}: asks before it changes a role, naming the person and the new role. */
final class RoleQuestion {
    private static final String PATH = UserManagement.PATH + "/{id}/role";

    private final Visits visits;
    private final Directory directory;
    private final Policy policy;

    RoleQuestion(Visits visits, Directory directory, Policy policy) {
        this.visits = visits;
        this.directory = directory;
        this.policy = policy;
    }

    /**
     * @param to the role to give
     * @param back where cancelling leads
     */
    record Question(UserRow row, RoleWord to, String back) {}

    void addTo(Routes routes) {
        routes.add("GET", PATH, "mayChangeRank", visits.page(this::ask))
                .add("POST", PATH, "mayChangeRank", visits.form(this::change));
    }

    private Response ask(Visit visit) {
        AccountEntry entry = directory.accounts().get(visit.caller(), UserManagement.idOf(visit));
        Account account = entry.account();
        RoleWord to = wanted(visit.asked("to"));
        if (!Permissions.mayChangeRank(visit.caller(), account, to.leastRank(policy))) {
            throw new Refused(new Failure.NotPermitted());
        }
        UserRow row = UserRow.of(
                entry, CodeTable.Row.NONE, visit.caller(), account.stamps().createdAt(), false);
        Question question = new Question(row, to, UserManagement.back(visit.asked("back")));
        return Pages.page(200, (out, none) -> JteroleGenerated.render(out, none, visit.frame(), question));
    }

    private Response change(Visit visit) {
        AccountId id = UserManagement.idOf(visit);
        RoleWord to = wanted(visit.typed("to"));
        AccountChanges changes =
                AccountChanges.changing().rank(to.change(policy)).build();
        directory.accounts().change(visit.caller(), id, changes, AddressRule.MUST_BE_FREE);
        return visit.done(UserManagement.back(visit.typed("back")), "role_changed");
    }

    private static RoleWord wanted(String word) {
        return RoleWord.parse(word).orElseThrow(() -> new Refused(new Failure.Malformed("role", "is user or admin")));
    }
}
