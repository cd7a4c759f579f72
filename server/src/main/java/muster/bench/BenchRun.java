package muster.bench;

import java.io.PrintStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a scenario is given.
 *
 * @param accounts sizes of directories, the smallest first
 * @param rounds how often each thing is measured
 * @param postgres address of an empty PostgreSQL database for scenarios that use one, empty again after each; null when there is none
 * @param progress for people who wait
 */
record BenchRun(
        Fleet fleet,
        List<Integer> accounts,
        int rounds,
        Effort effort,
        Report report,
        @Nullable String postgres,
        PrintStream progress) {
    BenchRun {
        accounts = accounts.stream().sorted().distinct().toList();
    }

    int fewestAccounts() {
        return accounts.getFirst();
    }

    int mostAccounts() {
        return accounts.getLast();
    }
}
