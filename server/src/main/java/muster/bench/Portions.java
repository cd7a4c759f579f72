package muster.bench;

import muster.directory.Store;
import muster.directory.Writing;

/** Writes what is numbered into a store, so many numbers a transaction, and keeps none of it in memory. */
final class Portions {
    /** Writes what one number stands for. */
    @FunctionalInterface
    interface Each {
        void keep(Writing writing, int number);
    }

    private Portions() {}

    /** From the first number up to the one before the end. */
    static void keep(Store store, int from, int end, int atOnce, Each each) {
        for (int begin = from; begin < end; begin += atOnce) {
            int first = begin;
            int last = (int) Math.min(end, (long) begin + atOnce);
            store.<Boolean>write(writing -> {
                for (int number = first; number < last; number++) {
                    each.keep(writing, number);
                }
                return true;
            });
        }
    }
}
