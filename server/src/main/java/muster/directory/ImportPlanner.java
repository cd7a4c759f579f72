package muster.directory;

import static muster.directory.Authority.require;
import static muster.directory.ImportMatching.text;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import muster.model.Account;
import muster.model.AccountChanges;
import muster.model.AccountId;
import muster.model.AccountKind;
import muster.model.AddressRule;
import muster.model.Caller;
import muster.model.Edit;
import muster.model.Email;
import muster.model.EmailAddress;
import muster.model.Event.FieldChange;
import muster.model.Failure;
import muster.model.Group;
import muster.model.NewAccount;
import muster.model.Permissions;
import muster.model.Policy;
import muster.model.Profile;
import muster.model.Rank;
import muster.model.Refused;
import muster.model.Username;
import org.jspecify.annotations.Nullable;

/** Plans some rows in one look at the directory, each by itself. Only looks. */
final class ImportPlanner {
    private static final int LONGEST_SHOWN = 500;

    private final Reading reading;
    private final Caller caller;
    private final Policy policy;
    private final Instant now;
    private final ImportGroups groups;

    ImportPlanner(Reading reading, Caller caller, Policy policy, Instant now) {
        this.reading = reading;
        this.caller = caller;
        this.policy = policy;
        this.now = now;
        this.groups = new ImportGroups(reading, caller);
    }

    /** @param demoted the account as it is, where an administrator would become something else */
    record Planned(ImportPlan.Row row, @Nullable Account demoted) {}

