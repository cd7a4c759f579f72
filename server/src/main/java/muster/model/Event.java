package muster.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of the ledger, written in the transaction of the change that it tells of.
 *
 * @param subject the account that it is about; null when it is about none
 * @param target what was acted on
 * @param fields what was changed; secrets never
 */
public record Event(
        EventId id,
        Instant at,
        Actor actor,
        Origin origin,
        Act act,
        Target target,
        @Nullable AccountId subject,
        List<FieldChange> fields) {

    /** The kind of thing acted on, its id and the name it had then. */
    public record Target(String kind, String id, @Nullable String name) {}

    /** One field before and after; null for no value. */
    public record FieldChange(
            String field, @Nullable String before, @Nullable String after) {}

    public Event {
        fields = List.copyOf(fields);
    }

    /** The same without where the actor was and what was used: that is the actor's own affair. */
    public Event withoutPlace() {
        Origin doorOnly = new Origin(origin.door(), origin.requestId(), null, null);
        return new Event(id, at, actor, doorOnly, act, target, subject, fields);
    }
}
