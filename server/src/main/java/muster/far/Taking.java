package muster.far;

import java.util.Map;
import java.util.Set;
import muster.directory.ImportField;
import muster.model.AccountId;
import muster.model.TextKey;

/**
 * How far the word of another server goes.
 *
 * @param kept what accounts at hand keep, whatever the other server says
 * @param bringsBack whether whoever works there and is disabled, archived or in the trash here is brought back
 * @param invites whether new accounts are invited, with codes for their first passwords, also when they work there
 * @param same whom somebody has said to be the same: by what the other server calls them, their id, username or address
 * @param projects the projects that are here; others are not taken
 */
public record Taking(
        Set<ImportField> kept,
        boolean bringsBack,
        boolean invites,
        Map<TextKey, AccountId> same,
        Set<TextKey> projects) {
    public Taking {
        kept = Set.copyOf(kept);
        same = Map.copyOf(same);
        projects = Set.copyOf(projects);
    }
}