    List<Planned> plan(List<ImportRow> rows) {
        ImportMatching matching = ImportMatching.of(reading, rows);
        List<ImportMatching.Found> found =
                rows.stream().map(row -> found(matching, row)).toList();
        Set<AccountId> members = new HashSet<>();
        for (int i = 0; i < rows.size(); i++) {
            Account account = found.get(i).account();
            if (account != null && !rows.get(i).groups().isKeep()) {
                members.add(account.id());
            }
        }
        Map<AccountId, List<Group>> memberships = Memberships.of(reading, members);
        List<Planned> planned = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            planned.add(planned(rows.get(i), found.get(i), memberships));
        }
        return planned;
    }

    private static ImportMatching.Found found(ImportMatching matching, ImportRow row) {
        try {
            return matching.find(row);
        } catch (Refused refused) {
            return ImportMatching.Found.problem(new ImportProblem.Denied(refused.failure()));
        }
    }

    private Planned planned(ImportRow row, ImportMatching.Found found, Map<AccountId, List<Group>> memberships) {
        Account account = found.account();
        ImportMatch by = found.by();
        try {
            if (found.problem() != null) {
                return step(row, new ImportPlan.Problem(found.problem()));
            }
            AccountId id = account == null ? null : account.id();
            List<Group> present = id == null ? List.of() : memberships.getOrDefault(id, List.of());
            ImportGroups.Move move = groups.move(row.groups(), id, present);
            if (move.unknown() != null) {
                return step(row, new ImportPlan.Problem(new ImportProblem.UnknownGroup(move.unknown())));
            }
            return account == null || by == null ? step(row, creation(row, move)) : change(row, account, by, move);
        } catch (Refused refused) {
            return step(row, new ImportPlan.Problem(new ImportProblem.Denied(refused.failure())));
        }
    }

    private static Planned step(ImportRow row, ImportPlan.Step step) {
        return new Planned(new ImportPlan.Row(row.line(), name(row), step), null);
    }

    /** How people will know again whom the row is about. */
    private static String name(ImportRow row) {
        return text(row, ImportField.USERNAME)
                .or(() -> text(row, ImportField.EMAIL))
                .or(() -> text(row, ImportField.DISPLAY_NAME))
                .or(() -> text(row, ImportField.ID))
                .map(ImportPlanner::shown)
                .orElse("");
    }

    private ImportPlan.Step creation(ImportRow row, ImportGroups.Move move) {
        Optional<Username> username = text(row, ImportField.USERNAME).map(Username::parse);
        Optional<EmailAddress> address = text(row, ImportField.EMAIL).map(EmailAddress::parse);
        if (username.isEmpty() && address.isEmpty()) {
            return new ImportPlan.Problem(new ImportProblem.NobodyNamed());
        }
        Rank rank = text(row, ImportField.RANK).map(ImportPlanner::rank).orElse(policy.defaultRank());
        require(Permissions.mayGiveRank(caller, rank), new Failure.MayNotGrantRank());
        Profile profile = new Profile(
                text(row, ImportField.GIVEN_NAME).orElse(null),
                text(row, ImportField.FAMILY_NAME).orElse(null),
                text(row, ImportField.DISPLAY_NAME).orElse(null),
                text(row, ImportField.DESCRIPTION).orElse(null),
                null,
                null);
        NewAccount wanted = new NewAccount(
                AccountKind.PERSON,
                username.orElse(null),
                address.orElse(null),
                profile,
                rank,
                null,
                new NewAccount.Start.Invited(),
                AddressRule.MUST_BE_FREE);
        List<FieldChange> fields = new ArrayList<>();
        addGiven(fields, "username", username.map(Username::value).orElse(null));
        addGiven(fields, "email", address.map(EmailAddress::value).orElse(null));
        addGiven(fields, "givenName", profile.givenName());
        addGiven(fields, "familyName", profile.familyName());
        addGiven(fields, "displayName", profile.displayName());
        addGiven(fields, "description", profile.description());
        addGiven(fields, "rank", rank.name());
        fields.addAll(move.fields());
        return new ImportPlan.Create(wanted, move.joined(), fields);
    }

    private static void addGiven(List<FieldChange> fields, String field, @Nullable String value) {
        if (value != null) {
            fields.add(new FieldChange(field, null, shown(value)));
        }
    }

    private Planned change(ImportRow row, Account before, ImportMatch by, ImportGroups.Move move) {
        AccountChanges changes = changes(row, before, by);
        Rank wanted = changes.rank().from(before.rank());
        Email primary = primary(before, changes.email());
        Account after = before.with(changes, primary, now, caller.account());
        List<FieldChange> fields = new ArrayList<>();
        for (FieldChange field : Differences.between(before, after)) {
            fields.add(new FieldChange(field.field(), shownOrNull(field.before()), shownOrNull(field.after())));
        }
        if (!fields.isEmpty()) {
            requireMayChange(before, wanted, changes);
        }
        fields.addAll(move.fields());
        if (fields.isEmpty()) {
            return step(row, new ImportPlan.Unchanged(before.id(), by));
        }
        ImportPlan.Step step =
                new ImportPlan.Change(before.id(), before.version(), by, changes, move.joined(), move.left(), fields);
        boolean demoted = before.rank() == Rank.ADMINISTRATOR && wanted != Rank.ADMINISTRATOR;
        return new Planned(new ImportPlan.Row(row.line(), name(row), step), demoted ? before : null);
    }

    /** Only what differs; and not what the account was found by, which may be spelled in another way. */
    private static AccountChanges changes(ImportRow row, Account before, ImportMatch by) {
        Profile profile = before.profile();
        Email primary = before.primaryEmail();
        Edit<Username> username = row.edit(ImportField.USERNAME).map(Username::parse);
        Edit<EmailAddress> email = row.edit(ImportField.EMAIL).map(EmailAddress::parse);
        Edit<Rank> rank = row.edit(ImportField.RANK).map(ImportPlanner::rank);
        Rank wanted = rank.orKeepValue(before.rank());
        AccountChanges.Builder changes = AccountChanges.changing()
                .expecting(before.version())
                .username(by == ImportMatch.USERNAME ? Edit.keep() : differing(username, before.username()))
                .email(
                        by == ImportMatch.EMAIL
                                ? Edit.keep()
                                : differing(email, primary == null ? null : primary.address()))
                .givenName(differing(row.edit(ImportField.GIVEN_NAME), profile.givenName()))
                .familyName(differing(row.edit(ImportField.FAMILY_NAME), profile.familyName()))
                .displayName(differing(row.edit(ImportField.DISPLAY_NAME), profile.displayName()))
                .description(differing(row.edit(ImportField.DESCRIPTION), profile.description()));
        return wanted == before.rank()
                ? changes.build()
                : changes.rank(_ -> wanted).build();
    }

    private static <T> Edit<T> differing(Edit<T> wanted, @Nullable T present) {
        return Objects.equals(wanted.orKeep(present), present) ? Edit.keep() : wanted;
    }

    private static @Nullable Email primary(Account before, Edit<EmailAddress> email) {
        return switch (email) {
            case Edit.Keep<EmailAddress> _ -> before.primaryEmail();
            case Edit.Set<EmailAddress>(var address) -> new Email(address, false, false);
            case Edit.Clear<EmailAddress> _ -> null;
        };
    }

    /** As the change itself asks. */
    private void requireMayChange(Account before, Rank wanted, AccountChanges changes) {
        if (wanted != before.rank()) {
            require(Permissions.mayChangeRank(caller, before, wanted), new Failure.MayNotGrantRank());
        }
        if (changes.touchesProfile()) {
            require(Permissions.mayChangeProfile(caller, before, policy), new Failure.MayNotChange("account"));
        }
        require(!before.isReadonly(), new Failure.ReadOnly());
    }

    private static Rank rank(String text) {
        String word = text.strip().toUpperCase(Locale.ROOT);
        for (Rank rank : Rank.values()) {
            if (rank.name().equals(word)) {
                return rank;
            }
        }
        throw new Refused(
                new Failure.Malformed("rank", "is none of viewer, publisher, auditor, manager and administrator"));
    }

    private static @Nullable String shownOrNull(@Nullable String text) {
        return text == null ? null : shown(text);
    }

    /** Plans are kept for a while, and descriptions can be long. */
    private static String shown(String text) {
        int length = text.codePointCount(0, text.length());
        return length <= LONGEST_SHOWN ? text : text.substring(0, text.offsetByCodePoints(0, LONGEST_SHOWN)) + "…";
    }
}
