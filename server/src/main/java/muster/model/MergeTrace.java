package muster.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows that a merge changed, as they were before and as it left them: what an undoing compares the present with.
 *
 * @param old the old account before
 * @param into the new account before
 * @param left the new account afterwards
 * @param ended things that were removed
 * @param groups groups that the old account minded
 * @param identities who the old account was at outside providers, if the new one is now
 * @param keys keys that went to the new account
 * @param hadPassword whether the old account had a password, which is dropped for good
 * @param hadSecondFactor the same of its second factor
 */
public record MergeTrace(
        Side old,
        Side into,
        Side left,
        List<Thing> things,
        List<Ended> ended,
        List<GroupId> groups,
        List<Right> rights,
        List<Signed> signatures,
        List<ExternalIdentity> identities,
        List<MovedKey> keys,
        boolean hadPassword,
        boolean hadSecondFactor) {

    public MergeTrace {
        things = List.copyOf(things);
        ended = List.copyOf(ended);
        groups = List.copyOf(groups);
        rights = List.copyOf(rights);
        signatures = List.copyOf(signatures);
        identities = List.copyOf(identities);
        keys = List.copyOf(keys);
    }

    public MergeTrace withKeys(List<MovedKey> moved) {
        return new MergeTrace(
                old,
                into,
                left,
                things,
                ended,
                groups,
                rights,
                signatures,
                identities,
                moved,
                hadPassword,
                hadSecondFactor);
    }

    /**
     * What of an account a merge changes.
     *
     * @param activated whether the account was active
     * @param pendingClaimed whether the account claimed the address that waits
     */
    public record Side(
            @Nullable Username username,
            List<Email> emails,
            @Nullable EmailAddress pending,
            boolean pendingClaimed,
            boolean activated,
            boolean inAllUsers,
            boolean shownToAll) {
        public Side {
            emails = List.copyOf(emails);
        }

        public static Side of(Account account, boolean pendingClaimed) {
            Life life = account.life();
            return new Side(
                    account.username(),
                    account.emails(),
                    account.pendingEmail(),
                    pendingClaimed,
                    life.isActivated(),
                    life.inAllUsers(),
                    life.shownToAll());
        }
    }

    /** Where a thing is, and what it is called there. */
    public record Spot(AccountId owner, @Nullable HoldingId container, String name) {
        public static Spot of(Holding holding) {
            return new Spot(holding.owner(), holding.container(), holding.name());
        }

        public boolean isSamePlaceAs(Spot other) {
            return owner.equals(other.owner) && java.util.Objects.equals(container, other.container);
        }
    }

    /** A thing that lay directly with the old account. */
    public record Thing(HoldingId id, Spot before, Spot after) {}

    /** A thing that was removed, with the grants on it. */
    public record Ended(Holding thing, List<Grant> grants) {
        public Ended {
            grants = List.copyOf(grants);
        }
    }

    /**
     * A grant of the old account or on it, or one of the new account that was raised.
     *
     * @param after null when the new account has, or bears, the same already
     */
    public record Right(Grant before, @Nullable Grant after) {}

    /** @param moved false when the new account had signed the same */
    public record Signed(Signature before, boolean moved) {}

    /** When a key expired before, and since it went to the new account; null for never. */
    public record MovedKey(
            KeyId id, @Nullable Instant before, @Nullable Instant after) {}
}
