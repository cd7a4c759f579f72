package muster.model;

import java.time.Duration;

/**
 * Every way in which the directory says no, in six kinds. A door maps kinds to its platform's answers, and may name
 * single records where its platform answers differently. Sentences are fit for people: no internals.
 */
public sealed interface Failure {

    /** One plain English sentence. */
    String sentence();

    /** It is not known who asks. */
    sealed interface NotSignedIn extends Failure {}

    /** It is known who asks, and the answer is no. */
    sealed interface NotAllowed extends Failure {}

    /** What was asked for is not there. */
    sealed interface Missing extends Failure {}

    /** It cannot be done as things stand. */
    sealed interface Conflict extends Failure {}

    /** What was said does not make sense. */
    sealed interface Invalid extends Failure {}

    /** Too much at once. */
    sealed interface TooMany extends Failure {
        /** How long to wait before trying again. */
        Duration retryAfter();
    }

    // What has a file of its own.
    sealed interface SecondFactorConflict extends Conflict
            permits SecondFactorFailure.SecondFactorOn, SecondFactorFailure.SecondFactorOff {}

    sealed interface SecondFactorDemand extends NotAllowed
            permits SecondFactorFailure.SecondFactorMissing, SecondFactorFailure.SecondFactorWrong {}

    sealed interface TrashConflict extends Conflict permits TrashFailure.OwnsThings, TrashFailure.NotInTrash {}

    sealed interface PastInvalid extends Invalid permits PastFailure.NotYetPast {}

    sealed interface MergeMissing extends Missing permits MergeFailure.NoSuchMerge {}

    sealed interface LaneMissing extends Missing permits LaneFailure.NoSuchLane {}

    sealed interface LaneConflict extends Conflict permits LaneFailure.LaneTaken {}

    sealed interface AgreementMissing extends Missing permits AgreementFailure.NoSuchAgreement {}

    sealed interface AgreementDemand extends NotAllowed permits AgreementFailure.NotSigned {}

    sealed interface ProjectMissing extends Missing permits ProjectFailure.NoSuchProject {}

    sealed interface ProjectConflict extends Conflict permits ProjectFailure.ProjectNameTaken {}

    sealed interface MailMissing extends Missing permits MailFailure.NotCaptured {}

    sealed interface MailConflict extends Conflict
            permits MailFailure.AlreadyActivated, MailFailure.NoAddress, MailFailure.NothingPending {}

    sealed interface DepartureConflict extends Conflict permits DepartureFailure {}

    sealed interface PlanMissing extends Missing permits PlanFailure.NoSuchPlan {}

    sealed interface PlanConflict extends Conflict permits PlanFailure.Refusal {}

    record NoCredentials() implements NotSignedIn {
        @Override
        public String sentence() {
            return "You need to sign in or present a key.";
        }
    }

    /** A key that is unknown or has ended, or a name and password that do not fit: never says which. */
    record BadCredentials() implements NotSignedIn {
        @Override
        public String sentence() {
            return "These credentials are not accepted.";
        }
    }

    /** The right credentials of an account that is disabled, archived, held or expired. */
    record AccountBarred() implements NotAllowed {
        @Override
        public String sentence() {
            return "This account is locked.";
        }
    }

    record NotPermitted() implements NotAllowed {
        @Override
        public String sentence() {
            return "You are not permitted to do this.";
        }
    }

    record MayNotView(String what) implements NotAllowed {
        @Override
        public String sentence() {
            return "You are not permitted to see this " + what + ".";
        }
    }

    record MayNotChange(String what) implements NotAllowed {
        @Override
        public String sentence() {
            return "You are not permitted to change this " + what + ".";
        }
    }

    record MayNotRemove(String what) implements NotAllowed {
        @Override
        public String sentence() {
            return "You are not permitted to remove this " + what + ".";
        }
    }

    record MayNotGrantRank() implements NotAllowed {
        @Override
        public String sentence() {
            return "You are not permitted to give that role.";
        }
    }

    record MayNotLock() implements NotAllowed {
        @Override
        public String sentence() {
            return "You are not permitted to lock or unlock this account.";
        }
    }

    /** The key in use was not made for this. */
    record KeyTooNarrow() implements NotAllowed {
        @Override
        public String sentence() {
            return "This key may not be used for this.";
        }
    }

    record MayNotCollaborate() implements NotAllowed {
        @Override
        public String sentence() {
            return "That account is not permitted to manage content.";
        }
    }

    record MayNotOwn() implements NotAllowed {
        @Override
        public String sentence() {
            return "That account is not permitted to own this.";
        }
    }

    record NoSuchAccount() implements Missing {
        @Override
        public String sentence() {
            return "There is no such account.";
        }
    }

    record NoSuchGroup() implements Missing {
        @Override
        public String sentence() {
            return "There is no such group.";
        }
    }

    record NoSuchHolding() implements Missing {
        @Override
        public String sentence() {
            return "There is no such item.";
        }
    }

    record NoSuchGrant() implements Missing {
        @Override
        public String sentence() {
            return "There is no such permission.";
        }
    }

