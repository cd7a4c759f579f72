package muster.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import muster.testing.fuzz.Inputs;
import muster.testing.fuzz.Mutations;
import muster.testing.fuzz.Seeds;
import muster.testing.fuzz.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every parser of bytes from outside holds on its examples, on what was found before, and on random changes of both. */
class TargetsTest {
    private static final int INPUTS_OF_A_SEED = 250;

    @Test
    void everyTargetHasANameOfItsOwnAndAnExample() {
        assertThat(EveryTarget.ALL).extracting(Target::name).doesNotHaveDuplicates();
        assertThat(EveryTarget.ALL)
                .allSatisfy(target -> assertThat(target.examples()).isNotEmpty());
    }

    @ParameterizedTest
    @MethodSource("targets")
    @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void examplesAndChangesOfThemAreReadOrRefused(Target target) {
        target.examples().forEach(example -> require(target, example, "an example"));
        changed(target, Seeds.SAME_EACH_TIME);
        changed(target, Seeds.another());
    }

    private static List<Target> targets() {
        return EveryTarget.ALL;
    }

    private static void changed(Target target, long seed) {
        Mutations mutations = new Mutations(seed, target.examples());
        for (int i = 0; i < INPUTS_OF_A_SEED; i++) {
            require(target, mutations.next(), "seed " + seed);
        }
    }

    private static void require(Target target, byte[] input, String origin) {
        if (!holds(target, input)) {
            byte[] smallest = Inputs.smallest(input, shorter -> !holds(target, shorter));
            System.err.println(target + " is broken by " + Inputs.shown(smallest) + " (" + origin + ")");
            target.hold(smallest);
        }
    }

    private static boolean holds(Target target, byte[] input) {
        try {
            target.hold(input);
            return true;
        } catch (AssertionError broken) {
            return false;
        }
    }
}
