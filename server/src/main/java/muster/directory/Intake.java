package muster.directory;

import static muster.directory.Authority.require;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import muster.model.Caller;
import muster.model.Failure;
import muster.model.Permissions;
import muster.model.Project;
import muster.model.ProjectId;
import muster.model.Refused;
import muster.model.TextKey;

/**
 * Takes in many accounts at once, all of them or none, in one transaction. An item that fails keeps nobody from being told what
 * would become of the others.
 */
public final class Intake {
    public static final int MOST_ITEMS = 1_000;

    /** How often it is begun anew because somebody else was quicker with one of the accounts. */
    private static final int MOST_TRIES = 10;

    private static final Duration SOON = Duration.ofSeconds(1);

    private final Transactions transactions;
    private final Admissions admissions;
    private final Accounts accounts;

    Intake(Transactions transactions, Admissions admissions, Accounts accounts) {
        this.transactions = transactions;
        this.admissions = admissions;
        this.accounts = accounts;
    }

    /** What happens to an account that is there already. */
    public enum OnConflict {
        UPDATE,
        SKIP,
        FAIL
    }

    /**
     * What came of it.
     *
     * @param isStored whether all of it was done; otherwise nothing was
     * @param outcomes one for each item, in the order of the items
     * @param projects all that accounts of the outcomes belong to, or belonged to
     */
    public record Report(boolean isStored, List<IntakeOutcome> outcomes, Map<ProjectId, Project> projects) {
        public Report {
            outcomes = List.copyOf(outcomes);
            projects = Map.copyOf(projects);
        }

        Report notStored() {
            return new Report(false, outcomes, projects);
        }
    }

    /**
     * Makes the accounts that are not there, and changes those that are. Nothing is stored when an item fails.
     *
     * @param items at most {@value #MOST_ITEMS}; the store's writer works for nobody else meanwhile
     * @param isRehearsal whether nothing is to be stored in any case
     * @throws Refused when the caller may not make accounts; {@link Failure.Busy} when others are quicker again and again
     */
    public Report takeIn(Caller caller, List<IntakeItem> items, OnConflict onConflict, boolean isRehearsal) {
        if (items.size() > MOST_ITEMS) {
            throw new IllegalArgumentException("more than " + MOST_ITEMS + " items");
        }
        for (int tries = 1; ; tries++) {
            try {
                return transactions.write(caller, work -> finished(work.guarded(), items, onConflict, isRehearsal));
            } catch (Undone undone) {
                return undone.report();
            } catch (Overtaken overtaken) {
                if (tries == MOST_TRIES) {
                    throw new Refused(new Failure.Busy(SOON));
                }
            }
        }
    }

    /** @throws Undone when nothing is to be stored: only what is thrown undoes a transaction */
    private Report finished(
            Transactions.Work work, List<IntakeItem> items, OnConflict onConflict, boolean isRehearsal) {
        require(Permissions.mayCreateAccount(work.caller()), new Failure.NotPermitted());
        IntakeRun run = new IntakeRun(work, admissions, accounts, onConflict);
        List<IntakeOutcome> outcomes = run.outcomes(items, repeated(items));
        Report report = new Report(true, outcomes, run.projects(outcomes));
        boolean failed = outcomes.stream().anyMatch(IntakeOutcome.Failed.class::isInstance);
        if (failed || isRehearsal) {
            throw new Undone(report.notStored());
        }
        return report;
    }

    private static List<TextKey> repeated(List<IntakeItem> items) {
        return items.stream()
                .map(IntakeItem::key)
                .filter(Objects::nonNull)
                .collect(Collectors.groupingBy(key -> key, Collectors.counting()))
                .entrySet()
                .stream()
                .filter(entry -> entry.getValue() > 1)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Carries the report out of a transaction that must leave nothing behind. */
    private static final class Undone extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Report report;

        Undone(Report report) {
            super(null, null, false, false);
            this.report = report;
        }

        Report report() {
            return report;
        }
    }

    /** Somebody else made, renamed or removed an account since it was looked up. */
    static final class Overtaken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Overtaken() {
            super(null, null, false, false);
        }
    }
}
