package muster.http;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Counts in plain adders, and makes the metrics library's registry only when somebody asks: neither the start nor a
 * request pays for it.
 */
public final class Metrics {
    private static final int STATUS_CLASSES = 6;

    /** How often, and how long altogether, one route answered with one class of status. */
    private static final class Tally {
        private final LongAdder count = new LongAdder();
        private final LongAdder nanos = new LongAdder();
        private boolean published;
    }

    /** The tallies of one route. */
    static final class Series {
        private final String mount;
        private final String method;
        private final String route;
        private final Tally[] byStatusClass = new Tally[STATUS_CLASSES];

        private Series(String mount, String method, String route) {
            this.mount = mount;
            this.method = method;
            this.route = route;
            for (int i = 0; i < STATUS_CLASSES; i++) {
                byStatusClass[i] = new Tally();
            }
        }

        void record(int status, long nanos) {
            Tally tally = byStatusClass[status / 100];
            tally.count.increment();
            tally.nanos.add(nanos);
        }
    }

    private final List<Series> series = new ArrayList<>();
    private final List<Runnable> waiting = new ArrayList<>();
    private @Nullable PrometheusMeterRegistry registry;

    /** Adds a value that goes up and down; the name has dots, as in {@code muster.store.pool}. */
    public synchronized void gauge(String name, String description, DoubleSupplier value) {
        publishLater(() ->
                Gauge.builder(name, value::getAsDouble).description(description).register(started()));
    }

    /** Adds a value that only grows. */
    public synchronized void counter(String name, String description, DoubleSupplier value) {
        publishLater(() -> FunctionCounter.builder(name, value, DoubleSupplier::getAsDouble)
                .description(description)
                .register(started()));
    }

    synchronized Series series(String mount, String method, String route) {
        Series added = new Series(mount, method, route);
        series.add(added);
        return added;
    }

    /** All values in the text format of Prometheus. */
    synchronized String text() {
        PrometheusMeterRegistry started = started();
        waiting.forEach(Runnable::run);
        waiting.clear();
        for (Series one : series) {
            publish(one, started);
        }
        return started.scrape();
    }

    private void publishLater(Runnable publishing) {
        waiting.add(publishing);
    }

    private PrometheusMeterRegistry started() {
        PrometheusMeterRegistry present = registry;
        if (present == null) {
            present = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
            new JvmMemoryMetrics().bindTo(present);
            new JvmThreadMetrics().bindTo(present);
            registry = present;
        }
        return present;
    }

    /** A route that nobody has used yet has no line, so the text stays short. */
    private static void publish(Series one, PrometheusMeterRegistry registry) {
        for (int i = 0; i < STATUS_CLASSES; i++) {
            Tally tally = one.byStatusClass[i];
            if (tally.published || tally.count.sum() == 0) {
                continue;
            }
            FunctionTimer.builder(
                            "muster.http.requests", tally, t -> t.count.sum(), t -> t.nanos.sum(), TimeUnit.NANOSECONDS)
                    .description("Answered requests and the time they took")
                    .tags("mount", one.mount, "method", one.method, "route", one.route, "status", i + "xx")
                    .register(registry);
            tally.published = true;
        }
    }
}
