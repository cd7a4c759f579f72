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
}
