package muster.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** A server with a data folder of its own, which it keeps over restarts. */
final class BenchServer implements AutoCloseable {
    private final Launch launch;
    private final TemporaryFolder folder;
    private final String key;
    private ServerProcess process;

    private BenchServer(Launch launch, TemporaryFolder folder, String key, ServerProcess process) {
        this.launch = launch;
        this.folder = folder;
        this.key = key;
        this.process = process;
    }

    /** @param key the secret of its administrator's key, which is his password too */
    static BenchServer start(Launch launch, Path parent, String key) throws IOException, InterruptedException {
        TemporaryFolder folder = TemporaryFolder.in(parent);
        try {
            return new BenchServer(launch, folder, key, process(launch, folder, key));
        } catch (IOException | InterruptedException | RuntimeException failed) {
            folder.close();
            throw failed;
        }
    }

    private static ServerProcess process(Launch launch, TemporaryFolder folder, String key)
            throws IOException, InterruptedException {
        Map<String, String> settings = Map.of(
                "MUSTER_DATA", folder.path().resolve("data").toString(),
                "MUSTER_LISTEN", "127.0.0.1:0",
                "MUSTER_ADMIN_USERNAME", "bench",
                "MUSTER_ADMIN_EMAIL", "bench@example.org",
                "MUSTER_ADMIN_FIRST_NAME", "Bench",
                "MUSTER_ADMIN_LAST_NAME", "Mark",
                "MUSTER_ADMIN_PASSWORD", key,
                "MUSTER_ADMIN_KEY", key);
        return ServerProcess.start(launch, settings, folder.path().resolve("server.log"));
    }

    ServerProcess process() {
        return process;
    }

    Requests requests() {
        return new Requests(process.uri(), key);
    }

    ArvadosRequests arvados() {
        return new ArvadosRequests(process.uri(), key);
    }

    TransferClient transfers() {
        return new TransferClient(process.uri(), key);
    }

    Load clients(int count) {
        return new Load(process.address(), count);
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

    /** The same data, a new process. */
    void restart() throws IOException, InterruptedException {
        process.close();
        process = process(launch, folder, key);
    }

    @Override
    public void close() {
        process.close();
        folder.close();
    }
}
