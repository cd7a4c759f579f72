package muster.directory;

import static muster.directory.Authority.require;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.AddressRule;
import muster.model.Caller;
import muster.model.Failure;
import muster.model.GroupId;
import muster.model.Permissions;
import muster.model.Policy;
import muster.model.Refused;

/**
 * Bringing in many accounts at once, whatever form the file has: first a plan that says of every row what would be done, then
 * exactly that. Each row goes through the ordinary use cases, with their questions and events; one that cannot be done keeps
 * no other from being done. Only those who may make accounts import.
 */
public final class Imports {
    /** How many rows one import takes. */
    public static final int MOST_ROWS = 50_000;

    /** So many rows are looked up in one transaction, lest a long plan holds an old state of the store. */
    private static final int SLICE = 200;

    private static final Duration SOON = Duration.ofSeconds(1);

    private final Transactions transactions;
    private final Policy policy;
    private final Admissions admissions;
    private final Accounts accounts;
    private final Groups groups;
    private final KeptPlans plans;

    public Imports(Transactions transactions, Policy policy, Admissions admissions, Accounts accounts, Groups groups) {
        this.transactions = transactions;
        this.policy = policy;
        this.admissions = admissions;
        this.accounts = accounts;
        this.groups = groups;
        this.plans = new KeptPlans(transactions.clock());
    }

    /** How far the carrying out of a plan has come. */
    public record Progress(int done, int rows, boolean finished) {}

    /**
     * Says what would be done for every row, writes nothing, and keeps the plan for half an hour so that it can be carried out.
     *
     * @throws Refused {@link Failure.NotPermitted}; {@link Failure.Malformed} for more than {@link #MOST_ROWS} rows
     */
    public ImportPlan plan(Caller caller, List<ImportRow> rows) {
        require(rows.size() <= MOST_ROWS, new Failure.Malformed("file", "has more than " + MOST_ROWS + " rows"));
        requireMayImport(caller);
        List<ImportPlan.Row> planned = new ArrayList<>(rows.size());
        Map<Integer, Account> demoted = new HashMap<>();
        for (int from = 0; from < rows.size(); from += SLICE) {
            for (ImportPlanner.Planned row : slice(caller, rows.subList(from, Math.min(from + SLICE, rows.size())))) {
                if (row.demoted() != null) {
                    demoted.put(planned.size(), row.demoted());
                }
                planned.add(row.row());
            }
        }
        ImportPlan plan = ImportPlan.of(withoutLastDemotion(caller, ImportCollisions.told(planned), demoted));
        plans.keep(caller, plan);
        return plan;
    }

    private void requireMayImport(Caller caller) {
        Caller fresh = transactions.read(reading -> Authority.fresh(reading, caller, transactions.now()));
        require(Permissions.mayCreateAccount(fresh), new Failure.NotPermitted());
    }

    private List<ImportPlanner.Planned> slice(Caller caller, List<ImportRow> rows) {
        return transactions.read(reading -> {
            Caller fresh = Authority.fresh(reading, caller, transactions.now());
            return new ImportPlanner(reading, fresh, policy, transactions.now()).plan(rows);
        });
    }

    /** Somebody has to be left who administers the directory: the row that would take the last one away is not done. */
    private List<ImportPlan.Row> withoutLastDemotion(
            Caller caller, List<ImportPlan.Row> rows, Map<Integer, Account> demoted) {
        List<ImportPlan.Row> told = new ArrayList<>(rows);
        Map<AccountId, Account> concerned = new HashMap<>();
        demoted.forEach((index, account) -> {
            if (told.get(index).step() instanceof ImportPlan.Change) {
                concerned.put(account.id(), account);
            }
        });
        if (concerned.isEmpty()) {
            return told;
        }
        return transactions.read(reading -> {
            var administrators = new RemainingAdministrators(reading, transactions.now(), concerned.keySet());
            for (int index : inOrderOfActing(caller, told)) {
                Account account = demoted.get(index);
                ImportPlan.Row row = told.get(index);
                if (account != null && row.step() instanceof ImportPlan.Change && !administrators.letsGo(account)) {
                    var problem = new ImportProblem.Denied(new Failure.LastAdministrator());
                    told.set(index, new ImportPlan.Row(row.line(), row.name(), new ImportPlan.Problem(problem)));
                }
            }
            return told;
        });
    }

