package muster.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToDoubleFunction;

/** Sign-ins with a password, as many as the server manages, beside steady reads by key; held against bare hashes. */
final class SignInScenario implements Scenario {
    private static final String NAME = "sign-in";
    private static final int CLIENTS = 16;
    private static final int PEOPLE = 32;
    private static final int READS_PER_SECOND = 200;

    /** So many that those who wait for an answer hold up nobody's next question. */
    private static final int READERS = 32;

    /** What one round found; hashes are those of one thread, and of as many as there are cores. */
    private record Round(
            double oneThread, double allCores, Throughput signIns, Throughput reads, double serverMicros) {}

    @Override
    public void measure(BenchRun run) throws IOException, InterruptedException {
        BenchServer server = run.fleet().fresh();
        int cores = run.report().machine().cores();
        try (RawHashes hashes = new RawHashes(cores)) {
            for (int number = 0; number < PEOPLE; number++) {
                server.ask(server.requests().createWithPassword(Population.person(number)));
            }
            hashes.perSecond(cores, run.effort().warmUp());
            together(server, run.effort().warmUp());
            List<Round> rounds = new ArrayList<>();
            for (int round = 0; round < run.rounds(); round++) {
                rounds.add(round(server, hashes, cores, run.effort().round()));
            }
            tell(run.report(), cores, rounds);
        } finally {
            run.fleet().stop(server);
        }
    }

    private static Round round(BenchServer server, RawHashes hashes, int cores, Duration time)
            throws InterruptedException {
        double oneThread = hashes.perSecond(1, time);
        double allCores = hashes.perSecond(cores, time);
        Duration before = server.process().figures().processorTime();
        Both both = together(server, time);
        Duration spent = server.process().figures().processorTime().minus(before);
        int signedIn = both.signIns().latencies().count();
        return new Round(oneThread, allCores, both.signIns(), both.reads(), spent.toNanos() / 1e3 / signedIn);
    }

    private record Both(Throughput signIns, Throughput reads) {}

    private static Both together(BenchServer server, Duration time) throws InterruptedException {
        Requests requests = server.requests();
        AtomicInteger next = new AtomicInteger();
        var reads = new SteadyRequests(requests.ownAccount(), READS_PER_SECOND);
        try (var beside = Executors.newSingleThreadExecutor()) {
            Future<Throughput> read =
                    beside.submit(() -> server.clients(READERS).during(time, reads));
            Throughput signIns = server.clients(CLIENTS)
                    .during(time, () -> requests.signIn(Population.person(next.getAndIncrement() % PEOPLE)));
            return new Both(signIns, read.get());
        } catch (ExecutionException broken) {
            if (broken.getCause() instanceof ScenarioFailed failed) {
                throw failed;
            }
            throw new IllegalStateException(broken.getCause());
        }
    }

    private static void tell(Report report, int cores, List<Round> rounds) {
        List<Double> shares = each(rounds, round -> round.signIns().perSecond() / (cores * round.oneThread()));
        report.add(Measure.of(NAME, "sign-ins / cores x hashes of one thread", "x", shares)
                .within(Budget.atLeast(0.9)));
        report.add(Measure.of(
                NAME,
                "sign-ins / hashes on all cores",
                "x",
                each(rounds, round -> round.signIns().perSecond() / round.allCores())));
        report.add(Measure.of(NAME, "hashes of one thread", "/s", each(rounds, Round::oneThread)));
        report.add(Measure.of(NAME, "hashes on all cores", "/s", each(rounds, Round::allCores)));
        report.add(Measure.of(
                NAME,
                "sign-ins, " + CLIENTS + " clients",
                "/s",
                each(rounds, round -> round.signIns().perSecond())));
        report.add(Measure.of(NAME, "sign-ins, CPU of the server", "us", each(rounds, Round::serverMicros)));
        Latencies signIns = Latencies.together(
                rounds.stream().map(round -> round.signIns().latencies()).toList());
        report.add(Measure.of(NAME, "sign-ins, p50", "ms", signIns.millisFor(0.5)));
        report.add(Measure.of(NAME, "sign-ins, p99", "ms", signIns.millisFor(0.99)));
        report.add(Measure.of(NAME, "sign-ins, p99.9", "ms", signIns.millisFor(0.999)));
        tellReads(report, rounds);
    }

    private static void tellReads(Report report, List<Round> rounds) {
        Latencies reads = Latencies.together(
                rounds.stream().map(round -> round.reads().latencies()).toList());
        report.add(Measure.of(
                NAME,
                "own account meanwhile",
                "/s",
                each(rounds, round -> round.reads().perSecond())));
        report.add(Measure.of(NAME, "own account meanwhile, p50", "ms", reads.millisFor(0.5)));
        report.add(Measure.of(NAME, "own account meanwhile, p99", "ms", reads.millisFor(0.99))
                .within(Budget.below(50)));
        report.add(Measure.of(NAME, "own account meanwhile, p99.9", "ms", reads.millisFor(0.999)));
        report.add(Measure.of(NAME, "own account meanwhile, worst of " + reads.count(), "ms", reads.worstMillis()));
    }

    private static List<Double> each(List<Round> rounds, ToDoubleFunction<Round> figure) {
        return rounds.stream().map(round -> figure.applyAsDouble(round)).toList();
    }
}
