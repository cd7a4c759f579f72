package muster.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/**
 * Accounts locked and unlocked again at two doors, each change durable before it is answered. After each, the very next request
 * with the account's own key has to be refused, or taken again; any other answer is an error.
 */
final class LockScenario implements Scenario {
    private static final String NAME = "lock";

    @Override
    public void measure(BenchRun run) throws IOException, InterruptedException {
        BenchServer server = run.fleet().fresh();
        try {
            Requests requests = server.requests();
            List<Lock> connect = new ArrayList<>();
            List<Lock> cloudomation = new ArrayList<>();
            for (int number = 0; number < WriteRounds.MOST_CLIENTS; number++) {
                Person person = Population.person(number);
                Answer made = server.ask(requests.createWithPassword(person));
                String id = JsonMapper.shared()
                        .readTree(made.body())
                        .required("guid")
                        .asString();
                try (Visitor visitor = server.visitor(person)) {
                    String key = visitor.connectKey();
                    connect.add(Lock.atConnect(requests, id, server.requests(key)));
                    cloudomation.add(Lock.atCloudomation(requests, id, server.requests(key)));
                }
            }
            measure(run, server, "Connect, ", connect);
            measure(run, server, "Cloudomation, ", cloudomation);
        } finally {
            run.fleet().stop(server);
        }
    }

    private static void measure(BenchRun run, BenchServer server, String prefix, List<Lock> locks)
            throws IOException, InterruptedException {
        WriteRounds.Changes changes = (clients, count) -> server.clients(clients)
                .steps(
                        Math.ceilDiv(count, 2),
                        client -> dialogue -> locks.get(client).turn(dialogue));
        changes.run(WriteRounds.MOST_CLIENTS, run.effort().newcomers() / 4);
        new WriteRounds(NAME, prefix, run).measure(server, changes);
    }
}