    /** A plan that is still kept for this caller. */
    public Optional<ImportPlan> planned(Caller caller, String digest) {
        return plans.find(caller, digest).map(KeptPlans.Kept::plan);
    }

    /** How far it has come; empty when no such plan is kept for this caller. */
    public Optional<Progress> progress(Caller caller, String digest) {
        return plans.find(caller, digest)
                .map(kept -> new Progress(kept.done(), kept.plan().rows().size(), kept.report() != null));
    }

    /**
     * Carries a plan out, once: who asks again gets the same report. An account that became another one since the plan is
     * left as it is. Whoever is in the file comes last, lest he takes the right from himself.
     *
     * @param digest of the plan that was shown
     * @return empty when no such plan is kept for this caller, and nothing was done
     */
    public Optional<ImportReport> apply(Caller caller, String digest) {
        return plans.find(caller, digest).map(kept -> {
            kept.turn().lock();
            try {
                ImportReport before = kept.report();
                ImportReport report = before == null ? carriedOut(caller, kept) : before;
                kept.setReport(report);
                return report;
            } finally {
                kept.turn().unlock();
            }
        });
    }

    private ImportReport carriedOut(Caller caller, KeptPlans.Kept kept) {
        List<ImportPlan.Row> rows = kept.plan().rows();
        ImportReport.Row[] told = new ImportReport.Row[rows.size()];
        boolean storeFailed = false;
        int done = 0;
        for (int index : inOrderOfActing(caller, rows)) {
            ImportPlan.Row row = rows.get(index);
            ImportReport.Result result = storeFailed ? new ImportReport.Untried() : result(caller, row.step());
            storeFailed |= result instanceof ImportReport.Untried;
            told[index] = new ImportReport.Row(row.line(), row.name(), result);
            kept.setDone(++done);
        }
        return new ImportReport(Arrays.asList(told));
    }

    private static List<Integer> inOrderOfActing(Caller caller, List<ImportPlan.Row> rows) {
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, rows.size()).boxed().toList());
        order.sort((one, other) -> Boolean.compare(isAbout(rows.get(one), caller), isAbout(rows.get(other), caller)));
        return order;
    }

    private static boolean isAbout(ImportPlan.Row row, Caller caller) {
        return row.step() instanceof ImportPlan.Change change && caller.is(change.id());
    }

    private ImportReport.Result result(Caller caller, ImportPlan.Step step) {
        try {
            return switch (step) {
                case ImportPlan.Create create -> created(caller, create);
                case ImportPlan.Change change -> changed(caller, change);
                case ImportPlan.Unchanged same -> new ImportReport.Unchanged(same.id());
                case ImportPlan.Problem(var problem) -> new ImportReport.LeftOut(problem);
            };
        } catch (Refused refused) {
            return new ImportReport.Denied(refused.failure());
        } catch (StoreUnavailable _) {
            return new ImportReport.Untried();
        }
    }

    private ImportReport.Result created(Caller caller, ImportPlan.Create create) {
        AccountId id = admissions.create(caller, create.wanted()).id();
        return moved(caller, id, create.groups(), List.of(), new ImportReport.Created(id));
    }

    private ImportReport.Result changed(Caller caller, ImportPlan.Change change) {
        AccountId id = change.id();
        if (change.isOfFields()) {
            accounts.change(caller, id, change.changes(), AddressRule.MUST_BE_FREE);
        }
        return moved(caller, id, change.joined(), change.left(), new ImportReport.Changed(id));
    }

    private ImportReport.Result moved(
            Caller caller, AccountId id, List<GroupId> joined, List<GroupId> left, ImportReport.Result whole) {
        ImportReport.Result result = whole;
        for (GroupId group : joined) {
            result = worse(result, id, () -> groups.addMember(caller, group, id));
        }
        for (GroupId group : left) {
            result = worse(result, id, () -> groups.removeMember(caller, group, id));
        }
        return result;
    }

    /** Who is in a group already, or out of it, is where the plan wanted it. */
    private static ImportReport.Result worse(ImportReport.Result before, AccountId id, Runnable act) {
        try {
            act.run();
            return before;
        } catch (Refused refused) {
            Failure failure = refused.failure();
            boolean fine = failure instanceof Failure.AlreadyAMember || failure instanceof Failure.NotAMember;
            return fine ? before : new ImportReport.InPart(id, failure);
        } catch (StoreUnavailable _) {
            return new ImportReport.InPart(id, new Failure.Busy(SOON));
        }
    }
}
