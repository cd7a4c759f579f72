package muster.directory;

import static muster.directory.Authority.require;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import muster.model.Account;
import muster.model.AccountEntry;
import muster.model.AccountId;
import muster.model.AccountProject;
import muster.model.AccountState;
import muster.model.Caller;
import muster.model.Failure;
import muster.model.Group;
import muster.model.Permissions;
import muster.model.Project;
import muster.model.ProjectId;
import org.jspecify.annotations.Nullable;

/** What goes into files about accounts: a list that somebody sees, with what else the directory knows of each. */
public final class Exports {
    private static final int SLICE = 200;

    private final Transactions transactions;

    public Exports(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * A line for each of these accounts, in their order. Some at a time are looked at, so that a list of any length takes no
     * more memory than a short one.
     *
     * @param entries taken only as far as lines are
     * @return an iterator that throws {@link muster.model.Refused} {@link Failure.MayNotView} at an account whose private fields
     *     the caller may not see, also when that right is withdrawn on the way
     */
    public Iterator<AccountLine> lines(Caller caller, Iterator<AccountEntry> entries) {
        return new Lines(caller, entries);
    }

    /**
     * The lanes, groups and agreements that there are, some at a time.
     *
     * @throws muster.model.Refused {@link Failure.NotPermitted} for callers who may not search all accounts
     */
    public Iterator<DeclaredThing> things(Caller caller) {
        Instant now = transactions.now();
        Caller fresh = transactions.read(reading -> Authority.fresh(reading, caller, now));
        require(Permissions.maySearchAccounts(fresh), new Failure.NotPermitted());
        return new ThingWalk(transactions);
    }

    private List<AccountLine> slice(Caller caller, List<AccountEntry> entries) {
        Instant now = transactions.now();
        return transactions.read(reading -> {
            Caller fresh = Authority.fresh(reading, caller, now);
            List<AccountId> ids =
                    entries.stream().map(entry -> entry.account().id()).toList();
            ids.forEach(id -> require(Permissions.maySeePrivateFields(fresh, id), new Failure.MayNotView("account")));
            Map<AccountId, List<Group>> groups = Memberships.of(reading, ids);
            Map<AccountId, List<String>> lanes = reading.lanes().chosen(ids);
            Map<ProjectId, Project> projects = projects(reading, entries);
            return entries.stream()
                    .map(entry -> {
                        AccountId id = entry.account().id();
                        return new AccountLine(
                                entry.account(),
                                entry.activity(),
                                AccountState.of(entry.account(), entry.activity(), now),
                                groups.getOrDefault(id, List.of()).stream()
                                        .map(Group::name)
                                        .toList(),
                                lanes.get(id),
                                name(projects, entry.account()));
                    })
                    .toList();
        });
    }

    private static Map<ProjectId, Project> projects(Reading reading, List<AccountEntry> entries) {
        Set<ProjectId> ids = entries.stream()
                .map(entry -> entry.account().project())
                .filter(Objects::nonNull)
                .map(AccountProject::id)
                .collect(Collectors.toSet());
        return reading.projects().findAll(ids);
    }

    private static @Nullable String name(Map<ProjectId, Project> projects, Account account) {
        AccountProject project = account.project();
        Project found = project == null ? null : projects.get(project.id());
        return found == null ? null : found.name().value();
    }

    private final class Lines implements Iterator<AccountLine> {
        private final Caller caller;
        private final Iterator<AccountEntry> entries;
        private Iterator<AccountLine> slice = Collections.emptyIterator();

        private Lines(Caller caller, Iterator<AccountEntry> entries) {
            this.caller = caller;
            this.entries = entries;
        }

        @Override
        public boolean hasNext() {
            return slice.hasNext() || entries.hasNext();
        }

        @Override
        public AccountLine next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            if (!slice.hasNext()) {
                List<AccountEntry> taken = new ArrayList<>(SLICE);
                while (taken.size() < SLICE && entries.hasNext()) {
                    taken.add(entries.next());
                }
                slice = slice(caller, taken).iterator();
            }
            return slice.next();
        }
    }
}
