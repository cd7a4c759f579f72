package muster.fuzz;

import java.util.Arrays;
import java.util.List;
import muster.testing.fuzz.Target;

/**
 * What Jazzer calls, by name, with one input after another. A target is named by {@value #PROPERTY}; where none is, the first byte
 * of an input says which one it is for.
 */
public final class FuzzedTarget {
    static final String PROPERTY = "muster.fuzz.target";

    private static final String NAME = System.getProperty(PROPERTY, "");
    private static final List<Target> TARGETS = NAME.isEmpty() ? EveryTarget.ALL : List.of(EveryTarget.named(NAME));

    private FuzzedTarget() {}

    /** So that no input pays for the loading of classes, which takes its time while they are changed to be watched. */
    public static void fuzzerInitialize() {
        TARGETS.forEach(target -> target.examples().forEach(target::hold));
    }

    /** @throws AssertionError when a target does not hold on the input */
    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length > 0) {
            TARGETS.get((input[0] & 0xff) % TARGETS.size()).hold(Arrays.copyOfRange(input, 1, input.length));
        }
    }

    /** The input with which Jazzer would try this on that target. */
    static byte[] input(Target target, byte[] tried) {
        byte[] input = new byte[tried.length + 1];
        input[0] = (byte) Math.max(0, TARGETS.indexOf(target));
        System.arraycopy(tried, 0, input, 1, tried.length);
        return input;
    }
}
