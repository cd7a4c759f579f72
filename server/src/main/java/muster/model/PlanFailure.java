package muster.model;

/** How the directory says no to plans of many changes. */
public final class PlanFailure {
    private PlanFailure() {}

    /** What a plan is not carried out or taken back for. */
    public sealed interface Refusal extends Failure.PlanConflict {}

    public record NoSuchPlan() implements Failure.PlanMissing {
        @Override
        public String sentence() {
            return "There is no such plan, or not any more.";
        }
    }

    /** @param barred how many accounts it would suspend or remove, of so many that it could touch */
    public record Braked(PlanId plan, long barred, long touchable) implements Refusal {
        @Override
        public String sentence() {
            return "This plan would suspend or remove " + barred + " of " + touchable
                    + " accounts; to carry it out nevertheless, name the number " + barred + ": ./muster apply " + plan
                    + " --brake-off " + barred + ".";
        }
    }

    /** Somebody asked that nothing be done when anything has moved on. @param rows how many rows are about something that has */
    public record MovedOn(long rows) implements Refusal {
        @Override
        public String sentence() {
            return "What " + rows + " rows of this plan are about has changed since it was made; make it again.";
        }
    }

    /** The plan is still being made, or making it broke off. */
    public record StillBeingMade() implements Refusal {
        @Override
        public String sentence() {
            return "This plan is still being made, or making it broke off.";
        }
    }

    /** Only what was done can be taken back, and once. */
    public record NothingToUndo() implements Refusal {
        @Override
        public String sentence() {
            return "Only a plan that was carried out can be undone, and only once.";
        }
    }

    /** @param open how many plans of the same maker nobody has carried out */
    public record TooManyOpen(long open) implements Refusal {
        @Override
        public String sentence() {
            return "You have " + open
                    + " plans that nobody has carried out; carry some out or discard them, and plan again.";
        }
    }

    /** @param working how many plans are being carried out at present */
    public record TooManyAtWork(long working) implements Refusal {
        @Override
        public String sentence() {
            return working + " plans are being carried out at present; try again when one of them is done.";
        }
    }

    /** The plan that takes this one back was begun: the two would be carried out across each other. */
    public record BeingUndone() implements Refusal {
        @Override
        public String sentence() {
            return "The plan that takes this one back was begun, so this one does not go on.";
        }
    }

    /** Only what nobody has begun is discarded. */
    public record AlreadyBegun() implements Refusal {
        @Override
        public String sentence() {
            return "This plan was begun already, so it is not discarded; what it did can be undone.";
        }
    }
}
