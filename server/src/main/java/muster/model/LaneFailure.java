package muster.model;

/** How the directory says no where lanes are concerned. */
public final class LaneFailure {
    private LaneFailure() {}

    public record NoSuchLane() implements Failure.LaneMissing {
        @Override
        public String sentence() {
            return "There is no such lane.";
        }
    }

    public record LaneTaken() implements Failure.LaneConflict {
        @Override
        public String sentence() {
            return "There is a lane of this name already.";
        }
    }
}
