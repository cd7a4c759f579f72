package muster.far;

import java.util.stream.Stream;

/** Bounds what is held of another server at once: one that never comes to an end must not fill the memory. */
final class Bounded {
    /** Groups of one server. */
    static final int GROUPS = 100_000;

    /** Memberships, and things that people own, of one server. */
    static final int TIES = 2_000_000;

    private Bounded() {}

    /**
     * The same elements.
     *
     * @throws FarTrouble instead of the one behind the last that is allowed
     */
    static <T> Stream<T> most(int most, String what, Stream<T> elements) {
        long[] count = new long[1];
        return elements.peek(_ -> {
            if (++count[0] > most) {
                throw new FarTrouble(
                        "The server tells of more than " + most + " " + what + ", so it was not read further.");
            }
        });
    }
}
