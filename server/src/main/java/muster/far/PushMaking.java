package muster.far;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import muster.directory.AccountLine;
import muster.far.FarWriter.Field;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.AccountKind;
import muster.model.AccountState;
import muster.model.Email;
import muster.model.GroupName;
import muster.model.TextKey;

/** Finds out what would make another server follow the directory. Reads the server as a whole, and changes nothing. */
public final class PushMaking {
    private static final Set<AccountState> BARRED = Set.of(
            AccountState.DISABLED,
            AccountState.HELD,
            AccountState.EXPIRED,
            AccountState.ARCHIVED,
            AccountState.TRASHED);

    private final FarServer server;
    private final Scope scope;
    private final Set<Field> writes;
    private final String self;
    private final FarIndex index;
    private final Differences differences;
    private final Set<String> taken = new HashSet<>();
    private final List<PushRow> rows = new ArrayList<>();
    private long touchable;

    /**
     * Who is meant.
     *
     * @param linked what the other server calls accounts that it has already
     * @param groups whose people are meant, too
     * @param everybody whether all people are
     * @param removes whether who is in the trash here is removed there, where the platform removes people
     */
    public record Scope(Map<AccountId, String> linked, Set<TextKey> groups, boolean everybody, boolean removes) {
        boolean means(AccountLine line) {
            boolean isPerson = line.account().kind() == AccountKind.PERSON;
            return linked.containsKey(line.account().id())
                    || isPerson
                            && (everybody
                                    || line.groups().stream()
                                            .map(GroupName::key)
                                            .anyMatch(groups::contains));
        }
    }

    /** @throws FarTrouble when the server cannot be read as a whole */
    public PushMaking(FarServer server, Scope scope) {
        this.server = server;
        this.scope = scope;
        this.self = server.greet();
        this.writes = server.writer().writes();
        this.differences = new Differences(writes, server.groups());
        this.index = new FarIndex(server.people());
        server.requireWhole(index.size());
        taken.addAll(scope.linked().values());
    }

    /**
     * @param people everybody who is in the directory, outside the trash
     * @param groups the names of all groups of the directory
     */
    public Push of(Iterator<AccountLine> people, Collection<GroupName> groups) {
        Set<TextKey> known = groups.stream().map(GroupName::key).collect(Collectors.toSet());
        Set<AccountId> gone = new HashSet<>(scope.linked().keySet());
        while (people.hasNext()) {
            AccountLine line = people.next();
            gone.remove(line.account().id());
            if (scope.means(line)) {
                rows.add(row(line, known));
            }
        }
        gone.forEach(id -> rows.add(rowOfGone(id)));
        return new Push(rows, differences.groupsThere(), differences.newGroups(), index.size() - touchable, touchable);
    }

    private PushRow row(AccountLine line, Set<TextKey> known) {
        Account account = line.account();
        FarPerson wanted = wanted(line);
        String name = Objects.requireNonNullElse(
                wanted.username() == null ? wanted.email() : wanted.username(),
                account.id().toString());
        String link = scope.linked().get(account.id());
        FarPerson there = link == null ? null : index.called(link);
        if (there == null) {
            FarIndex.Found found = index.find(wanted.username(), wanted.email());
            if (found.problem() != null) {
                return problem(account.id(), name, wanted, found.problem());
            }
            there = found.person();
            if (there != null && !taken.add(there.id())) {
                return problem(account.id(), name, wanted, "Whoever is called so there is another account here.");
            }
        }
        return there == null
                ? newcomer(account.id(), name, line, wanted)
                : present(name, line, wanted.orAsIn(there), there, known);
    }

    private static PushRow problem(AccountId id, String name, FarPerson wanted, String problem) {
        return new PushRow(id, null, name, wanted, false, List.of(), problem);
    }

    /** An address that the account only records may be another one's, who is found by it. */
    private static FarPerson wanted(AccountLine line) {
        Account account = line.account();
        Email email = account.primaryEmail();
        boolean isBarred = BARRED.contains(line.state());
        return FarPerson.called(
                        account.id().toString(),
                        account.username() == null ? null : account.username().value(),
                        email == null || !email.claimed()
                                ? null
                                : email.address().value())
                .named(account.profile().givenName(), account.profile().familyName())
                .described(account.profile().description())
                .ranked(account.rank(), Set.of(account.rank()))
                .activated(account.life().isActivated())
                .standing(isBarred ? FarPerson.Standing.BARRED : FarPerson.Standing.FREE)
                .build();
    }

