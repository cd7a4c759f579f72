package muster.directory;

import java.time.Instant;
import java.util.List;
import muster.model.Account;
import muster.model.AccountKind;
import muster.model.Activity;
import org.jspecify.annotations.Nullable;

/** How one account looks at one door, in the words of that door's platform. */
public sealed interface Portrait {

    /**
     * An account that the door shows.
     *
     * @param id under which the door's clients know it
     * @param name that the door shows; empty where it shows none
     * @param role the platform's word; null where it has none for such an account
     * @param facts how it stands there, in the order in which they are read best
     * @param signIn whether a person comes in there with the password
     */
    record Shown(String id, String name, @Nullable String role, List<Fact> facts, SignIn signIn) implements Portrait {
        public Shown {
            facts = List.copyOf(facts);
        }
    }

    /** An account that is not there for the door's clients. */
    record Hidden(Reason reason) implements Portrait {}

    /**
     * Something that the door's clients are told.
     *
     * @param word the platform's own, which nobody translates: people look for it in that platform's pages
     * @param value as clients get it; empty where they get nothing
     */
    record Fact(String word, String value) {
        public static Fact of(String word, boolean value) {
            return new Fact(word, String.valueOf(value));
        }
    }

    /** Why a door does not show an account. */
    enum Reason {
        IN_TRASH,
        MERGED,
        /** The account is part of the directory itself, which most platforms know nothing of. */
        SYSTEM;

        /** Why doors show it to nobody; null for an account that {@link Account#isListed() is listed}. */
        public static @Nullable Reason of(Account account) {
            if (account.isListed()) {
                return null;
            }
            if (account.life().isMerged()) {
                return MERGED;
            }
            return account.kind() == AccountKind.SYSTEM ? SYSTEM : IN_TRASH;
        }
    }

    /** Whether the right password opens the door at this moment, and else what stands against it first. */
    enum SignIn {
        OPENS,
        /** Nobody signs in as the directory itself or as what is left of a merged account. */
        NOBODYS,
        NOT_ACTIVATED,
        /** Disabled, archived, held or expired. */
        BARRED,
        /** After too many wrong passwords. */
        LOCKED_OUT,
        NO_PASSWORD,
        /** The password alone is not enough, and the door has no way to ask for more. */
        SECOND_FACTOR,
        /** The door asks for a username. */
        NO_USERNAME,
        /** The door asks for an address, and the account has none that is its alone. */
        NO_ADDRESS;

        /** What follows from the account, whatever name is asked for and whatever is asked beside the password. */
        static SignIn of(Account account, Activity activity, boolean hasPassword, Instant now) {
            if (account.isListed() && account.maySignIn(now, activity)) {
                return hasPassword ? OPENS : NO_PASSWORD;
            }
            if (!account.isListed()) {
                return NOBODYS;
            }
            if (!account.life().isActivated()) {
                return NOT_ACTIVATED;
            }
            return account.life().isBarredAt(now) ? BARRED : LOCKED_OUT;
        }
    }
}
