package muster.dialect.cloudomation;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import muster.dialect.Dialect;
import muster.directory.Directory;
import muster.directory.FailureLimit;
import muster.directory.Portrayal;
import muster.directory.SignIns;
import muster.http.Mount;
import muster.http.Routes;

/** The Cloudomation door: users, as its REST clients and its export files know them, under {@code /api/latest}. */
public final class CloudomationDialect implements Dialect {
    public static final String NAME = "cloudomation";

    static final String PREFIX = "/api/latest";

    private final Mount mount;
    private final Portrayal portrayal;

    /** @param failures the counter of failed sign-ins that all doors share */
    public CloudomationDialect(Directory directory, Workspace workspace, InstantSource clock, FailureLimit failures) {
        var sessions = new CloudomationSessions(directory.keys());
        var users = new Users(directory, workspace, clock);
        Routes routes = new Routes();
        new AuthRoutes(directory, sessions, workspace, failures, clock).addTo(routes);
        new MailedCodeRoutes(directory, failures).addTo(routes);
        new UserReading(directory, sessions, users).addTo(routes);
        new UserWriting(directory, sessions, users).addTo(routes);
        new UserActions(directory, sessions, users).addTo(routes);
        new OwnActions(directory, sessions, users).addTo(routes);
        new CloudomationImport(directory, sessions, users).addTo(routes);
        new MetaRoutes(sessions).addTo(routes);
        new ProjectRoutes(directory.projects(), sessions).addTo(routes);
        new OutboxRoute(directory.outbox(), sessions).addTo(routes);
        mount = Mount.of(NAME, PREFIX, routes, new CloudomationErrors()).withHeadFromGet();
        portrayal = new CloudomationPortrayal(
                users, new SignIns(directory.credentials(), directory.secondFactors(), NAME, clock));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Mount> mounts() {
        return List.of(mount);
    }

    @Override
    public Optional<Portrayal> portrayal() {
        return Optional.of(portrayal);
    }
}
