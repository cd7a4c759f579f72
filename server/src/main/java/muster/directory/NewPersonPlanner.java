package muster.directory;

import static muster.directory.Authority.require;
import static muster.directory.ImportMatching.text;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import muster.model.AccountChanges;
import muster.model.AccountKind;
import muster.model.AddressRule;
import muster.model.Caller;
import muster.model.Edit;
import muster.model.EmailAddress;
import muster.model.Event.FieldChange;
import muster.model.Failure;
import muster.model.NewAccount;
import muster.model.Permissions;
import muster.model.Policy;
import muster.model.Profile;
import muster.model.Project;
import muster.model.Rank;
import muster.model.Username;
import muster.model.UsernameRule;
import org.jspecify.annotations.Nullable;

/** What rows come to about whom nobody was found. */
final class NewPersonPlanner {
    private final Caller caller;
    private final Policy policy;
    private final Instant now;
    private final PersonFacts facts;
    private final BroughtAlong brought;

    NewPersonPlanner(Caller caller, Policy policy, Instant now, PersonFacts facts, BroughtAlong brought) {
        this.caller = caller;
        this.policy = policy;
        this.now = now;
        this.facts = facts;
        this.brought = brought;
    }

    /** @throws muster.model.Refused what making the account would say */
    PersonStep step(ImportRow row, ImportGroups.Move move, @Nullable String externalId) {
        Optional<Username> username = text(row, ImportField.USERNAME).map(Username::parse);
        Optional<EmailAddress> address = text(row, ImportField.EMAIL).map(EmailAddress::parse);
        StateMove.Wanted state = StateMove.ofNew(row.edit(ImportField.STATE));
        if (state == StateMove.Wanted.TRASHED) {
            return PersonStep.nothing(null, null);
        }
        if (username.isEmpty() && address.isEmpty()) {
            return PersonStep.unmatched(new ImportProblem.NobodyNamed(), Set.of());
        }
        Rank rank = text(row, ImportField.RANK).map(PersonFacts::rank).orElse(policy.defaultRank());
        require(Permissions.mayGiveRank(caller, rank), new Failure.MayNotGrantRank());
        Instant expiry =
                text(row, ImportField.EXPIRES_AT).map(PersonFacts::time).orElse(null);
        require(expiry == null || expiry.isAfter(now), new Failure.ExpiryInThePast());
        Project project = facts.projectOf(row);
        require(project == null || !project.readonly(), new Failure.ReadOnly());
        NewAccount wanted = wanted(row, username.orElse(null), address.orElse(null), rank, beginning(state, project));
        List<FieldChange> fields = fields(wanted, state, expiry, project);
        fields.addAll(BroughtAlong.told(wanted));
        fields.addAll(move.fields());
        List<String> lanes = facts.lanes(row, null, caller, fields);
        List<BroughtThing> things = brought.things(row, null);
        fields.addAll(BroughtThings.told(things));
        if (externalId != null) {
            fields.add(new FieldChange("externalId", null, externalId));
        }
        AccountChanges later = expiry == null
                ? AccountChanges.NONE
                : AccountChanges.changing().expiresAt(Edit.set(expiry)).build();
        return new PersonStep(
                PlanKind.ADDED,
                null,
                null,
                wanted,
                later,
                StateMove.NONE,
                move,
                lanes,
                things,
                Edit.ofNullable(externalId),
                fields,
                null,
                null);
    }

    private static NewAccount.Beginning beginning(StateMove.Wanted state, @Nullable Project project) {
        return new NewAccount.Beginning(
                null,
                false,
                state != StateMove.Wanted.DISABLED,
                state == StateMove.Wanted.ARCHIVED,
                false,
                project == null ? null : project.id());
    }

    private NewAccount wanted(
            ImportRow row,
            @Nullable Username username,
            @Nullable EmailAddress address,
            Rank rank,
            NewAccount.Beginning beginning) {
        Profile profile = new Profile(
                text(row, ImportField.GIVEN_NAME).orElse(null),
                text(row, ImportField.FAMILY_NAME).orElse(null),
                text(row, ImportField.DISPLAY_NAME).orElse(null),
                text(row, ImportField.DESCRIPTION).orElse(null),
                null,
                null);
        return new NewAccount(
                AccountKind.PERSON,
                username,
                address,
                profile,
                rank,
                null,
                brought.start(row),
                AddressRule.MUST_BE_FREE,
                UsernameRule.MUST_BE_FREE,
                null,
                beginning,
                brought.names(row));
    }

    private static List<FieldChange> fields(
            NewAccount wanted, StateMove.Wanted state, @Nullable Instant expiry, @Nullable Project project) {
        List<FieldChange> fields = new ArrayList<>();
        Profile profile = wanted.profile();
        addGiven(fields, "username", wanted.username());
        addGiven(fields, "email", wanted.email());
        addGiven(fields, "givenName", profile.givenName());
        addGiven(fields, "familyName", profile.familyName());
        addGiven(fields, "displayName", profile.displayName());
        addGiven(fields, "description", profile.description());
        addGiven(fields, "rank", wanted.rank());
        if (state != StateMove.Wanted.ACTIVE) {
            addGiven(fields, "state", state.name().toLowerCase(java.util.Locale.ROOT));
        }
        addGiven(fields, "expiresAt", expiry);
        addGiven(fields, "project", project == null ? null : project.name().value());
        return fields;
    }

    private static void addGiven(List<FieldChange> fields, String field, @Nullable Object value) {
        if (value != null) {
            fields.add(new FieldChange(field, null, value.toString()));
        }
    }
}
