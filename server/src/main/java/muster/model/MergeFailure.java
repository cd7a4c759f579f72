package muster.model;

/** How the directory says no to undoing a merge. What else keeps accounts apart is {@link Failure.CannotMerge}. */
public final class MergeFailure {
    private MergeFailure() {}

    public record NoSuchMerge() implements Failure.MergeMissing {
        @Override
        public String sentence() {
            return "There is no such merge.";
        }
    }
}
