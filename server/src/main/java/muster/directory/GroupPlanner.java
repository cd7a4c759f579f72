package muster.directory;

import static muster.directory.Authority.require;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.Caller;
import muster.model.Edit;
import muster.model.EmailAddress;
import muster.model.Event.FieldChange;
import muster.model.Failure;
import muster.model.Grant;
import muster.model.GrantObject;
import muster.model.Group;
import muster.model.GroupId;
import muster.model.GroupName;
import muster.model.Permissions;
import muster.model.Policy;
import muster.model.TextKey;
import org.jspecify.annotations.Nullable;

/** What items about groups come to. */
final class GroupPlanner {
    private static final int PAGE = 500;

    private final Reading reading;
    private final Caller caller;
    private final Policy policy;
    private final Groups acts;
    private final Predicate<TextKey> comingPeople;

    /** @param comingPeople whether the same plan makes somebody of that username */
    GroupPlanner(Reading reading, Caller caller, Policy policy, Groups acts, Predicate<TextKey> comingPeople) {
        this.reading = reading;
        this.caller = caller;
        this.policy = policy;
        this.acts = acts;
        this.comingPeople = comingPeople;
    }

    /** @throws muster.model.Refused where the caller may not */
    ThingStep plan(DeclaredThing.OfGroup said) {
        GroupName name = GroupName.parse(said.name());
        Group before = named(name.key()).orElse(null);
        if (said.absent()) {
            return before == null ? ThingStep.nothing(null) : removal(before);
        }
        if (before == null) {
            return creation(said, name);
        }
        GroupChanges changes = new GroupChanges(Edit.keep(), Edit.keep(), said.description(), Edit.keep());
        String description = said.description().orKeep(before.description());
        return Objects.equals(description, before.description())
                ? ThingStep.nothing(before.id().toString())
                : change(before, changes, new FieldChange("description", before.description(), description));
    }

    /**
     * Who shall own a group, asked when people are there.
     *
     * @param isComing whether the same plan makes the group
     * @throws muster.model.Refused where the caller may not
     */
    ThingStep planOwner(DeclaredThing.OfGroup said, boolean isComing) {
        Group before = named(TextKey.of(said.name())).orElse(null);
        AccountId owner = owner(reading, said.owner()).map(Account::id).orElse(null);
        String wanted = said.owner().orKeep(null);
        boolean isMissing = wanted != null && owner == null;
        if (wanted != null && isMissing && !comingPeople.test(TextKey.of(wanted))) {
            return ThingStep.problem(null, new ImportProblem.UnknownOwner(wanted));
        }
        if (before == null) {
            FieldChange told = new FieldChange("owner", null, wanted);
            return isComing
                    ? new ThingStep(PlanKind.CHANGED, null, List.of(told), null, null)
                    : ThingStep.problem(null, new ImportProblem.UnknownGroup(said.name()));
        }
        if (!isMissing && Objects.equals(owner, before.owner())) {
            return ThingStep.nothing(before.id().toString());
        }
        Edit<AccountId> owned = owner == null ? Edit.clear() : Edit.set(owner);
        GroupChanges changes = new GroupChanges(Edit.keep(), owned, Edit.keep(), Edit.keep());
        return change(before, changes, new FieldChange("owner", shown(reading, before.owner()), wanted));
    }

    private ThingStep change(Group before, GroupChanges changes, FieldChange told) {
        requireManaged(before, new Failure.MayNotChange("group"));
        return new ThingStep(
                PlanKind.CHANGED,
                before.id().toString(),
                List.of(told),
                work -> Groups.change(work, before.id(), changes).id().toString(),
                null);
    }

    private ThingStep creation(DeclaredThing.OfGroup said, GroupName name) {
        require(Permissions.mayCreateGroup(caller, policy), new Failure.NotPermitted());
        List<FieldChange> fields = new ArrayList<>();
        fields.add(new FieldChange("name", null, name.value()));
        String description = said.description().orKeep(null);
        if (description != null) {
            fields.add(new FieldChange("description", null, description));
        }
        NewGroup wanted = new NewGroup(name, description, Group.NO_PROPERTIES, new NewGroup.Minding.ByMaker());
        return new ThingStep(
                PlanKind.ADDED,
                null,
                fields,
                work -> acts.create(work, wanted).id().toString(),
                null);
    }

    private ThingStep removal(Group group) {
        requireManaged(group, new Failure.MayNotRemove("group"));
        return ThingPlanner.removal(
                group.id().toString(),
                group.name().value(),
                work -> Groups.remove(work, group.id(), group.version()).id().toString());
    }

    private void requireManaged(Group group, Failure otherwise) {
        boolean may = Permissions.mayManageGroup(caller, group)
                || Standing.of(reading, caller).has(Grant.Level.MANAGE, new GrantObject.OnGroup(group.id()));
        require(may, otherwise);
    }

    private Optional<Group> named(TextKey key) {
        return reading.groups().list(key.value(), true, 0, 1).stream()
                .filter(group -> group.name().key().equals(key) && group.kind() == Group.Kind.ROLE)
                .findFirst();
    }

    /** By id, else username, else claimed address. */
    static Optional<Account> owner(Reading reading, Edit<String> said) {
        if (!(said instanceof Edit.Set<String>(var text))) {
            return Optional.empty();
        }
        TextKey key = TextKey.of(text);
        return AccountId.parse(text.strip())
                .flatMap(reading.accounts()::find)
                .or(() -> reading.accounts().findByUsername(key))
                .or(() -> text.contains("@")
                        ? reading.accounts()
                                .findByClaimedAddress(EmailAddress.parse(text).key())
                        : Optional.empty())
                .filter(Account::isListed);
    }

    static @Nullable String shown(Reading reading, @Nullable AccountId owner) {
        return owner == null
                ? null
                : reading.accounts()
                        .find(owner)
                        .map(Account::username)
                        .map(Object::toString)
                        .orElse(owner.toString());
    }

    /** Groups that people made and a file does not name. */
    List<DeclaredThing> lacking(Set<TextKey> named) {
        List<DeclaredThing> lacking = new ArrayList<>();
        GroupId after = null;
        List<Group> page = reading.groups().listAfter(null, PAGE);
        while (!page.isEmpty()) {
            for (Group group : page) {
                if (group.kind() == Group.Kind.ROLE
                        && !named.contains(group.name().key())) {
                    lacking.add(new DeclaredThing.OfGroup(0, group.name().value(), Edit.keep(), Edit.keep(), true));
                }
                after = group.id();
            }
            page = reading.groups().listAfter(after, PAGE);
        }
        return lacking;
    }
}
