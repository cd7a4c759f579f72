package muster.directory;

import static muster.directory.Authority.require;
import static muster.directory.ImportMatching.text;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import muster.model.Account;
import muster.model.AccountChanges;
import muster.model.AccountId;
import muster.model.Caller;
import muster.model.Edit;
import muster.model.Email;
import muster.model.EmailAddress;
import muster.model.Event.FieldChange;
import muster.model.Failure;
import muster.model.Group;
import muster.model.Permissions;
import muster.model.Policy;
import muster.model.Profile;
import muster.model.Rank;
import muster.model.Refused;
import muster.model.Username;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what some rows about people come to, in one look at the directory, each row by itself. Only looks: asked while a plan
 * is made, and again when it is carried out.
 */
final class PersonPlanner {
    /** Who expires so soon is as good as suspended. */
    private static final Duration SOON = Duration.ofDays(1);

    private final Reading reading;
    private final Caller caller;
    private final Policy policy;
    private final Instant now;
    private final @Nullable String source;
    private final ImportGroups groups;
    private final PersonFacts facts;
    private final BroughtAlong brought;
    private final NewPersonPlanner newcomers;

    /**
     * @param source within which external ids count; null for none
     * @param coming what the same plan makes before
     * @param passwords opens the hashes that rows bring along
     */
    PersonPlanner(
            Reading reading,
            Caller caller,
            Policy policy,
            Instant now,
            @Nullable String source,
            ComingThings coming,
            SealedPasswords passwords) {
        this.reading = reading;
        this.caller = caller;
        this.policy = policy;
        this.now = now;
        this.source = source;
        this.groups = new ImportGroups(reading, caller, coming.groups());
        this.facts = new PersonFacts(reading, coming);
        this.brought = new BroughtAlong(reading, passwords);
        this.newcomers = new NewPersonPlanner(caller, policy, now, facts, brought);
    }

    List<PersonStep> plan(List<ImportRow> rows) {
        ImportMatching matching = ImportMatching.of(reading, source, rows);
        List<ImportMatching.Found> found =
                rows.stream().map(row -> found(matching, row)).toList();
        Set<AccountId> all = new HashSet<>();
        Set<AccountId> members = new HashSet<>();
        for (int i = 0; i < rows.size(); i++) {
            Account account = found.get(i).account();
            if (account != null) {
                all.add(account.id());
                if (!rows.get(i).groups().isKeep()) {
                    members.add(account.id());
                }
            }
        }
        Map<AccountId, List<Group>> memberships = Memberships.of(reading, members);
        Map<AccountId, String> external =
                source == null ? Map.of() : reading.externalIds().idsOf(source, all);
        List<PersonStep> steps = new ArrayList<>(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            steps.add(step(rows.get(i), found.get(i), memberships, external));
        }
        return steps;
    }

    private static ImportMatching.Found found(ImportMatching matching, ImportRow row) {
        ImportMatching.Found found;
        try {
            found = matching.find(row);
        } catch (Refused refused) {
            found = ImportMatching.Found.problem(new ImportProblem.Denied(refused.failure()));
        }
        boolean mayBeAnybody = found.problem() == null || found.problem() instanceof ImportProblem.Ambiguous;
        return mayBeAnybody ? found : found.among(matching.candidates(row));
    }

    private PersonStep step(
            ImportRow row,
            ImportMatching.Found found,
            Map<AccountId, List<Group>> memberships,
            Map<AccountId, String> external) {
        Account account = found.account();
        ImportMatch by = found.by();
        if (found.problem() != null) {
            return PersonStep.unmatched(found.problem(), found.candidates());
        }
        try {
            AccountId id = account == null ? null : account.id();
            List<Group> present = id == null ? List.of() : memberships.getOrDefault(id, List.of());
            boolean goes = account != null
                    && StateMove.of(row.editOfPresent(ImportField.STATE), account, now)
                            .trashes();
            ImportGroups.Move move = goes ? ImportGroups.Move.NONE : groups.move(row.groups(), row.far(), id, present);
            if (move.unknown() != null) {
                return PersonStep.problem(account, new ImportProblem.UnknownGroup(move.unknown()));
            }
            Optional<ImportProblem> unknown = facts.unknown(row);
            if (unknown.isPresent()) {
                return PersonStep.problem(account, unknown.get());
            }
            if (account == null || by == null) {
                return newcomers.step(row, move, source == null ? null : PersonFacts.externalId(row));
            }
            String called = external.get(account.id());
            Optional<String> calling = text(row, ImportField.EXTERNAL_ID).map(String::strip);
            boolean isSomebodyElse =
                    called != null && by != ImportMatch.ID && calling.isPresent() && !called.equals(calling.get());
            if (isSomebodyElse) {
                return PersonStep.problem(account, new ImportProblem.Disagreement(ImportMatch.EXTERNAL_ID, by));
            }
            return change(row, account, by, move, source == null ? Edit.keep() : link(row, called), called);
        } catch (Refused refused) {
            return PersonStep.problem(account, new ImportProblem.Denied(refused.failure()));
        }
    }

    /** Whoever has no other name at the source goes by what the row says. */
    private static Edit<String> link(ImportRow row, @Nullable String called) {
        Edit<String> said = row.edit(ImportField.EXTERNAL_ID);
        // What no file says links nobody.
        Edit<String> wanted = said.isKeep() && called == null && row.line() > 0
                ? Edit.ofNullable(PersonFacts.externalId(row))
                : said.map(String::strip);
        return Objects.equals(wanted.orKeep(called), called) ? Edit.keep() : wanted;
    }

