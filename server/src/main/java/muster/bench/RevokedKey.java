package muster.bench;

import java.io.IOException;
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

    /** Somewhere where the key is in use. */
    record Use(Connection connection, byte[] request) {
        boolean works() throws IOException {
            return connection.ask(request).isGood();
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
            while (!use.works()) {
                Thread.onSpinWait();
            }
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
            while (use.works()) {
                Thread.onSpinWait();
            }
            use.connection().close();
        }
        return (System.nanoTime() - begun) / 1e6;
    }
}
