package muster.model;

/** How the directory says no to off-boarding. */
public sealed interface DepartureFailure extends Failure.DepartureConflict {

    record AlreadyDeparting() implements DepartureFailure {
        @Override
        public String sentence() {
            return "This account is being off-boarded already.";
        }
    }

    record NotDeparting() implements DepartureFailure {
        @Override
        public String sentence() {
            return "This account is not being off-boarded.";
        }
    }

    /** What was done is taken back by a re-hire. */
    record HasDeparted() implements DepartureFailure {
        @Override
        public String sentence() {
            return "Access has ended already; re-hire the account instead.";
        }
    }

    /** Nothing was done that a re-hire could take back. */
    record NotDeparted() implements DepartureFailure {
        @Override
        public String sentence() {
            return "Access has not ended yet; cancel the off-boarding instead.";
        }
    }

    /** What was begun with less weight than it takes by now is for an administrator to decide. */
    record BeginnerBelow() implements DepartureFailure {
        @Override
        public String sentence() {
            return "Whoever began this off-boarding could not begin it any more; who could has it go on, or cancels it.";
        }
    }

    /** Whoever takes something over must be there to mind it. */
    record HeirUnfit() implements DepartureFailure {
        @Override
        public String sentence() {
            return "An heir must be able to act and to own things, and must not be leaving.";
        }
    }
}
