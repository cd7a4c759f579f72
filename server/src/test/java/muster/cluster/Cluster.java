package muster.cluster;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import muster.testing.Http;
import muster.testing.MusterProcess;
import muster.testing.RunningMuster;

/** Three servers, each a process with a data folder of its own, on one database and behind one balancer. */
final class Cluster implements AutoCloseable {
    private static final int NODES = 3;
    private static final String OWN = "/api/muster/v1";

    private final List<MusterProcess> nodes = new ArrayList<>();
    private final Balancer balancer;
    private final String key;

    /**
     * @param database its address, with everything that is needed to open it
     * @param shared where what all nodes need lies
     */
    Cluster(String database, Path shared, String... settings) {
        List<String> all = new ArrayList<>(List.of(settings));
        all.add("database=" + database);
        all.add("data-key-file=" + shared.resolve("data.key"));
        all.add("cluster-id=nodes");
        all.add("stop-delay=1");
        for (int i = 0; i < NODES; i++) {
            nodes.add(RunningMuster.process(all.toArray(String[]::new)));
        }
        key = nodes.getFirst().server().keyFor(RunningMuster.ADMINISTRATOR_USERNAME, "--credentials");
        balancer = new Balancer(nodes.stream().map(node -> node.server().url()).toList());
    }

    List<MusterProcess> nodes() {
        return nodes;
    }

    /** The administrator at Muster's own door, through the balancer. */
    Http administrator() {
        return administratorAt(balancer.url());
    }

    Stream<Http> administratorAtEach() {
        return nodes.stream().map(node -> administratorAt(node.server().url()));
    }

    private Http administratorAt(URI url) {
        return Http.at(url + OWN).with("Authorization", "Bearer " + key);
    }

    @Override
    public void close() {
        balancer.close();
        nodes.forEach(node -> node.server().close());
    }
}
