package muster.console.person;

import java.time.InstantSource;
import muster.console.visit.Visits;
import muster.directory.Directory;
import muster.http.Routes;
import muster.model.Policy;

/** {@code /admin/users/{id}} and all below it. */
public final class PersonPages {
    static final String PATH = "/admin/users/{id}";

    private final OverviewPage overview;
    private final ActPages acts;

    public PersonPages(Visits visits, Directory directory, Policy policy, InstantSource clock) {
        this.overview = new OverviewPage(visits, directory, policy, clock);
        this.acts = new ActPages(visits, directory, clock);
    }

    public void addTo(Routes routes) {
        overview.addTo(routes);
        acts.addTo(routes);
    }
}
