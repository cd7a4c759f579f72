package muster.console.people;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import muster.console.page.Pages;
import muster.console.page.Problems;
import muster.console.visit.Visit;
import muster.console.visit.Visits;
import muster.directory.CodeTable;
import muster.directory.Directory;
import muster.directory.Roster;
import muster.http.Response;
import muster.http.Routes;
import muster.model.Account;
import muster.model.AccountEntry;
import muster.model.AccountId;
import muster.model.Caller;
import muster.model.Failure;
import muster.model.Group;
import muster.model.NewAccount;
import muster.model.Permissions;
import muster.model.Policy;
import muster.model.Refused;
import org.jspecify.annotations.Nullable;

/** {@code /admin/users}: the search, the table, and the form below it. */
public final class UserManagement {
    static final String PATH = "/admin/users";

    private static final int PAGE = 50;
    private static final int MOST_GROUPS = 200;

    private final Visits visits;
    private final Directory directory;
    private final Policy policy;
    private final List<String> doors;

    /** @param doors how the doors call themselves, to search for who was seen at one */
    public UserManagement(Visits visits, Directory directory, Policy policy, List<String> doors) {
        this.visits = visits;
        this.directory = directory;
        this.policy = policy;
        this.doors = List.copyOf(doors);
    }

    public void addTo(Routes routes) {
        routes.add("GET", "/admin", "maySearchAccounts", visits.page(visit -> toTable(visit)))
                .add("GET", PATH, "maySearchAccounts", visits.page(this::show))
                .add("POST", PATH, "mayCreateAccount", visits.form(this::create));
        new RoleQuestion(visits, directory, policy).addTo(routes);
        new BulkPages(visits, directory).addTo(routes);
        new TokenRenewal(visits, directory.codes()).addTo(routes);
    }

    private static Response toTable(Visit visit) {
        requireMaySearch(visit.caller());
        return visit.goTo(PATH);
    }

    private static void requireMaySearch(Caller caller) {
        if (!Permissions.maySearchAccounts(caller)) {
            throw new Refused(new Failure.NotPermitted());
        }
    }

    private Response show(Visit visit) {
        return page(visit, 200, Search.of(visit.request().query()), NewUserForm.EMPTY);
    }

    private Response page(Visit visit, int status, Search search, NewUserForm form) {
        requireMaySearch(visit.caller());
        boolean mayCreate = Permissions.mayCreateAccount(visit.caller());
        UserPage page;
        int answered = status;
        try {
            Roster.Page found = directory
                    .roster()
                    .page(visit.caller(), search.query(), search.after().isEmpty() ? null : search.after(), PAGE);
            page = new UserPage(
                    search,
                    null,
                    rows(visit, found),
                    found.next().orElse(null),
                    found.matches().count(),
                    found.matches().exact(),
                    groups(visit),
                    doors,
                    mayCreate ? form : null,
                    mayCreate);
        } catch (Refused refused) {
            // An answer that did not come must not look like one that found nobody.
            answered = refused.failure() instanceof Failure.TooMany ? 503 : 422;
            page = new UserPage(
                    search,
                    visit.sentence(refused),
                    List.of(),
                    null,
                    0,
                    false,
                    groups(visit),
                    doors,
                    mayCreate ? form : null,
                    mayCreate);
        }
        UserPage shown = page;
        return Pages.page(answered, (out, none) -> JteusersGenerated.render(out, none, visit.frame(), shown));
    }

    private List<Group> groups(Visit visit) {
        return directory.groups().list(visit.caller(), "", true, 0, MOST_GROUPS).groups();
    }

    /** What was found; and before all others the account that was made just now, wherever it would stand. */
    private List<UserRow> rows(Visit visit, Roster.Page found) {
        Optional<AccountEntry> made = AccountId.parse(visit.asked("new")).flatMap(id -> existing(visit, id));
        List<AccountEntry> entries = new ArrayList<>();
        made.ifPresent(entries::add);
        found.entries().stream()
                .filter(entry -> made.isEmpty()
                        || !made.get().account().id().equals(entry.account().id()))
                .forEach(entries::add);
        List<Account> accounts = entries.stream().map(AccountEntry::account).toList();
        Map<AccountId, CodeTable.Row> codes = directory.codeTable().of(visit.caller(), accounts);
        List<UserRow> rows = new ArrayList<>();
        for (AccountEntry entry : entries) {
            AccountId id = entry.account().id();
            boolean isNew = made.isPresent() && made.get().account().id().equals(id);
            CodeTable.Row row = codes.getOrDefault(id, CodeTable.Row.NONE);
            rows.add(UserRow.of(entry, row, visit.caller(), found.askedAt(), isNew));
        }
        return rows;
    }

    private Optional<AccountEntry> existing(Visit visit, AccountId id) {
        try {
            return Optional.of(directory.accounts().get(visit.caller(), id));
        } catch (Refused gone) {
            return Optional.empty();
        }
    }

    private Response create(Visit visit) {
        NewUserForm form = NewUserForm.of(visit);
        NewAccount wanted = form.read(visit, policy.defaultRank());
        if (wanted == null) {
            return page(visit, 422, Search.EVERYBODY, form);
        }
        try {
            Account made = directory.admissions().create(visit.caller(), wanted);
            return visit.done(PATH + "?new=" + made.id(), "user_added");
        } catch (Refused refused) {
            return page(visit, 422, Search.EVERYBODY, form.with(problems(visit, refused)));
        }
    }

    private static Problems problems(Visit visit, Refused refused) {
        String sentence = visit.sentence(refused);
        return switch (refused.failure()) {
            case Failure.UsernameTaken _ -> Problems.at("username", sentence);
            case Failure.EmailTaken _ -> Problems.at("email", sentence);
            case Failure.NotAllowed _ -> throw refused;
            default -> Problems.inGeneral(sentence);
        };
    }

    /** The account of this id, in whatever words it was asked for. */
    static AccountId idOf(Visit visit) {
        return AccountId.parse(visit.request().path("id")).orElseThrow(() -> new Refused(new Failure.NoSuchAccount()));
    }

    /** Where to go back to: the page on which it was asked, if that is one of ours. */
    static String back(@Nullable String asked) {
        return asked != null && Visits.isWayBack(asked) && asked.startsWith("/admin/") ? asked : PATH;
    }
}
