package muster.directory;

import java.util.Optional;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.EmailAddress;
import muster.model.TextKey;
import muster.model.Username;

/**
 * What somebody who has proven nothing yet calls an account. Each door looks up its own kind of name only, so that nobody can
 * take a name of one kind that is somebody else's of another.
 */
public sealed interface AccountName {

    /** The account that doors show under this name. */
    default Optional<Account> find(Reading reading) {
        return lookedUp(reading).filter(Account::isListed);
    }

    /** The account of this name, whatever became of it. */
    Optional<Account> lookedUp(Reading reading);

    record ById(AccountId id) implements AccountName {
        @Override
        public Optional<Account> lookedUp(Reading reading) {
            return reading.accounts().find(id);
        }
    }

    record ByUsername(String text) implements AccountName {
        @Override
        public Optional<Account> lookedUp(Reading reading) {
            return key().flatMap(reading.accounts()::findByUsername);
        }

        /** None of what is no username. */
        Optional<TextKey> key() {
            return isSane(text, Username.MAXIMUM_LENGTH) ? Optional.of(TextKey.of(text)) : Optional.empty();
        }
    }

    /** By an address that the account claims, also one that waits for its confirmation. */
    record ByAddress(String text) implements AccountName {
        @Override
        public Optional<Account> lookedUp(Reading reading) {
            return key().flatMap(reading.accounts()::findByClaimedAddress);
        }

        /** None of what is no address. */
        Optional<TextKey> key() {
            return isSane(text, EmailAddress.MAXIMUM_LENGTH) ? Optional.of(TextKey.of(text)) : Optional.empty();
        }
    }

    /** By what a door calls the account. */
    record ByWireName(String door, String kind, String text) implements AccountName {
        private static final int LONGEST = 64;

        @Override
        public Optional<Account> lookedUp(Reading reading) {
            return isSane(text, LONGEST)
                    ? reading.wireIds()
                            .target(door, kind, text)
                            .flatMap(AccountId::parse)
                            .flatMap(reading.accounts()::find)
                    : Optional.empty();
        }
    }

    private static boolean isSane(String text, int longest) {
        return !text.isBlank() && text.length() <= 2 * longest;
    }
}
