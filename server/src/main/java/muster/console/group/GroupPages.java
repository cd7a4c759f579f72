package muster.console.group;

import java.util.List;
import muster.console.page.Pages;
import muster.console.page.Paging;
import muster.console.page.Problems;
import muster.console.text.AccountText;
import muster.console.visit.Somebody;
import muster.console.visit.Visit;
import muster.console.visit.Visits;
import muster.directory.Accounts;
import muster.directory.Directory;
import muster.directory.GroupChanges;
import muster.http.Response;
import muster.http.Routes;
import muster.model.Account;
import muster.model.AccountEntry;
import muster.model.AccountId;
import muster.model.Edit;
import muster.model.EmailAddress;
import muster.model.Failure;
import muster.model.Group;
import muster.model.GroupId;
import muster.model.GroupName;
import muster.model.Permissions;
import muster.model.Policy;
import muster.model.Refused;
import muster.model.Username;
import org.jspecify.annotations.Nullable;

/** {@code /admin/groups/{id}}: what a group is, who is in it, and what becomes of it. */
final class GroupPages {
    private static final String PATH = GroupList.PATH + "/{id}";
    private static final int PAGE = 50;

    private final Visits visits;
    private final Directory directory;
    private final Policy policy;

    GroupPages(Visits visits, Directory directory, Policy policy) {
        this.visits = visits;
        this.directory = directory;
        this.policy = policy;
    }

    /** @param mayRemove whether this one can be taken out by who looks */
    record Member(Account account, boolean mayRemove) {
        String name() {
            return AccountText.name(account);
        }

        String email() {
            EmailAddress address = account.shownAddress();
            return address == null ? "" : address.value();
        }
    }

    /**
     * @param owner null for nobody, and for one who is gone
     * @param form what can be changed; null for those who only look
     * @param changedMeanwhile whether the form was about what is no longer there
     * @param adding who was to be added, as typed
     * @param maySeePast whether the group can be shown as it was
     * @param problems what is wrong with that
     */
    record Details(
            Group group,
            @Nullable Account owner,
            List<Member> members,
            long total,
            Paging paging,
            @Nullable GroupForm form,
            boolean changedMeanwhile,
            String adding,
            boolean maySeePast,
            Problems problems) {
        Details {
            members = List.copyOf(members);
        }

        String path() {
            return GroupList.PATH + "/" + group.id();
        }

        String ownerName() {
            return owner == null ? "" : AccountText.name(owner);
        }
    }

    /** @param members how many are in it */
    record Removal(Group group, long members) {}

    void addTo(Routes routes) {
        routes.add("GET", PATH, "maySearchAccounts or mayCreateGroup", visits.page(this::show))
                .add("POST", PATH, "mayManageGroup", visits.form(this::change))
                .add("POST", PATH + "/members", "mayManageGroup", visits.form(this::addMember))
                .add("POST", PATH + "/members/{member}/remove", "mayRemoveMember", visits.form(this::removeMember))
                .add("GET", PATH + "/remove", "mayManageGroup", visits.page(this::askRemove))
                .add("POST", PATH + "/remove", "mayManageGroup", visits.form(this::remove));
    }

    private Group group(Visit visit) {
        GroupList.requireMayLook(visit, policy);
        return directory.groups().get(visit.caller(), idOf(visit));
    }

    private static GroupId idOf(Visit visit) {
        return GroupId.parse(visit.request().path("id")).orElseThrow(() -> new Refused(new Failure.NoSuchGroup()));
    }

    private Response show(Visit visit) {
        Group group = group(visit);
        return page(visit, 200, group, GroupForm.of(group, word(owner(visit, group))), false, "", Problems.none());
    }

    private @Nullable Account owner(Visit visit, Group group) {
        AccountId owner = group.owner();
        return owner == null
                ? null
                : directory.accounts().getAll(visit.caller(), List.of(owner)).get(owner);
    }

    /** What to type for this account. */
    private static String word(@Nullable Account account) {
        if (account == null) {
            return "";
        }
        Username username = account.username();
        return username == null ? account.id().toString() : username.value();
    }

