package muster.app;

import java.util.List;
import muster.dialect.Dialect;
import muster.dialect.arvados.ArvadosDialect;
import muster.dialect.connect.ConnectDialect;
import muster.dialect.cryosparc.CryosparcDialect;
import muster.directory.FailureLimit;
import muster.http.Mount;

/** Every door that is served: the one place that knows them all. */
final class Doors {
    private Doors() {}

    static List<Mount> mounts(OpenDirectory open, Configuration configuration) {
        FailureLimit failures = new FailureLimit(open.clock(), FailureLimit.USUAL_FAILURES_PER_MINUTE);
        List<Dialect> doors = List.of(
                new ConnectDialect(
                        open.directory(),
                        configuration.policy(),
                        configuration.connect(),
                        open.identifiers(),
                        open.clock(),
                        failures),
                new ArvadosDialect(
                        open.directory(),
                        configuration.policy(),
                        configuration.arvados().forCluster().apply(open.clusterId()),
                        open.clock(),
                        failures),
                new CryosparcDialect(
                        open.directory(), configuration.policy(), configuration.cryosparc(), open.clock(), failures));
        return doors.stream().flatMap(door -> door.mounts().stream()).toList();
    }
}
