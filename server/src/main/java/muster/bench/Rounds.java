package muster.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** The rounds of one thing that is measured again and again, and what the report says of them. */
final class Rounds {
    private final String scenario;
    private final String what;
    private final List<Round> rounds = new ArrayList<>();

    Rounds(String scenario, String what) {
        this.scenario = scenario;
        this.what = what;
    }

    void add(Round round) {
        rounds.add(round);
    }

    String what() {
        return what;
    }

    List<Double> each(ToDoubleFunction<Round> figure) {
        return rounds.stream().map(round -> figure.applyAsDouble(round)).toList();
    }

    /** Rates as a share of those of an anchor in the same rounds. */
    Measure rateBeside(Rounds anchor) {
        return Measure.ratio(
                scenario,
                what + " / " + anchor.what + ", requests",
                each(Round::perSecond),
                anchor.each(Round::perSecond));
    }

    /** How much longer the request in the middle took than that of an anchor in the same rounds. */
    Measure middleBeside(Rounds anchor) {
        return Measure.ratio(
                scenario,
                what + ", p50 / " + anchor.what,
                each(round -> round.millisFor(0.5)),
                anchor.each(round -> round.millisFor(0.5)));
    }

    /** Of rounds that have thousands of requests each. */
    void tellLoad(Report report, int clients) {
        tellPace(report, clients);
        tell(report, ", CPU of the server", "us", Round::serverMicros);
        tell(report, ", CPU of the clients", "us", Round::clientMicros);
    }

    /** Of an echo in this process, which shares its processors with the clients. */
    void tellEcho(Report report, int clients) {
        tellPace(report, clients);
        tell(report, ", CPU of echo and clients", "us", Round::clientMicros);
    }

    private void tellPace(Report report, int clients) {
        tell(report, ", " + clients + " clients", "/s", Round::perSecond);
        tell(report, ", p50", "ms", round -> round.millisFor(0.5));
        tell(report, ", p99", "ms", round -> round.millisFor(0.99));
        tell(report, ", p99.9", "ms", round -> round.millisFor(0.999));
    }

    /** Of rounds with few requests each: tails and processors only make sense over all of them together. */
    void tellLooks(Report report) {
        Latencies all = together();
        tell(report, ", p50", "ms", round -> round.millisFor(0.5));
        report.add(Measure.of(scenario, what + ", p99", "ms", all.millisFor(0.99)));
        tellTail(report, all);
        report.add(Measure.of(scenario, what + ", CPU of the server", "us", microsOf(Round::server, all.count())));
        report.add(Measure.of(scenario, what + ", CPU of the clients", "us", microsOf(Round::clients, all.count())));
    }

    /** Of rounds that write, held against what the disk can. */
    void tellWrites(Report report, Budget rate, Budget worst, List<Double> floors) {
        Latencies all = together();
        report.add(Measure.of(scenario, what, "/s", each(Round::perSecond)).within(rate));
        report.add(Measure.ratio(scenario, what + " / floor", each(Round::perSecond), floors));
        report.add(Measure.of(scenario, what + ", p50", "ms", all.millisFor(0.5)));
        report.add(Measure.of(scenario, what + ", p99", "ms", all.millisFor(0.99)));
        report.add(Measure.of(scenario, what + ", p99.9", "ms", all.millisFor(0.999)));
        report.add(Measure.of(scenario, what + ", worst of " + all.count(), "ms", all.worstMillis())
                .within(worst));
        tell(report, ", CPU of the server", "us", Round::serverMicros);
        tell(report, ", CPU of the clients", "us", Round::clientMicros);
        tell(report, ", written for each", "KiB", Round::writtenKibibytesEach);
    }

    /** One in a thousand is told where there are thousands. */
    private void tellTail(Report report, Latencies all) {
        boolean many = all.count() >= 1_000;
        String tail = many ? ", p99.9" : ", worst of " + all.count();
        report.add(Measure.of(scenario, what + tail, "ms", many ? all.millisFor(0.999) : all.worstMillis()));
    }

    private Latencies together() {
        return Latencies.together(
                rounds.stream().map(round -> round.went().latencies()).toList());
    }

    private double microsOf(Function<Round, Duration> spent, int count) {
        return rounds.stream().map(spent).mapToLong(Duration::toNanos).sum() / 1e3 / count;
    }

    private void tell(Report report, String figure, String unit, ToDoubleFunction<Round> value) {
        report.add(Measure.of(scenario, what + figure, unit, each(value)));
    }
}
