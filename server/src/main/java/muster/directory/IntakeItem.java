package muster.directory;

import muster.model.AccountChanges;
import muster.model.NewAccount;
import muster.model.TextKey;
import muster.model.Username;
import org.jspecify.annotations.Nullable;

/** One account of a list that is taken in as a whole. */
public sealed interface IntakeItem {

    /** By which the account is found; null when nobody knows which one is meant. */
    @Nullable
    Username username();

    /**
     * An account as it is wanted.
     *
     * @param wanted what is made when there is none of that username; null when only one that is there is meant
     * @param changes what is done to one that is there; neither its username nor an address is among that
     */
    record Wanted(Username username, @Nullable NewAccount wanted, AccountChanges changes) implements IntakeItem {

        /** @throws IllegalArgumentException for what a database could refuse, or what takes a hash: nothing is known of these here */
        public Wanted {
            boolean plain = wanted == null
                    || wanted.externalId() == null
                            && wanted.wireNames().isEmpty()
                            && wanted.email() == null
                            && !(wanted.start() instanceof NewAccount.Start.WithPassword);
            boolean keepsNames = changes.username().isKeep()
                    && changes.email().isKeep()
                    && changes.pendingEmail().isKeep();
            if (!plain || !keepsNames) {
                throw new IllegalArgumentException("an intake decides about neither addresses, passwords nor names");
            }
        }
    }

    /** Something that cannot be taken in, as whoever hands over the list knows; the others are looked at all the same. */
    record Spoiled(@Nullable Username username) implements IntakeItem {}

    /** What decides whether two of them are about one account. */
    default @Nullable TextKey key() {
        Username name = username();
        return name == null ? null : name.key();
    }
}
