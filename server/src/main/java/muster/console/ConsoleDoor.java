package muster.console;

import java.time.InstantSource;
import java.util.List;
import muster.console.page.Assets;
import muster.console.people.UserManagement;
import muster.console.session.Entrance;
import muster.console.visit.Visits;
import muster.directory.Directory;
import muster.directory.FailureLimit;
import muster.directory.Identifiers;
import muster.http.Mount;
import muster.http.Routes;
import muster.model.Policy;

/** Everything that people do in a browser: whatever no other door takes. */
public final class ConsoleDoor {
    private final Mount mount;

    /**
     * @param failures the counter of failures that all doors share
     * @param pathPrefix the path below which everything is served; empty for none
     * @param doors how the doors call themselves in the ledger
     */
    public ConsoleDoor(
            Directory directory,
            Policy policy,
            Identifiers identifiers,
            InstantSource clock,
            FailureLimit failures,
            String pathPrefix,
            List<String> doors) {
        Assets assets = Assets.load();
        Visits visits = new Visits(directory.keys(), identifiers, assets, pathPrefix);
        Routes routes = new Routes().add(assets.route());
        new Entrance(visits, directory, failures, clock).addTo(routes);
        new UserManagement(visits, directory, policy, doors).addTo(routes);
        this.mount = Mount.of(Visits.DOOR, "/", routes, new ConsoleErrors(visits)).withHeadFromGet();
    }

    /** The one place where it is served. */
    public Mount mount() {
        return mount;
    }
}
