package muster.bench;

/** Counts the answers of a scenario, and those among them that are not as they should be. Any number of threads may add to it. */
final class Tally {
    private Count count = Count.NOTHING;

    /**
     * So many answers.
     *
     * @param wrong how many of them were not as expected
     * @param first what the first wrong one was, for a person to read; empty when there was none
     */
    record Count(long answers, long wrong, String first) {
        static final Count NOTHING = new Count(0, 0, "");

        Count plus(Count other) {
            return new Count(answers + other.answers, wrong + other.wrong, wrong > 0 ? first : other.first);
        }

        @Override
        public String toString() {
            return wrong + " of " + answers + " requests failed" + (wrong > 0 ? "; the first with " + first : "");
        }
    }

    synchronized void add(Count more) {
        count = count.plus(more);
    }

    /** What was counted since this was asked last. */
    synchronized Count take() {
        Count taken = count;
        count = Count.NOTHING;
        return taken;
    }
}
