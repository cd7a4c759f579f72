package muster.directory;

import java.util.List;
import java.util.Optional;
import muster.model.AccountEntry;

/**
 * Accounts that may be one person's, in groups.
 *
 * @param next where to go on; empty at the end. A page may be short, or empty, and still not be the last one
 */
public record Duplicates(List<Group> groups, Optional<String> next) {

    /** Why accounts may be one person's. */
    public enum Reason {
        /** They record one address, which at most one of them claims. */
        SHARED_ADDRESS,
        /** Given and family name are equal once folded. */
        EQUAL_NAMES
    }

    /**
     * @param shared what they have in common, folded: the address, or given and family name
     * @param accounts the first of them
     * @param more whether there are others
     */
    public record Group(Reason reason, String shared, List<AccountEntry> accounts, boolean more) {
        public Group {
            accounts = List.copyOf(accounts);
        }
    }

    public Duplicates {
        groups = List.copyOf(groups);
    }
}
