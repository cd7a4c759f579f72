package muster.model;

import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How names are folded before they are compared; the floor is lower case alone. */
@State(Scope.Thread)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class FoldingBenchmark {
    @Param({"Katherine Johnson", "Σοφία Κοβαλέφσκαγια", "Gödel Ångström"})
    public String name = "";

    @Benchmark
    public String fold() {
        return TextKey.fold(name);
    }

    @Benchmark
    public String floor() {
        return name.toLowerCase(Locale.ROOT);
    }
}
