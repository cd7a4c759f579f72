package muster.directory;

import java.util.HashSet;
import java.util.Set;
import muster.model.PlanFailure;
import muster.model.PlanId;

/** Which plans this process carries out: few at once, and each by one worker. */
final class PlanWorkers {
    static final int MOST = 4;

    private final Set<PlanId> busy = new HashSet<>();

    /** @return whether nobody else carries the plan out. @throws Refused {@link PlanFailure.TooManyAtWork} */
    synchronized boolean begin(PlanId id) {
        if (busy.contains(id)) {
            return false;
        }
        Authority.require(busy.size() < MOST, new PlanFailure.TooManyAtWork(busy.size()));
        return busy.add(id);
    }

    synchronized void end(PlanId id) {
        busy.remove(id);
    }
}
