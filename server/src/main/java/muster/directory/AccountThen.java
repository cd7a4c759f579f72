package muster.directory;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import muster.model.AccountId;
import muster.model.Group;
import muster.model.GroupId;

/**
 * An account as it was.
 *
 * @param at the time asked for
 * @param values of its fields, those without a value left out; none unless it was there
 * @param groups in which it was
 * @param present those of these groups that are still there
 */
public record AccountThen(
        AccountId id,
        Instant at,
        Existence existence,
        List<ValueThen> values,
        List<GroupThen.Name> groups,
        Map<GroupId, Group> present) {
    public AccountThen {
        values = List.copyOf(values);
        groups = List.copyOf(groups);
        present = Map.copyOf(present);
    }
}
