package muster.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Changes of accounts that are there, one a request and durable before it is answered: names and roles by turns. */
final class ChangeScenario implements Scenario {
    private static final String NAME = "change";
    private static final int MOST_ACCOUNTS = 2_000;
    private static final int PAGE = 500;

    @Override
    public void measure(BenchRun run) throws IOException, InterruptedException {
        BenchServer server = run.fleet().fresh();
        try {
            int accounts = Math.min(run.effort().newcomers(), MOST_ACCOUNTS);
            server.create(0, accounts, WriteRounds.MOST_CLIENTS).good();
            List<String> people = people(server, accounts);
            AtomicInteger next = new AtomicInteger();
            WriteRounds.Changes changes = (clients, count) -> server.clients(clients)
                    .times(count, () -> change(server.requests(), people, next.getAndIncrement()));
            changes.run(WriteRounds.MOST_CLIENTS, run.effort().newcomers() / 2);
            WriteRounds.of(NAME, run).measure(server, changes);
        } finally {
            run.fleet().stop(server);
        }
    }

    /** Whoever is a viewer or was made one: nobody on whom the last administrator's rule could bear. */
    private static List<String> people(BenchServer server, int accounts) throws IOException {
        List<String> people = new ArrayList<>();
        for (int page = 1; page <= Math.ceilDiv(accounts + 1, PAGE); page++) {
            Answer answer = server.ask(server.requests().page(page, PAGE));
            for (JsonNode person : JsonMapper.shared().readTree(answer.body()).required("results")) {
                if (person.required("user_role").asString().equals("viewer")) {
                    people.add(person.required("guid").asString());
                }
            }
        }
        return people;
    }

    /** Another value than last time, and never of the account of somebody else's change on its way. */
    private static byte[] change(Requests requests, List<String> people, int number) {
        int account = number % people.size();
        int time = number / people.size();
        String field = account % 2 == 0 ? "first_name" : "user_role";
        String value = account % 2 == 0 ? "Nth " + time : time % 2 == 0 ? "publisher" : "viewer";
        return requests.change(people.get(account), field, value);
    }
}
