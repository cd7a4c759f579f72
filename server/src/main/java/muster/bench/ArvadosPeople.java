package muster.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Users of a filled server as its Arvados door shows them, some of whom it lends what only that door keeps. */
final class ArvadosPeople {
    private static final int PAGE = 1_000;
    private static final int SAMPLES = 20;

    private final List<JsonNode> page;

    private ArvadosPeople(List<JsonNode> page) {
        this.page = page;
    }

    /** Reads a page from the middle of the list, and gives everybody on it an address and an owner of the door's own. */
    static ArvadosPeople in(InetSocketAddress server, ArvadosRequests requests, int accounts) throws IOException {
        byte[] middle = requests.users(Map.of(
                "limit",
                String.valueOf(PAGE),
                "offset",
                String.valueOf(accounts / 2),
                "order",
                "created_at,uuid",
                "count",
                "none"));
        try (Connection connection = new Connection(server)) {
            for (JsonNode person : items(connection.ask(middle))) {
                String uuid = person.required("uuid").asString();
                String attributes = JsonMapper.shared()
                        .createObjectNode()
                        .put("identity_url", "https://example.org/" + uuid)
                        .put("default_owner_uuid", uuid)
                        .toString();
                good(connection.ask(requests.change(uuid, attributes)));
            }
            return new ArvadosPeople(items(connection.ask(middle)));
        }
    }

    private static Answer good(Answer answer) {
        if (!answer.isGood()) {
            throw new ScenarioFailed("a request about users failed with " + answer.summary());
        }
        return answer;
    }

    private static List<JsonNode> items(Answer answer) {
        List<JsonNode> items = new ArrayList<>();
        JsonMapper.shared().readTree(good(answer).body()).required("items").forEach(items::add);
        if (items.isEmpty()) {
            throw new ScenarioFailed("the list of users has nobody on its middle page");
        }
        return items;
    }

    List<String> uuids() {
        return page.stream().map(person -> person.required("uuid").asString()).toList();
    }

    /** A few of them, from all over the page. */
    List<JsonNode> samples() {
        int step = Math.max(1, page.size() / SAMPLES);
        List<JsonNode> samples = new ArrayList<>();
        for (int at = 0; at < page.size() && samples.size() < SAMPLES; at += step) {
            samples.add(page.get(at));
        }
        return samples;
    }
}
