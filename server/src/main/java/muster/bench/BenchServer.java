package muster.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** A server with a data folder of its own, which it keeps over restarts. */
final class BenchServer implements AutoCloseable {
    /** A million people on a slow disk. */
    private static final Duration LONGEST_COMMAND = Duration.ofHours(3);

    private final Launch launch;
    private final TemporaryFolder folder;
    private final String key;
    private final Map<String, String> further;
    private final Tally tally;
    private ServerProcess process;

    private BenchServer(
            Launch launch,
            TemporaryFolder folder,
            String key,
            Map<String, String> further,
            Tally tally,
            ServerProcess process) {
        this.launch = launch;
        this.folder = folder;
        this.key = key;
        this.further = further;
        this.tally = tally;
        this.process = process;
    }

    /**
     * @param key the secret of its administrator's key, which is his password too
     * @param further settings beside the usual ones
     * @param tally where the answers to loads are counted
     */
    static BenchServer start(Launch launch, Path parent, String key, Map<String, String> further, Tally tally)
            throws IOException, InterruptedException {
        return start(launch, TemporaryFolder.in(parent), key, further, tally);
    }

    /** The same with data in the folder, if there are any, and the administrator of those. */
    static BenchServer start(
            Launch launch, TemporaryFolder folder, String key, Map<String, String> further, Tally tally)
            throws IOException, InterruptedException {
        try {
            return new BenchServer(launch, folder, key, further, tally, process(launch, folder, key, further));
        } catch (IOException | InterruptedException | RuntimeException failed) {
            folder.close();
            throw failed;
        }
    }

    static Path data(TemporaryFolder folder) {
        return folder.path().resolve("data");
    }

    private static ServerProcess process(Launch launch, TemporaryFolder folder, String key, Map<String, String> further)
            throws IOException, InterruptedException {
        Map<String, String> settings = new HashMap<>(Map.of(
                "MUSTER_DATA", data(folder).toString(),
                "MUSTER_LISTEN", "127.0.0.1:0",
                "MUSTER_ADMIN_USERNAME", "bench",
                "MUSTER_ADMIN_EMAIL", "bench@example.org",
                "MUSTER_ADMIN_FIRST_NAME", "Bench",
                "MUSTER_ADMIN_LAST_NAME", "Mark",
                "MUSTER_ADMIN_PASSWORD", key,
                "MUSTER_ADMIN_KEY", key));
        settings.putAll(further);
        return ServerProcess.start(launch, settings, folder.path().resolve("server.log"));
    }

    ServerProcess process() {
        return process;
    }

    /** Of whoever has this key. */
    Requests requests(String secret) {
        return new Requests(process.uri(), secret);
    }

    Requests requests() {
        return new Requests(process.uri(), key);
    }

    ArvadosRequests arvados() {
        return new ArvadosRequests(process.uri(), key);
    }

    /** Somebody who was made with the administrator's key for a password. */
    Visitor visitor(Person person) {
        return new Visitor(process.uri(), person, key);
    }

    TransferClient transfers() {
        return new TransferClient(process.uri(), key);
    }

    Load clients(int count) {
        return new Load(List.of(process.address()), count, tally);
    }

    Answer ask(byte[] request) throws IOException {
        try (Connection connection = new Connection(process.address())) {
            Answer answer = connection.ask(request);
            if (!answer.isGood()) {
                throw new ScenarioFailed("a request failed with " + answer.summary());
            }
            return answer;
        }
    }

    /** Makes accounts for the people from one number on, each by a request of its own. */
    Throughput create(int from, int count, int clients) throws InterruptedException {
        var next = new AtomicInteger(from);
        Requests requests = requests();
        Supplier<byte[]> create = () -> requests.create(Population.person(next.getAndIncrement()));
        return clients(clients).times(count, create);
    }

    /** The folder of its data, where commands find it and other processes its database. */
    Path data() {
        return data(folder);
    }

    /**
     * Runs a command of the host on its data, as people do.
     *
     * @return how long that took, from before the command's own start to after its end
     * @throws ScenarioFailed when it does not end well
     */
    Duration command(String... words) throws IOException, InterruptedException {
        Path said = folder.path().resolve("command.log");
        long begun = System.nanoTime();
        Process command = launch.command(Map.of("MUSTER_DATA", data().toString()), List.of(words))
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            if (!command.waitFor(LONGEST_COMMAND.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new ScenarioFailed("muster " + words[0] + " did not end within " + LONGEST_COMMAND);
            }
            if (command.exitValue() != 0) {
                throw new ScenarioFailed(
                        "muster " + words[0] + " ended with " + command.exitValue() + ": " + Files.readString(said));
            }
        } finally {
            command.destroy();
        }
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    /** The same data, a new process. */
    void restart() throws IOException, InterruptedException {
        process.close();
        process = process(launch, folder, key, further);
    }

    @Override
    public void close() {
        process.close();
        folder.close();
    }
}
