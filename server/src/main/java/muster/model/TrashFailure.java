package muster.model;

/** How the directory says no to putting accounts away, and to removing them for good. */
public final class TrashFailure {
    private TrashFailure() {}

    /** What belongs to the account must go elsewhere first. */
    public record OwnsThings() implements Failure.TrashConflict {
        @Override
        public String sentence() {
            return "This account owns things; give them to somebody else first.";
        }
    }

    public record NotInTrash() implements Failure.TrashConflict {
        @Override
        public String sentence() {
            return "Only accounts in the trash are removed for good; put it there first.";
        }
    }
}
