package muster.model;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A permission question, and whether an account may act; the floor is the comparison of two ids. */
@State(Scope.Thread)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PermissionBenchmark {
    private final Account account = People.person(1);
    private final Account equal = People.person(1);
    private final Caller caller = People.himself(equal);

    @Benchmark
    public boolean mayChangeProfile() {
        return Permissions.mayChangeProfile(caller, account, Policy.DEFAULT);
    }

    @Benchmark
    public boolean mayAct() {
        return account.mayAct(People.NOW);
    }

    @Benchmark
    public boolean floor() {
        return equal.id().equals(account.id());
    }
}
