package muster.model;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * That somebody leaves, or has left: the record of one off-boarding. An account has at most one that is open.
 *
 * @param endsAt when access ends
 * @param reason in somebody's words; null for none
 * @param heirs to whom things and minded groups go; what no heir gets stays
 * @param leavesGroups whether memberships of groups end
 * @param trashAfterDays how many days after its end the account goes to the trash; null for never
 * @param expiryBefore when the account would have expired by itself; null for never
 * @param begunBy who answers for it: whoever began it, named heirs that the former could not, or had it go on; null at the host
 * @param departedAt when access was ended; null as long as nothing was done
 * @param heldBefore whether the account was held already when its access ended, so that this hold stays at a re-hire
 * @param trashed whether it has put the account into the trash
 * @param closedAt when it was cancelled, or the re-hire done; null while it is open
 */
public record Departure(
        UUID id,
        AccountId account,
        State state,
        Instant endsAt,
        @Nullable String reason,
        List<Heir> heirs,
        boolean leavesGroups,
        @Nullable Integer trashAfterDays,
        @Nullable Instant expiryBefore,
        Instant begunAt,
        @Nullable AccountId begunBy,
        @Nullable Instant departedAt,
        boolean heldBefore,
        boolean trashed,
        @Nullable Instant closedAt) {

    /** How far it has come. */
    public enum State {
        /** Nothing but the date is set. */
        WAITING,
        /** Access has ended; groups and things are on their way. */
        ENDING,
        /** All is done but perhaps the trash. */
        DEPARTED,
        /** Lifted by a re-hire; groups are on their way back. */
        RETURNING,
        REHIRED,
        CANCELLED
    }

    public Departure {
        heirs = List.copyOf(heirs);
    }

    public boolean isOpen() {
        return closedAt == null;
    }

    /** Whether access has ended and nobody has taken that back. */
    public boolean isDone() {
        return state == State.ENDING || state == State.DEPARTED;
    }

    /** Whether it was closed after its end without a re-hire, as only a merge does. */
    public boolean isClosedByMerge() {
        return state == State.CANCELLED && departedAt != null;
    }

    /** When the next of its steps is to be done; null when there is none. */
    public @Nullable Instant dueAt() {
        return switch (state) {
            case WAITING, ENDING -> endsAt;
            case DEPARTED -> trashed ? null : trashAt();
            case RETURNING -> begunAt;
            case REHIRED, CANCELLED -> null;
        };
    }

    /** When the account goes, or went, to the trash; null for never, and as long as its access has not ended. */
    public @Nullable Instant trashAt() {
        return departedAt == null || trashAfterDays == null ? null : departedAt.plus(Duration.ofDays(trashAfterDays));
    }

    /** When the account expires because of it; null when it expires earlier by itself, or left at once. */
    public @Nullable Instant expirySet() {
        boolean isEarlier = expiryBefore == null || endsAt.isBefore(expiryBefore);
        return isEarlier && endsAt.isAfter(begunAt) ? endsAt : null;
    }

    /** When the account expires once this is taken back, seeing what stands there now. */
    public @Nullable Instant expiryWithout(@Nullable Instant present) {
        return present != null && Objects.equals(present, expirySet()) ? expiryBefore : present;
    }

    /** Everybody to whom something goes. */
    public Set<AccountId> heirAccounts() {
        Set<AccountId> accounts = new LinkedHashSet<>();
        heirs.forEach(heir -> accounts.add(heir.account()));
        return accounts;
    }

    /** To whom a thing goes; empty when it stays. */
    public Optional<AccountId> heirOf(Holding thing) {
        return heirWith(new Heir.OfThing(thing.id()), new Heir.OfKind(thing.door(), thing.kind()));
    }

    /** To whom a group goes that the account minds; empty when it stays. */
    public Optional<AccountId> heirOf(GroupId group) {
        return heirWith(new Heir.OfGroup(group));
    }

    private Optional<AccountId> heirWith(Heir.Scope... narrower) {
        return Stream.concat(Stream.of(narrower), Stream.of(new Heir.Everything()))
                .flatMap(scope -> heirs.stream().filter(heir -> heir.scope().equals(scope)))
                .map(Heir::account)
                .findFirst();
    }

    public Departure with(List<Heir> others) {
        return changed(state, others, departedAt, heldBefore, trashed, closedAt);
    }

    /** Access ended at that time. */
    public Departure departed(Instant now, boolean held) {
        return changed(State.ENDING, heirs, now, held, trashed, closedAt);
    }

    public Departure completed() {
        return changed(State.DEPARTED, heirs, departedAt, heldBefore, trashed, closedAt);
    }

    /** As it was before a merge closed it. */
    public Departure reopened() {
        return changed(State.DEPARTED, heirs, departedAt, heldBefore, trashed, null);
    }

    public Departure inTrash() {
        return changed(State.DEPARTED, heirs, departedAt, heldBefore, true, closedAt);
    }

    /** Taken back after its end. */
    public Departure returning() {
        return changed(State.RETURNING, heirs, departedAt, heldBefore, trashed, closedAt);
    }

    /** Somebody else answers for it from now on; null for the host. */
    public Departure answeredForBy(@Nullable AccountId other) {
        return told(reason, other);
    }

    /** As it is shown to the person. */
    public Departure withoutReason() {
        return told(null, begunBy);
    }

    private Departure told(@Nullable String why, @Nullable AccountId by) {
        return new Departure(
                id,
                account,
                state,
                endsAt,
                why,
                heirs,
                leavesGroups,
                trashAfterDays,
                expiryBefore,
                begunAt,
                by,
                departedAt,
                heldBefore,
                trashed,
                closedAt);
    }

    /** @param last how it ended */
    public Departure closed(State last, Instant now) {
        return changed(last, heirs, departedAt, heldBefore, trashed, now);
    }

    private Departure changed(
            State next,
            List<Heir> others,
            @Nullable Instant departed,
            boolean held,
            boolean inTrash,
            @Nullable Instant closed) {
        return new Departure(
                id,
                account,
                next,
                endsAt,
                reason,
                others,
                leavesGroups,
                trashAfterDays,
                expiryBefore,
                begunAt,
                begunBy,
                departed,
                held,
                inTrash,
                closed);
    }
}