    record NoSuchKey() implements Missing {
        @Override
        public String sentence() {
            return "There is no such key.";
        }
    }

    record NotAMember() implements Missing {
        @Override
        public String sentence() {
            return "That account is not a member of the group.";
        }
    }

    record UsernameTaken() implements Conflict {
        @Override
        public String sentence() {
            return "This username is in use.";
        }
    }

    record EmailTaken() implements Conflict {
        @Override
        public String sentence() {
            return "This e-mail address is in use.";
        }
    }

    record ExternalIdTaken() implements Conflict {
        @Override
        public String sentence() {
            return "Another account has this external id.";
        }
    }

    /** The name chosen for an account on one platform is or was another one's. */
    record WireNameTaken() implements Conflict {
        @Override
        public String sentence() {
            return "This id is in use, or was once.";
        }
    }

    /** What was asked for would be of no use to that account, which is disabled, archived, held or expired. */
    record HolderBarred() implements Conflict {
        @Override
        public String sentence() {
            return "That account is locked; unlock it first.";
        }
    }

    /** Who was not let in cannot activate the own account. */
    record NotLetIn() implements Conflict {
        @Override
        public String sentence() {
            return "This account has not been invited.";
        }
    }

    /** One of the accounts or groups that every directory has. */
    record IsWellKnown() implements NotAllowed {
        @Override
        public String sentence() {
            return "This is part of the directory itself and stays as it is.";
        }
    }

    /** The account that shall inherit things may not put them where they shall go. */
    record MayNotInherit() implements NotAllowed {
        @Override
        public String sentence() {
            return "The new account may not own things there.";
        }
    }

    /** An account cannot be merged with itself, or with one that is merged already. */
    record CannotMerge(String sentence) implements Conflict {}

    record GroupNameTaken() implements Conflict {
        @Override
        public String sentence() {
            return "This group name is in use.";
        }
    }

    record HoldingNameTaken() implements Conflict {
        @Override
        public String sentence() {
            return "The owner has another item of this name.";
        }
    }

    record KeySecretTaken() implements Conflict {
        @Override
        public String sentence() {
            return "This key secret cannot be used.";
        }
    }

    record AlreadyAMember() implements Conflict {
        @Override
        public String sentence() {
            return "That account is a member of the group already.";
        }
    }

    record LastAdministrator() implements Conflict {
        @Override
        public String sentence() {
            return "This is the last administrator who can sign in; make another one first.";
        }
    }

    record ReadOnly() implements Conflict {
        @Override
        public String sentence() {
            return "This is marked as read-only.";
        }
    }

    record AlreadySetUp() implements Conflict {
        @Override
        public String sentence() {
            return "The first account exists already.";
        }
    }

    record VersionMismatch() implements Conflict {
        @Override
        public String sentence() {
            return "Somebody else changed this in the meantime.";
        }
    }

    record ChangedMeanwhile(String sentence, long version) implements Conflict {}

    /** A value that breaks the rules of its field. */
    record Malformed(String field, String complaint) implements Invalid {
        @Override
        public String sentence() {
            return "The " + field + " " + complaint + ".";
        }
    }

    record PasswordRefused(String sentence) implements Invalid {}

    /** A code that is unknown, used, burnt, expired, or somebody else's: never says which. */
    record CodeRefused() implements Invalid {
        @Override
        public String sentence() {
            return "This code is not valid, or not any more.";
        }
    }

    /** The cap asked for a key is above what its owner or maker may do. */
    record KeyRankTooHigh() implements Invalid {
        @Override
        public String sentence() {
            return "A key cannot have a higher role than its owner or the key it is made with.";
        }
    }

    record ExpiryInThePast() implements Invalid {
        @Override
        public String sentence() {
            return "The time of expiry has passed already.";
        }
    }

    record Busy(Duration retryAfter) implements TooMany {
        @Override
        public String sentence() {
            return "Too many requests at once; try again in a moment.";
        }
    }

    /** A search that the database did not finish in time; what it would have found is not known. */
    record SearchTooLong(Duration retryAfter) implements TooMany {
        @Override
        public String sentence() {
            return "This search takes too long just now; narrow it down, or try again in a moment.";
        }
    }

    /** A source whose sign-ins failed too often. */
    record TooManyFailures(Duration retryAfter) implements TooMany {
        @Override
        public String sentence() {
            return "Too many attempts from this address have failed; try again in a minute.";
        }
    }

    record GrantTaken() implements Conflict {
        @Override
        public String sentence() {
            return "There is such a permission already.";
        }
    }

    /** Something that cannot go, or not there, because of what depends on it. */
    record HoldingInUse(String why) implements Conflict {
        @Override
        public String sentence() {
            return "This item " + why + ".";
        }
    }

    /** Somebody's rights lead to more than anybody can look through while a request waits. */
    record ReachTooWide() implements Conflict {
        @Override
        public String sentence() {
            return "These permissions lead to too many things to be looked through.";
        }
    }
}
