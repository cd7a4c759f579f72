package muster.model;

/** How the directory says no to what it would send by mail. */
public final class MailFailure {
    private MailFailure() {}

    /** Nobody is invited who is here already. */
    public record AlreadyActivated() implements Failure.MailConflict {
        @Override
        public String sentence() {
            return "This account is active already.";
        }
    }

    public record NoAddress() implements Failure.MailConflict {
        @Override
        public String sentence() {
            return "This account has no address that a mail could go to.";
        }
    }

    /** Mails are shown only where they are captured. */
    public record NotCaptured() implements Failure.MailMissing {
        @Override
        public String sentence() {
            return "Mails are not captured here.";
        }
    }

    /** There is no address that waits to be confirmed. */
    public record NothingPending() implements Failure.MailConflict {
        @Override
        public String sentence() {
            return "No change of the address is waiting.";
        }
    }
}
