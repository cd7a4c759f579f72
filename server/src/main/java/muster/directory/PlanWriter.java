package muster.directory;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.PlanId;

/** Keeps plans. */
public interface PlanWriter extends PlanReader {

    void add(Plan plan);

    /** Keeps how far a plan has come. */
    void save(Plan plan);

    /** Finds a plan and keeps others from carrying it out until this transaction ends. */
    Optional<Plan> lock(PlanId id);

    void addRows(PlanId id, List<PlanStep> steps);

    /** Says of rows what came of them. */
    void tell(PlanId id, Map<Long, PlanRow.Result> results);

    /** Puts a row in the place of another one; its keys stay. */
    void replace(PlanId id, long place, PlanStep step);

    /** Has the rows that act on this account done last. */
    void moveLast(PlanId id, AccountId account);

    /**
     * Drops what plans tell of an account that is no more, and of whoever would have been called as it is; that something was done
     * with it stays told.
     */
    void forget(Account account);

    /** Removes at most so many rows of a plan. @return how many */
    int removeRows(PlanId id, int limit);

    /** Removes a plan that has no rows any more. */
    void remove(PlanId id);
}
