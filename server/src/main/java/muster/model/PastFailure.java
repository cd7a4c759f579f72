package muster.model;

/** How the directory says no to telling how something was. */
public final class PastFailure {
    private PastFailure() {}

    /** A moment, or a day, that is still to come. */
    public record NotYetPast() implements Failure.PastInvalid {
        @Override
        public String sentence() {
            return "That time is still to come; only what has been can be told.";
        }
    }
}
