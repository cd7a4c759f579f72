package muster.http;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import muster.http.Rejection.Reason;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One request from its head to its log line: check, route, collect the body, work, answer. */
final class Exchange implements Runnable, Callback {
    private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);

    private final Engine engine;
    private final org.eclipse.jetty.server.Request wire;
    private final org.eclipse.jetty.server.Response out;
    private final Callback callback;
    private final long startNanos = System.nanoTime();
    private Request request;
    private Door door;
    private Door.@Nullable Entry entry;
    private @Nullable BodyReader reader;
    private boolean bodyUnread;
    private int status;
    private long bytes;

    Exchange(
            Engine engine,
            org.eclipse.jetty.server.Request wire,
            org.eclipse.jetty.server.Response out,
            Callback callback) {
        this.engine = engine;
        this.wire = wire;
        this.out = out;
        this.callback = callback;
        this.door = engine.doors().rest();
        this.request = Request.head(
                wire,
                new Client(engine.settings(), wire),
                engine.ids().of(wire.getHeaders().get("X-Request-Id")),
                engine.settings().pathPrefix());
    }

    /** Runs on an I/O thread up to the point where a worker is needed. */
    void begin() {
        engine.started();
        try {
            bodyUnread = HeadCheck.announcesBody(wire);
            if (bodyUnread) {
                ignoreSilence();
            }
            route();
        } catch (RuntimeException e) {
            send(Failures.shaped(door, request, e));
        }
    }

    /** Answers what the library could not read as a request, in the shape of the door if its path is known. */
    void tell(Rejection rejection) {
        engine.started();
        door = engine.doors().byRawPath(wire.getHttpURI().getPath());
        reject(rejection);
    }

    /** Answers what went wrong inside the library. */
    void tell(Throwable failure) {
        engine.started();
        door = engine.doors().byRawPath(wire.getHttpURI().getPath());
        send(Failures.shaped(door, request, failure));
    }

    private void route() {
        door = engine.doors().byRawPath(wire.getHttpURI().getPath());
        HeadCheck.size(wire, engine.settings().limits());
        Doors.Entrance entrance = engine.doors().entrance(PathSegments.of(request.rawPath()));
        if (entrance == null) {
            door = engine.doors().rest();
            throw new Rejected(Rejection.of(Reason.UNKNOWN_PATH, "There is nothing here."));
        }
        door = entrance.door();
        if (engine.isShutdown()) {
            throw new Rejected(Rejection.of(Reason.STOPPING, "The server is stopping."));
        }
        if (!door.mount().isAnywhere()) {
            HeadCheck.host(request, engine.settings());
        }
        boolean emptySegmentAtEnd =
                request.rawPath().endsWith("/") && !entrance.path().isEmpty();
        if (emptySegmentAtEnd && !door.mount().ignoresTrailingSlash()) {
            throw new Rejected(Rejection.of(Reason.UNKNOWN_PATH, "There is nothing here."));
        }
        RouteTree.Found<Door.Entry> found = door.find(wire.getMethod(), entrance.path());
        Door.Entry matched = found.value();
        if (matched == null) {
            throw new Rejected(
                    found.allowed().isEmpty()
                            ? Rejection.of(Reason.UNKNOWN_PATH, "There is nothing here.")
                            : Rejection.wrongVerb(found.allowed()));
        }
        entry = matched;
        request = request.routed(entrance.path(), matched.template(), found.parameters(), request.body());
        collect(matched, entrance.path(), found.parameters());
    }

    private void collect(Door.Entry matched, List<String> path, List<RouteTree.Parameter> parameters) {
        if (!bodyUnread) {
            work();
            return;
        }
        Limits limits = engine.settings().limits();
        long limit = matched.route().maxBodyBytes(limits.maxBodyBytes());
        if (wire.getLength() > limit) {
            throw new Rejected(BodyReader.tooLarge());
        }
        Deadline deadline = new Deadline(wire, limits.idleTimeout(), startNanos, limits.requestTimeout());
        reader = new BodyReader(
                wire,
                limit,
                engine.budget(),
                deadline,
                body -> {
                    bodyUnread = false;
                    request = request.routed(path, matched.template(), parameters, body);
                    work();
                },
                this::reject);
        reader.run();
    }

    private void work() {
        if (pace() == Pace.QUICK) {
            run();
            return;
        }
        if (reader == null) {
            ignoreSilence();
        }
        if (!engine.offer(pace(), this)) {
            reject(Rejection.of(Reason.OVERLOADED, "The server is busy; try again soon."));
        }
    }

    private Pace pace() {
        Pace pace = entry == null ? Pace.USUAL : entry.route().pace();
        return pace == Pace.USUAL && request.body().length > Pace.LONG_BODY ? Pace.BULKY : pace;
    }

    /** While we are busy the connection is silent; only waiting for the client may end in a timeout. */
    private void ignoreSilence() {
        wire.addIdleTimeoutListener(timeout -> false);
    }

    /** Runs on a worker. */
    @Override
    public void run() {
        Limits limits = engine.settings().limits();
        Duration longest = pace() == Pace.PATIENT ? limits.patience() : limits.requestTimeout();
        if (System.nanoTime() - startNanos > longest.toNanos()) {
            reject(Rejection.of(Reason.OVERLOADED, "The server is busy; try again soon."));
            return;
        }
        Response answer = handled();
        Body body = answer.body();
        if (body == null || wire.getMethod().equals("HEAD")) {
            send(answer);
        } else {
            stream(answer, body);
        }
    }

    private Response handled() {
        try {
            if (entry == null) {
                throw new IllegalStateException("a worker has a request without a route");
            }
            return Objects.requireNonNull(entry.route().handler().handle(request), "the handler gave no answer");
        } catch (Throwable e) {
            return Failures.shaped(door, request, e);
        }
    }

    private void reject(Rejection rejection) {
        send(Failures.shaped(door, request, rejection));
    }

    private void send(Response answer) {
        status = answer.status();
        bytes = wire.getMethod().equals("HEAD") ? 0 : answer.bytes().length;
        try {
            endConnectionIfLeaving();
            Answer.send(out, answer, request.id(), this);
        } catch (RuntimeException e) {
            // Nobody above could answer either; the client must at least not wait for ever.
            failed(e);
        }
    }

    private void stream(Response answer, Body body) {
        if (!engine.streams().tryAcquire()) {
            reject(Rejection.of(Reason.OVERLOADED, "Too many long answers are under way; try again soon."));
            return;
        }
        try {
            streamNow(answer, body);
        } finally {
            engine.streams().release();
        }
    }

    private void streamNow(Response answer, Body body) {
        status = answer.status();
        try {
            endConnectionIfLeaving();
            long paceWindowNanos = engine.settings().limits().requestTimeout().toNanos();
            bytes = Answer.stream(wire, out, answer, body, request.id(), paceWindowNanos);
        } catch (Throwable e) {
            if (!out.isCommitted()) {
                out.reset();
                send(Failures.shaped(door, request, e));
                return;
            }
            // The head is gone, so only a broken connection can tell the client that something is missing.
            logBrokenOff(e);
            failed(e);
            return;
        }
        succeeded();
    }

    /** So that nobody has a connection left when the server is gone, and sends into the void. */
    private void endConnectionIfLeaving() {
        if (engine.isLeaving()) {
            out.getHeaders().put(HttpHeader.CONNECTION, "close");
        }
    }

    /** That clients go away is their business; anything else is ours. */
    private void logBrokenOff(Throwable failure) {
        if (Failures.isTheClients(failure)) {
            LOG.info("{} {} was given up by the client in {}", request.method(), request.route(), request.id());
        } else {
            LOG.error("{} {} broke off in {}", request.method(), request.route(), request.id(), failure);
        }
    }

    /** The answer is on its way. */
    @Override
    public void succeeded() {
        end();
        if (bodyUnread && wire.getHeaders().get(HttpHeader.EXPECT) == null) {
            new Drain(wire, engine.settings().limits().idleTimeout(), callback).run();
        } else {
            callback.succeeded();
        }
    }

    /** The answer could not be sent: the client went away. */
    @Override
    public void failed(Throwable failure) {
        LOG.debug("could not answer {}", request.id(), failure);
        end();
        callback.failed(failure);
    }

    @Override
    public InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }

    private void end() {
        long nanos = System.nanoTime() - startNanos;
        if (reader != null) {
            engine.budget().giveBack(reader.taken());
        }
        Metrics.Series series = entry == null ? door.unmatched() : entry.series();
        series.record(status, nanos);
        engine.accessLog().add(request, door, status, bytes, nanos);
        engine.ended();
    }
}
