package muster.directory;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import muster.model.AccountId;
import muster.model.PlanId;
import org.jspecify.annotations.Nullable;

/** Looks plans up. */
public interface PlanReader {

    Optional<Plan> find(PlanId id);

    /** At most so many, the newest first, made before that one; null begins. */
    List<Plan> list(@Nullable PlanId before, int limit);

    /** How many plans of that maker, null for the host, have something to do and were not begun, or are being made. */
    long open(@Nullable AccountId maker);

    /** The last plan that would take that one back, if it was not carried out to its end. */
    Optional<Plan> undoing(PlanId done);

    /** At most so many rows in the order of their places, after that place. */
    List<PlanRow> rows(PlanId id, PlanView view, long after, int limit);

    /** At most so many rows of which something was done, or is to be done, with what they are carried out of. */
    List<PlanStep> steps(PlanId id, long after, int limit);

    /** What was done in a row of that kind about a group that was not there when the plan was made. */
    Optional<PlanRow.Done> doneOfNewGroup(PlanId id, PlanKind kind, String name);

    /** Those of these accounts of which some row of the plan speaks. */
    Set<AccountId> spokenOf(PlanId id, List<AccountId> accounts);

    /**
     * At most so many plans that were made before that time and are not being carried out.
     *
     * @param onlyUnfinished whether only those count of which making broke off
     */
    List<PlanId> madeBefore(Instant time, boolean onlyUnfinished, int limit);
}
