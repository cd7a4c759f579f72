package muster.testing.fuzz;

import java.util.function.Consumer;
import java.util.function.Function;

/** Something that is promised of all values of a kind, tried on many that chance makes. */
public final class Property {
    private static final int TRIES = 600;
    private static final int LARGEST = 60;

    private Property() {}

    /**
     * Tries values of growing size: from two of the {@link Seeds}.
     *
     * @throws AssertionError with the smallest value that was found to break it, and the seed that makes it again
     */
    public static <T> void holds(Function<Chance, T> make, Consumer<T> check) {
        holds(Seeds.SAME_EACH_TIME, make, check);
        holds(Seeds.another(), make, check);
    }

    private static <T> void holds(long first, Function<Chance, T> make, Consumer<T> check) {
        for (int i = 0; i < TRIES; i++) {
            int size = 1 + LARGEST * i / TRIES;
            if (failure(first + i, size, make, check) != null) {
                throw smallest(first + i, size, make, check);
            }
        }
    }

    private static <T> AssertionError smallest(long seed, int size, Function<Chance, T> make, Consumer<T> check) {
        int smaller = size;
        while (smaller > 1 && failure(seed, smaller / 2, make, check) != null) {
            smaller /= 2;
        }
        T value = make.apply(new Chance(seed, smaller));
        return new AssertionError(
                "broken by " + Inputs.shown(String.valueOf(value)) + " (seed " + seed + ", size " + smaller + ")",
                failure(seed, smaller, make, check));
    }

    private static <T> Throwable failure(long seed, int size, Function<Chance, T> make, Consumer<T> check) {
        T value = make.apply(new Chance(seed, size));
        try {
            check.accept(value);
            return null;
        } catch (RuntimeException | AssertionError | StackOverflowError failed) {
            return failed;
        }
    }
}
