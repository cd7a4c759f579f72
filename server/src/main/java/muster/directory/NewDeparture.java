package muster.directory;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import muster.model.Block;
import muster.model.Failure;
import muster.model.Heir;
import muster.model.Refused;
import org.jspecify.annotations.Nullable;

/**
 * How somebody is to leave.
 *
 * @param endsAt when access ends, to the microsecond; null for at once
 * @param reason in somebody's words; null or blank for none
 * @param heirs at most {@value #MOST_HEIRS}, each scope once; what no heir gets stays
 * @param leavesGroups whether memberships of groups end
 * @param trashAfterDays 0 to {@value #MOST_DAYS} days after the end of access the account goes to the trash; null for never
 */
public record NewDeparture(
        @Nullable Instant endsAt,
        @Nullable String reason,
        List<Heir> heirs,
        boolean leavesGroups,
        @Nullable Integer trashAfterDays) {
    static final int MOST_HEIRS = 200;
    static final int MOST_DAYS = 3_650;

    /** @throws Refused {@link Failure.Malformed} */
    public NewDeparture {
        endsAt = endsAt == null ? null : endsAt.truncatedTo(ChronoUnit.MICROS);
        reason = Block.reasonOf(reason);
        heirs = checked(heirs);
        if (trashAfterDays != null && (trashAfterDays < 0 || trashAfterDays > MOST_DAYS)) {
            throw new Refused(new Failure.Malformed("trashAfterDays", "must be 0 to " + MOST_DAYS));
        }
    }

    /** Heirs as they are kept. @throws Refused {@link Failure.Malformed} */
    static List<Heir> checked(List<Heir> heirs) {
        Set<Heir.Scope> scopes = new HashSet<>();
        for (Heir heir : heirs) {
            if (!scopes.add(heir.scope())) {
                throw new Refused(new Failure.Malformed("heirs", "must name each thing, kind or group once"));
            }
        }
        if (heirs.size() > MOST_HEIRS) {
            throw new Refused(new Failure.Malformed("heirs", "must be " + MOST_HEIRS + " at most"));
        }
        return List.copyOf(heirs);
    }

    /** At once or at that time, everything to one heir if there is one, out of all groups, and for good on hold. */
    public static NewDeparture of(@Nullable Instant endsAt, @Nullable String reason, List<Heir> heirs) {
        return new NewDeparture(endsAt, reason, heirs, true, null);
    }
}
