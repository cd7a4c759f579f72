package muster.console.person;

import java.time.InstantSource;
import java.util.List;
import muster.console.visit.Visits;
import muster.directory.Directory;
import muster.directory.DoorSettings;
import muster.directory.Portrayal;
import muster.http.Routes;
import muster.model.Policy;

/** {@code /admin/users/{id}} and all below it. */
public final class PersonPages {
    static final String PATH = "/admin/users/{id}";

    private final OverviewPage overview;
    private final ActPages acts;
    private final AccessPage access;
    private final EmailsPage emails;
    private final DoorsPage doors;
    private final MembershipPage membership;
    private final BelongingsPage belongings;
    private final HistoryPage history;
    private final MergePages merge;
    private final OffboardingPage offboarding;

    /**
     * @param portrayals how accounts look at each door
     * @param settings what doors keep of accounts for pages to change
     */
    public PersonPages(
            Visits visits,
            Directory directory,
            Policy policy,
            InstantSource clock,
            List<Portrayal> portrayals,
            List<DoorSettings> settings) {
        this.overview = new OverviewPage(visits, directory, policy, clock);
        this.acts = new ActPages(visits, directory, clock);
        this.access = new AccessPage(visits, directory, clock);
        this.emails = new EmailsPage(visits, directory, clock);
        this.doors = new DoorsPage(visits, directory, clock, portrayals);
        this.membership = new MembershipPage(visits, directory, clock, settings);
        this.belongings = new BelongingsPage(visits, directory, clock);
        this.history = new HistoryPage(visits, directory, clock);
        this.merge = new MergePages(visits, directory, clock);
        this.offboarding = new OffboardingPage(visits, directory, clock, portrayals);
    }

    public void addTo(Routes routes) {
        overview.addTo(routes);
        acts.addTo(routes);
        access.addTo(routes);
        emails.addTo(routes);
        doors.addTo(routes);
        membership.addTo(routes);
        belongings.addTo(routes);
        history.addTo(routes);
        merge.addTo(routes);
        offboarding.addTo(routes);
    }
}
