package muster.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The servers of a run, and the folder in which everything of it lies. Whatever way the run ends, they end with it, also those
 * that are just starting, and the folder is deleted.
 */
final class Fleet implements AutoCloseable {
    private static final int FILLING_CLIENTS = 32;
    private static final int STEPS = 10;
    private static final Duration LONGEST_STOP = Duration.ofSeconds(30);

    private final Launch launch;
    private final TemporaryFolder folder;
    private final PrintStream progress;
    private final Tally tally = new Tally();
    private final Set<BenchServer> running = ConcurrentHashMap.newKeySet();
    private final Map<Integer, BenchServer> filled = new HashMap<>();
    private final Thread breakingOff = new Thread(this::breakOff, "bench-break-off");

    /** @param parent where the folder is made */
    Fleet(Launch launch, Path parent, PrintStream progress) throws IOException {
        this.launch = launch;
        this.folder = TemporaryFolder.in(parent);
        this.progress = progress;
        Runtime.getRuntime().addShutdownHook(breakingOff);
    }

    Launch launch() {
        return launch;
    }

    /** Where the data folders are made. */
    Path folder() {
        return folder.path();
    }

    /** Where the answers to all loads are counted. */
    Tally tally() {
        return tally;
    }

    /** A new server without accounts but its administrator's, for the caller to stop. */
    BenchServer fresh() throws IOException, InterruptedException {
        return started(secret(), Map.of());
    }

    /** New servers on one database, for the caller to stop. */
    List<BenchServer> nodes(String database, int count) throws IOException, InterruptedException {
        try (TemporaryFolder shared = TemporaryFolder.in(folder())) {
            Map<String, String> settings = Map.of(
                    "MUSTER_DATABASE",
                    database,
                    "MUSTER_DATA_KEY_FILE",
                    shared.path().resolve("data.key").toString());
            String secret = secret();
            List<BenchServer> nodes = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                nodes.add(started(secret, settings));
            }
            return nodes;
        }
    }

    /** Letters of both cases, digits and a sign, whatever is asked of passwords. */
    private static String secret() {
        byte[] secret = new byte[24];
        new SecureRandom().nextBytes(secret);
        return "Aa1-" + HexFormat.of().formatHex(secret);
    }

    private BenchServer started(String secret, Map<String, String> settings) throws IOException, InterruptedException {
        BenchServer server = BenchServer.start(launch, folder(), secret, settings, tally);
        running.add(server);
        return server;
    }

    void stop(BenchServer server) {
        running.remove(server);
        server.close();
    }

    /** A server with at least so many accounts, made once and shared by the scenarios. */
    BenchServer filled(int accounts) throws IOException, InterruptedException {
        BenchServer there = filled.get(accounts);
        if (there != null) {
            return there;
        }
        BenchServer server = fresh();
        for (int step = 0; step < STEPS; step++) {
            int from = (int) ((long) accounts * step / STEPS);
            int to = (int) ((long) accounts * (step + 1) / STEPS);
            if (to > from) {
                Throughput made =
                        server.create(from, to - from, FILLING_CLIENTS).good();
                progress.printf("  %,d of %,d accounts made, %,.0f/s%n", to, accounts, made.perSecond());
            }
        }
        filled.put(accounts, server);
        return server;
    }

    /**
     * Has servers with the people of these folders stand for the sizes that they have. Of two folders of one size the first is used.
     *
     * @return how many accounts they list
     */
    List<Integer> fillFrom(List<FilledFolder> sources) throws IOException, InterruptedException {
        List<Integer> sizes = new ArrayList<>();
        for (FilledFolder source : sources) {
            sizes.add(fillFrom(source));
        }
        return sizes;
    }

    private int fillFrom(FilledFolder source) throws IOException, InterruptedException {
        TemporaryFolder copy = TemporaryFolder.in(folder());
        String secret = secret();
        int accounts = copied(source, copy, secret);
        if (filled.containsKey(accounts)) {
            copy.close();
            return accounts;
        }
        BenchServer server = BenchServer.start(launch, copy, secret, Map.of(), tally);
        running.add(server);
        filled.put(accounts, server);
        return accounts;
    }

    private static int copied(FilledFolder source, TemporaryFolder copy, String secret) throws IOException {
        try {
            source.copy(BenchServer.data(copy));
            return FilledFolder.open(BenchServer.data(copy), secret);
        } catch (IOException | RuntimeException failed) {
            copy.close();
            throw failed;
        }
    }

    /** All of them, whatever goes wrong with one. */
    private void stopAll() {
        for (BenchServer server : running) {
            try {
                stop(server);
            } catch (RuntimeException failed) {
                progress.println("muster: " + failed);
            }
        }
    }

    /** Whatever this process has started, whoever was to end it. */
    private void breakOff() {
        List<ProcessHandle> children = ProcessHandle.current().children().toList();
        children.forEach(ProcessHandle::destroy);
        for (ProcessHandle child : children) {
            try {
                child.onExit().get(LONGEST_STOP.toMillis(), TimeUnit.MILLISECONDS);
            } catch (ExecutionException | TimeoutException | InterruptedException unwilling) {
                child.destroyForcibly();
            }
        }
        folder.close();
    }

    @Override
    public void close() {
        stopAll();
        folder.close();
        Runtime.getRuntime().removeShutdownHook(breakingOff);
    }
}
