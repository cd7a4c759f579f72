package muster.http;

/** Who runs the handlers: how many at once, how many may wait, and on which kind of thread. */
public record Workers(int threads, int queue, boolean virtual) {
    public Workers {
        if (threads < 1 || queue < 0) {
            throw new IllegalArgumentException("at least one worker is needed, and a queue is not negative");
        }
    }

    /**
     * Platform threads, because the embedded database's native calls would pin the carriers of virtual ones.
     */
    public static Workers defaults() {
        return new Workers(Math.max(16, 4 * Runtime.getRuntime().availableProcessors()), 1_024, false);
    }

    /** As many long bodies as fit into memory at once when they have become trees. */
    static Workers bulkyDefaults() {
        return new Workers(4, 256, false);
    }

    /** Most of these only wait, so that their number has nothing to do with that of the processors. */
    public static Workers patientDefaults() {
        return new Workers(64, 1_024, false);
    }
}