    private PersonStep change(
            ImportRow row,
            Account before,
            ImportMatch by,
            ImportGroups.Move move,
            Edit<String> link,
            @Nullable String called) {
        StateMove state = StateMove.of(row.editOfPresent(ImportField.STATE), before, now);
        boolean alreadyGone = before.life().isTrashed() && !state.restores();
        if (alreadyGone) {
            boolean asWanted = !row.editOfPresent(ImportField.STATE).isKeep();
            return asWanted ? PersonStep.nothing(before, by) : PersonStep.problem(before, new ImportProblem.Away());
        }
        state.requirePermitted(caller, before);
        List<FieldChange> fields = new ArrayList<>();
        AccountChanges changes = state.trashes() ? AccountChanges.NONE : changes(row, before, by);
        Account after = before.with(changes, primary(before, changes.email()), now, caller.account());
        fields.addAll(Differences.between(before, after));
        facts.addProject(fields, before, changes.project());
        if (!fields.isEmpty() || !link.isKeep()) {
            requireMayChange(before, changes, !link.isKeep());
        }
        Account relived = state.after(before, caller, now);
        if (!state.isNone()) {
            fields.add(new FieldChange("state", StateMove.told(before, now), StateMove.told(relived, now)));
        }
        fields.addAll(move.fields());
        List<String> lanes = state.trashes() ? null : facts.lanes(row, before, caller, fields);
        List<BroughtThing> things = state.trashes() ? List.of() : brought.things(row, before.id());
        fields.addAll(BroughtThings.told(things));
        if (!link.isKeep()) {
            fields.add(new FieldChange("externalId", called, link.orKeep(null)));
        }
        return fields.isEmpty()
                ? PersonStep.nothing(before, by)
                : new PersonStep(
                        kind(state, before, changes),
                        before,
                        by,
                        null,
                        changes,
                        state,
                        move,
                        lanes,
                        things,
                        link,
                        fields,
                        null,
                        null);
    }

    private PlanKind kind(StateMove state, Account before, AccountChanges changes) {
        Instant expiry = changes.expiresAt().orKeep(null);
        boolean endsSoon = expiry != null && expiry.isBefore(now.plus(SOON)) && before.mayAct(now);
        if (state.trashes()) {
            return PlanKind.REMOVED;
        }
        if (state.isBarring() || endsSoon) {
            return PlanKind.SUSPENDED;
        }
        return state.isReviving() ? PlanKind.BROUGHT_BACK : PlanKind.CHANGED;
    }

    /** Only what differs; and not what the account was found by, which may be spelled in another way. */
    private AccountChanges changes(ImportRow row, Account before, ImportMatch by) {
        Profile profile = before.profile();
        Email primary = before.primaryEmail();
        Edit<Username> username = row.editOfPresent(ImportField.USERNAME).map(Username::parse);
        Edit<EmailAddress> email = row.editOfPresent(ImportField.EMAIL).map(EmailAddress::parse);
        Rank wanted = rank(row, before);
        boolean isFormer = by == ImportMatch.EXTERNAL_ID
                && row.edit(ImportField.EXTERNAL_ID).isKeep();
        boolean namesIt = by == ImportMatch.USERNAME || isFormer;
        boolean addressesIt = by == ImportMatch.EMAIL || isFormer && username.isKeep();
        AccountChanges.Builder changes = AccountChanges.changing()
                .username(namesIt ? Edit.keep() : differing(username, before.username()))
                .email(addressesIt ? Edit.keep() : differing(email, primary == null ? null : primary.address()))
                .givenName(differing(row.editOfPresent(ImportField.GIVEN_NAME), profile.givenName()))
                .familyName(differing(row.editOfPresent(ImportField.FAMILY_NAME), profile.familyName()))
                .displayName(differing(row.editOfPresent(ImportField.DISPLAY_NAME), profile.displayName()))
                .description(differing(row.editOfPresent(ImportField.DESCRIPTION), profile.description()))
                .expiresAt(expiry(row, before))
                .project(facts.project(row, before));
        return wanted == before.rank()
                ? changes.build()
                : changes.rank(_ -> wanted).build();
    }

    /** A server that tells administrators from others and nothing else makes of an administrator what new people are. */
    private Rank rank(ImportRow row, Account before) {
        Set<Rank> fitting = row.far().fitting();
        if (fitting.contains(before.rank()) || row.far().kept().contains(ImportField.RANK)) {
            return before.rank();
        }
        Rank otherwise = fitting.isEmpty() ? before.rank() : policy.defaultRank();
        return row.edit(ImportField.RANK).map(PersonFacts::rank).orKeepValue(otherwise);
    }

    private Edit<Instant> expiry(ImportRow row, Account before) {
        Edit<Instant> wanted = differing(
                row.editOfPresent(ImportField.EXPIRES_AT).map(PersonFacts::time),
                before.life().expiresAt());
        Instant at = wanted.orKeep(null);
        require(at == null || at.isAfter(now), new Failure.ExpiryInThePast());
        return wanted;
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
    private void requireMayChange(Account before, AccountChanges changes, boolean links) {
        require(!links || Permissions.mayLink(caller, before), new Failure.MayNotChange("account"));
        Rank wanted = changes.rank().from(before.rank());
        if (wanted != before.rank()) {
            require(Permissions.mayChangeRank(caller, before, wanted), new Failure.MayNotGrantRank());
        }
        if (changes.touchesProfile()) {
            require(Permissions.mayChangeProfile(caller, before, policy), new Failure.MayNotChange("account"));
        }
        if (changes.touchesLife()) {
            require(Permissions.mayEnable(caller, before), new Failure.MayNotChange("account"));
        }
        require(!before.isReadonly(), new Failure.ReadOnly());
    }
}
