package muster.http;

import java.net.URI;
import java.security.KeyStore;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listens, answers through the given mounts, and stops without cutting anybody off. */
public final class HttpServer {
    private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);
    private static final int MAX_IO_THREADS = 24;
    private static final int MIN_IO_THREADS = 4;

    private final HttpSettings settings;
    private final InstantSource clock;
    private final RandomGenerator chance;
    private final Metrics metrics = new Metrics();
    private final AtomicBoolean leaving = new AtomicBoolean();
    private final WorkerPools workers;
    private final Engine engine;
    private final Server server;
    private final IdleSweep sweep;
    private final List<URI> uris = new ArrayList<>();
    private @Nullable String fingerprint;

    /** Adds {@code /health}, {@code /ready} and {@code /metrics} to the mounts. */
    public HttpServer(
            HttpSettings settings,
            List<Mount> mounts,
            Readiness readiness,
            InstantSource clock,
            RandomGenerator chance) {
        this.settings = settings;
        this.clock = clock;
        this.chance = chance;
        List<Mount> all = new ArrayList<>(mounts);
        all.addAll(Operations.mounts(() -> leaving.get() ? List.of("stopping") : readiness.missing(), metrics));
        this.workers = new WorkerPools(settings);
        Doors doors = new Doors(all, settings.pathPrefix(), metrics);
        this.engine = new Engine(settings, doors, new RequestIds(chance), workers, leaving);
        QueuedThreadPool threads = new QueuedThreadPool(MAX_IO_THREADS, MIN_IO_THREADS);
        threads.setName("muster-io");
        threads.setDaemon(true);
        this.server = new Server(threads);
        this.sweep = new IdleSweep(
                server.getScheduler(),
                settings.limits().idleTimeout(),
                settings.limits().maxConnections());
        metrics.gauge("muster.http.connections", "Open connections", sweep::count);
        metrics.gauge("muster.http.running", "Requests being answered", engine::running);
        metrics.gauge(
                "muster.http.workers.taken",
                "Requests with a worker or waiting for one",
                workers.of(Pace.USUAL)::taken);
        metrics.gauge(
                "muster.http.patient.taken",
                "Requests on a route that hashes passwords, with a worker or waiting for one",
                workers.of(Pace.PATIENT)::taken);
        metrics.gauge(
                "muster.http.bulky.taken",
                "Requests with a long body, with a worker or waiting for one",
                workers.of(Pace.BULKY)::taken);
    }

    /** Opens the sockets and serves; fails with one sentence, and then nothing is left open. */
    public void start() {
        try {
            List<ServerConnector> connectors = listen();
            server.setHandler(engine);
            server.setErrorHandler(new LibraryErrors(engine));
            server.setStopAtShutdown(false);
            server.setStopTimeout(settings.limits().stopTimeout().toMillis());
            server.addBean(new NetworkConnectionLimit(settings.limits().maxConnections(), server));
            server.addBean(sweep);
            server.start();
            connectors.forEach(connector -> uris.add(uri(connector)));
        } catch (CannotServe e) {
            stop();
            throw e;
        } catch (Exception e) {
            stop();
            throw new CannotServe("The HTTP server cannot start: " + e.getMessage() + ".", e);
        }
    }

    /** Where the server really listens, with the port it was given; the plain listener first. */
    public List<URI> uris() {
        return List.copyOf(uris);
    }

    /** The fingerprint of the local authority behind a self-made certificate; null without one. */
    public @Nullable String authorityFingerprint() {
        return fingerprint;
    }

    /** For values of other parts of the program, to be shown under {@code /metrics}. */
    public Metrics metrics() {
        return metrics;
    }

    /**
     * Tells balancers to send nobody more: {@code /ready} answers 503, and each connection ends with its next answer.
     * Everything is still answered, until {@link #stop}.
     */
    public void leave() {
        leaving.set(true);
    }

    /** Takes no new requests, lets the running ones end within the stop timeout, and closes. */
    public void stop() {
        try {
            server.stop();
        } catch (Exception e) {
            LOG.warn("the HTTP server did not stop in time", e);
        }
        for (var connector : server.getConnectors()) {
            ((ServerConnector) connector).close();
        }
        workers.stop();
    }

    private List<ServerConnector> listen() {
        int selectors = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        List<ServerConnector> connectors = new ArrayList<>();
        ListenAddress plain = settings.listen();
        if (plain != null) {
            connectors.add(added(Listeners.plain(server, plain, settings, selectors)));
        }
        TlsSettings tls = settings.tls();
        if (tls != null) {
            connectors.add(added(Listeners.encrypted(server, tls.listen(), keys(tls), settings, selectors)));
        }
        return connectors;
    }

    private ServerConnector added(ServerConnector connector) {
        connector.addBean(sweep, false);
        server.addConnector(connector);
        return connector;
    }

    private KeyStore keys(TlsSettings tls) {
        return switch (tls.source()) {
            case TlsSettings.PemFiles files -> TlsMaterial.keyStore(files.certificate(), files.key());
            case TlsSettings.SelfSigned own -> {
                LocalAuthority authority = LocalAuthority.in(own.folder(), clock, chance);
                fingerprint = authority.fingerprint();
                yield authority.issue(tls.listen().host());
            }
        };
    }

    private static URI uri(ServerConnector connector) {
        boolean encrypted = connector.getDefaultConnectionFactory() instanceof SslConnectionFactory;
        String host = connector.getHost();
        return URI.create((encrypted ? "https" : "http") + "://" + new ListenAddress(host, connector.getLocalPort()));
    }
}
