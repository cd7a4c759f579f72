package muster.model;

/** How the directory says no because of how it stands with a second factor. */
public final class SecondFactorFailure {
    private SecondFactorFailure() {}

    public record SecondFactorOn() implements Failure.SecondFactorConflict {
        @Override
        public String sentence() {
            return "The second factor is on already.";
        }
    }

    /** There is nothing to turn on, off or renew: it was not begun, or too long ago. */
    public record SecondFactorOff() implements Failure.SecondFactorConflict {
        @Override
        public String sentence() {
            return "The second factor is not on.";
        }
    }

    /** The password was right, and a code of the second factor has to come with it. */
    public record SecondFactorMissing() implements Failure.SecondFactorDemand {
        @Override
        public String sentence() {
            return "This needs a code of your second factor as well.";
        }
    }

    /** The code beside the right secret was none of the second factor. */
    public record SecondFactorWrong() implements Failure.SecondFactorDemand {
        @Override
        public String sentence() {
            return "The code of the second factor is wrong or was used before.";
        }
    }
}