    /** Who may not work here is not made there. */
    private PushRow newcomer(AccountId id, String name, AccountLine line, FarPerson wanted) {
        if (wanted.standing() == FarPerson.Standing.BARRED) {
            return new PushRow(id, null, name, wanted, false, List.of(), null);
        }
        String refusal = server.writer().refusal(wanted);
        if (refusal != null) {
            return problem(id, name, wanted, refusal);
        }
        List<PushStep> steps = new ArrayList<>();
        steps.add(new PushStep.Create());
        differences.addGroups(steps, line, List.of(), Set.of());
        return new PushRow(id, null, name, wanted, true, steps, null);
    }

    private PushRow present(String name, AccountLine line, FarPerson wanted, FarPerson there, Set<TextKey> known) {
        AccountId id = line.account().id();
        touchable++;
        boolean links = !there.id().equals(scope.linked().get(id));
        boolean isBarred = wanted.standing() == FarPerson.Standing.BARRED;
        boolean isBarredThere = there.standing() != FarPerson.Standing.FREE;
        List<PushStep> steps = new ArrayList<>();
        if (isBarred) {
            return isBarredThere
                    ? new PushRow(id, there.id(), name, wanted, links, List.of(), null)
                    : barring(id, name, wanted, there.id(), false);
        }
        if (isBarredThere && mayUnlock(wanted, there)) {
            steps.add(new PushStep.Unlock());
        }
        differences.addChanges(steps, wanted, there);
        if (there.id().equals(self) && steps.stream().anyMatch(PushMaking::isOfRank)) {
            return problem(id, name, wanted, "This is whose key is used there, and would be of another rank with it.");
        }
        // Whoever makes a group there may manage it, which looks like being in it.
        if (!there.id().equals(self)) {
            differences.addGroups(steps, line, Objects.requireNonNullElse(there.groups(), List.of()), known);
        }
        return new PushRow(id, there.id(), name, wanted, links, steps, null);
    }

    private static boolean isOfRank(PushStep step) {
        return step instanceof PushStep.Change change && change.field() == Field.RANK;
    }

    /** Who has never come, neither here nor there, may look as if locked there. */
    private boolean mayUnlock(FarPerson wanted, FarPerson there) {
        boolean mayBeNew = !server.writer().tellsLockedFromNew() && !wanted.activated() && !there.activated();
        return writes.contains(Field.STANDING) && !mayBeNew;
    }

    private PushRow barring(AccountId id, String name, FarPerson wanted, String farId, boolean isGone) {
        if (farId.equals(self)) {
            return problem(id, name, wanted, "This is whose key is used there, who is not locked with it.");
        }
        if (isGone && scope.removes() && server.writer().removes()) {
            return new PushRow(id, farId, name, wanted, false, List.of(new PushStep.Remove()), null);
        }
        return writes.contains(Field.STANDING)
                ? new PushRow(id, farId, name, wanted, false, List.of(new PushStep.Lock()), null)
                : problem(
                        id,
                        name,
                        wanted,
                        "The platform locks nobody; --remove removes there who is in the trash here.");
    }

    /** Who is in the trash here, or was merged away or purged. */
    private PushRow rowOfGone(AccountId id) {
        String farId = Objects.requireNonNull(scope.linked().get(id));
        FarPerson there = index.called(farId);
        if (there == null) {
            FarPerson nobody = FarPerson.called(farId, null, null).build();
            return new PushRow(id, null, farId, nobody, false, List.of(), null);
        }
        touchable++;
        String name = Objects.requireNonNullElse(there.username(), farId);
        boolean removes = scope.removes() && server.writer().removes();
        return there.standing() == FarPerson.Standing.FREE || removes
                ? barring(id, name, there, farId, true)
                : new PushRow(id, farId, name, there, false, List.of(), null);
    }
}
