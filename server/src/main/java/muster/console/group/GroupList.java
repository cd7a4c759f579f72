package muster.console.group;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import muster.console.page.Pages;
import muster.console.page.Paging;
import muster.console.text.AccountText;
import muster.console.visit.Visit;
import muster.console.visit.Visits;
import muster.directory.Directory;
import muster.directory.Groups;
import muster.directory.NewGroup;
import muster.http.Response;
import muster.http.Routes;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.Failure;
import muster.model.Group;
import muster.model.GroupName;
import muster.model.Permissions;
import muster.model.Policy;
import muster.model.Refused;
import muster.model.WellKnown;
import org.jspecify.annotations.Nullable;

/** {@code /admin/groups}: all groups, searched by how their names begin, and the form for a new one. */
public final class GroupList {
    static final String PATH = "/admin/groups";

    private static final int PAGE = 50;

    private final Visits visits;
    private final Directory directory;
    private final Policy policy;

    public GroupList(Visits visits, Directory directory, Policy policy) {
        this.visits = visits;
        this.directory = directory;
        this.policy = policy;
    }

    /** @param owner what the owner is called; empty for nobody */
    record Row(Group group, String owner) {}

    /**
     * @param prefix how the names begin; empty for all
     * @param own groups of the directory itself
     * @param adding the form for a new one; null for those who may not make any
     */
    record Listing(
            String prefix,
            Paging paging,
            List<Row> rows,
            long total,
            List<Group> own,
            @Nullable GroupForm adding) {
        Listing {
            rows = List.copyOf(rows);
            own = List.copyOf(own);
        }

        /** The path of the same search. */
        String path() {
            return prefix.isEmpty() ? PATH : PATH + "?q=" + URLEncoder.encode(prefix, StandardCharsets.UTF_8);
        }
    }

    public void addTo(Routes routes) {
        routes.add("GET", PATH, "maySearchAccounts or mayCreateGroup", visits.page(this::show))
                .add("POST", PATH, "mayCreateGroup", visits.form(this::create));
        new GroupPages(visits, directory, policy).addTo(routes);
    }

    /** Who is kept to the own account learns nothing of who is together with whom. */
    static void requireMayLook(Visit visit, Policy policy) {
        boolean may =
                Permissions.maySearchAccounts(visit.caller()) || Permissions.mayCreateGroup(visit.caller(), policy);
        if (!may) {
            throw new Refused(new Failure.NotPermitted());
        }
    }

    private Response show(Visit visit) {
        return page(visit, 200, visit.asked("q"), GroupForm.EMPTY);
    }

    private Response page(Visit visit, int status, String prefix, GroupForm form) {
        requireMayLook(visit, policy);
        Paging paging = Paging.of(visit.request(), PAGE);
        Groups.Listing found = directory.groups().list(visit.caller(), prefix, true, paging.skip(), PAGE);
        boolean isBeginning = prefix.isEmpty() && paging.isFirst();
        Listing listing = new Listing(
                prefix,
                paging,
                rows(visit, found.groups()),
                found.total(),
                isBeginning ? ofTheDirectory(visit) : List.of(),
                Permissions.mayCreateGroup(visit.caller(), policy) ? form : null);
        return Pages.page(status, (out, none) -> JtegroupsGenerated.render(out, none, visit.frame(), listing));
    }

    private List<Group> ofTheDirectory(Visit visit) {
        return directory
                .groups()
                .listReached(
                        visit.caller(),
                        List.of(WellKnown.ALL_USERS, WellKnown.ANONYMOUS_USERS, WellKnown.SYSTEM_GROUP));
    }

    private List<Row> rows(Visit visit, List<Group> groups) {
        Collection<AccountId> ids =
                groups.stream().map(Group::owner).filter(Objects::nonNull).collect(Collectors.toSet());
        Map<AccountId, Account> owners = directory.accounts().getAll(visit.caller(), ids);
        return groups.stream()
                .map(group -> new Row(group, nameOf(group.owner(), owners)))
                .toList();
    }

    private static String nameOf(@Nullable AccountId owner, Map<AccountId, Account> owners) {
        Account account = owner == null ? null : owners.get(owner);
        return account == null ? "" : AccountText.name(account);
    }

    private Response create(Visit visit) {
        GroupForm form = GroupForm.typed(visit);
        GroupName name = form.parsedName(visit);
        if (name == null) {
            return page(visit, 422, "", form);
        }
        try {
            var wanted =
                    new NewGroup(name, form.descriptionOrNone(), Group.NO_PROPERTIES, new NewGroup.Minding.ByMaker());
            Group made = directory.groups().create(visit.caller(), wanted);
            return visit.done(PATH + "/" + made.id(), "group_created");
        } catch (Refused refused) {
            return page(visit, 422, "", form.with(GroupForm.problems(visit, refused)));
        }
    }
}
