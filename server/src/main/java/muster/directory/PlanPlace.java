package muster.directory;

/**
 * Where rows stand in a plan: a number in which the higher part says when a row has its turn, and the lower one keeps the order
 * of the file.
 */
public final class PlanPlace {
    private static final int SHIFT = 40;

    /** Groups, lanes and agreements, before anybody is put into them. */
    static final long THINGS = 1L << SHIFT;

    public static final long PEOPLE = 2L << SHIFT;
    /** What waits until people are there, such as who owns a group. */
    public static final long LATE = 3L << SHIFT;
    /** Whoever carries the plan out, lest he takes the right from himself on the way. */
    public static final long LAST = 4L << SHIFT;
    /** From here on there is nothing to do. */
    public static final long PROBLEMS = 8L << SHIFT;

    public static final long UNCHANGED = 9L << SHIFT;
    public static final long END = 10L << SHIFT;

    private PlanPlace() {}

    /** The same row at another turn. */
    static long moved(long place, long turn) {
        return number(place) | turn;
    }

    /** Which row of its plan it is, from 1, whenever its turn is. */
    static long number(long place) {
        return place & (1L << SHIFT) - 1;
    }
}
