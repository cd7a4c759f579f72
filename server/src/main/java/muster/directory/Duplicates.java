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
        /** Several outside providers call them by one subject. */
        EQUAL_SUBJECT,
        /** Given and family name are equal once folded. */
        EQUAL_NAMES
    }

    /**
     * Where at least two accounts of a group belong together otherwise.
     *
     * @param shared the domain of their primary addresses, folded, or the name of the project or group
     */
    public record Affiliation(Kind kind, String shared) {
        public enum Kind {
            DOMAIN,
            PROJECT,
            GROUP
        }
    }

    /**
     * @param shared what they have in common: the address, folded, the subject, or given and family name, folded
     * @param affiliations what makes it more likely that accounts of equal names are one person's; for other reasons none
     * @param accounts the first of them
     * @param more whether there are others
     */
    public record Group(
            Reason reason, String shared, List<Affiliation> affiliations, List<AccountEntry> accounts, boolean more) {
        public Group {
            affiliations = List.copyOf(affiliations);
            accounts = List.copyOf(accounts);
        }
    }

    public Duplicates {
        groups = List.copyOf(groups);
    }
}