    private Response page(
            Visit visit,
            int status,
            Group group,
            GroupForm form,
            boolean changedMeanwhile,
            String adding,
            Problems problems) {
        Paging paging = Paging.of(visit.request(), PAGE);
        Accounts.Listing found = directory.groups().members(visit.caller(), group.id(), true, paging.skip(), PAGE);
        boolean mayManage = Permissions.mayManageGroup(visit.caller(), group);
        Details details = new Details(
                group,
                owner(visit, group),
                found.entries().stream()
                        .map(AccountEntry::account)
                        .map(member ->
                                new Member(member, Permissions.mayRemoveMember(visit.caller(), group, member.id())))
                        .toList(),
                found.total(),
                paging,
                mayManage ? form : null,
                changedMeanwhile,
                adding,
                Permissions.maySeeLedger(visit.caller()),
                problems);
        return Pages.page(status, (out, none) -> JtegroupGenerated.render(out, none, visit.frame(), details));
    }

    private Response change(Visit visit) {
        Group group = group(visit);
        GroupForm form = GroupForm.typed(visit);
        if (!form.version().equals(String.valueOf(group.version()))) {
            return page(visit, 409, group, form.knowing(group), true, "", Problems.none());
        }
        GroupName name = form.parsedName(visit);
        if (name == null) {
            return page(visit, 422, group, form, false, "", Problems.none());
        }
        try {
            String description = form.descriptionOrNone();
            directory
                    .groups()
                    .change(
                            visit.caller(),
                            group.id(),
                            new GroupChanges(
                                    Edit.set(name),
                                    owner(visit, group, form),
                                    description == null ? Edit.clear() : Edit.set(description),
                                    Edit.keep()));
            return visit.done(GroupList.PATH + "/" + group.id(), "group_changed");
        } catch (Refused refused) {
            GroupForm told = form.with(GroupForm.problems(visit, refused));
            return page(visit, 422, group, told, false, "", Problems.none());
        }
    }

    /** An owner who is there no more cannot be typed, and stays when nothing else is. */
    private Edit<AccountId> owner(Visit visit, Group group, GroupForm form) {
        if (form.owner().equals(word(owner(visit, group)))) {
            return Edit.keep();
        }
        return form.owner().isEmpty()
                ? Edit.clear()
                : Edit.set(Somebody.named(directory.accounts(), visit.caller(), form.owner())
                        .id());
    }

    private Response addMember(Visit visit) {
        Group group = group(visit);
        String who = visit.typed("who");
        try {
            Account account = Somebody.named(directory.accounts(), visit.caller(), who);
            directory.groups().addMember(visit.caller(), group.id(), account.id());
            return visit.done(GroupList.PATH + "/" + group.id(), "member_added");
        } catch (Refused refused) {
            if (refused.failure() instanceof Failure.NotAllowed) {
                throw refused;
            }
            GroupForm form = GroupForm.of(group, word(owner(visit, group)));
            return page(visit, 422, group, form, false, who, Problems.at("who", visit.sentence(refused)));
        }
    }

    private Response removeMember(Visit visit) {
        AccountId member = AccountId.parse(visit.request().path("member"))
                .orElseThrow(() -> new Refused(new Failure.NoSuchAccount()));
        directory.groups().removeMember(visit.caller(), idOf(visit), member);
        return visit.done(GroupList.PATH + "/" + idOf(visit), "member_removed");
    }

    private Response askRemove(Visit visit) {
        Group group = group(visit);
        if (!Permissions.mayManageGroup(visit.caller(), group)) {
            throw new Refused(new Failure.MayNotRemove("group"));
        }
        long members = directory
                .groups()
                .members(visit.caller(), group.id(), true, 0, 1)
                .total();
        Removal removal = new Removal(group, members);
        return Pages.page(200, (out, none) -> JteremoveGenerated.render(out, none, visit.frame(), removal));
    }

    private Response remove(Visit visit) {
        directory.groups().remove(visit.caller(), idOf(visit));
        return visit.done(GroupList.PATH, "group_removed");
    }
}
