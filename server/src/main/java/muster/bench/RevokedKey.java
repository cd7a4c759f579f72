package muster.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import muster.bench.RevokedKey.Use;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A key that one server ends while it is in use at all others.
 *
 * @param end what ends it
 */
record RevokedKey(BenchServer where, byte[] end, List<Use> uses) {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Somewhere where the key is in use. */
    record Use(Connection connection, byte[] request) {
        /** @throws ScenarioFailed for an answer that neither takes nor refuses the key */
        boolean works() throws IOException {
            Answer answer = connection.ask(request);
            return switch (answer.status()) {
                case 200 -> true;
                case 401 -> false;
                default -> throw new ScenarioFailed("a key was answered with " + answer.summary());
            };
        }

        /** Asks until the key works, or until it does not any more. */
        void await(boolean works) throws IOException {
            long begun = System.nanoTime();
            while (works() != works) {
                if (System.nanoTime() - begun > PATIENCE.toNanos()) {
                    throw new ScenarioFailed(
                            works ? "a new key does not come to work" : "an ended key goes on working");
                }
            }
        }
    }

    /** Makes it at the first of the servers, and uses it at the others until it works there. */
    static RevokedKey made(List<BenchServer> nodes) throws IOException {
        BenchServer where = nodes.getFirst();
        JsonNode owner = json(where.ask(where.requests().ownAccount()));
        JsonNode key = json(where.ask(where.requests().createKey()));
        List<Use> uses = new ArrayList<>();
        for (BenchServer node : nodes.subList(1, nodes.size())) {
            byte[] request = node.requests(key.get("key").asString()).ownAccount();
            uses.add(new Use(new Connection(node.process().address()), request));
        }
        for (Use use : uses) {
            use.await(true);
        }
        byte[] end = where.requests()
                .endKey(owner.get("guid").asString(), key.get("id").asString());
        return new RevokedKey(where, end, uses);
    }

    private static JsonNode json(Answer answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    /** From the answer that it is ended until no other server takes it any more. */
    double millisUntilGone() throws IOException {
        try (Connection connection = new Connection(where.process().address())) {
            Answer ended = connection.ask(end);
            if (ended.status() / 100 != 2) {
                throw new ScenarioFailed("a key could not be ended: " + ended.summary());
            }
        }
        long begun = System.nanoTime();
        for (Use use : uses) {
            use.await(false);
            use.connection().close();
        }
        return (System.nanoTime() - begun) / 1e6;
    }
}
