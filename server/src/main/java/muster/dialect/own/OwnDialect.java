package muster.dialect.own;

import java.time.InstantSource;
import java.util.List;
import muster.dialect.Dialect;
import muster.directory.AccountFiles;
import muster.directory.Directory;
import muster.directory.FailureLimit;
import muster.http.Mount;
import muster.http.Routes;

/** Muster's own door, under {@code /api/muster/v1}. */
public final class OwnDialect implements Dialect {
    public static final String NAME = "muster";

    static final String PREFIX = "/api/muster/v1";

    private final Mount mount;

    /** @param failures the counter of failed sign-ins that all doors share */
    public OwnDialect(
            Directory directory, AccountFiles files, OwnSite site, InstantSource clock, FailureLimit failures) {
        OperationTable table = table(directory, files, site, clock);
        Routes routes = table.routes(new OwnKeys(directory.keys(), failures));
        new DocumentRoutes(table, site.version()).addTo(routes);
        mount = Mount.of(NAME, PREFIX, routes, new OwnErrors(table)).withHeadFromGet();
    }

    /** Every operation, in the order in which the document tells of them. */
    static OperationTable table(Directory directory, AccountFiles files, OwnSite site, InstantSource clock) {
        var views = new AccountViews(directory, clock);
        var table = new OperationTable();
        table.add("You", new OwnOperations(directory, views, site.doors()).all());
        table.add("Accounts", new AccountOperations(directory, views).all());
        table.add("Life of accounts", new LifeOperations(directory, views).all());
        table.add("Addresses", new AddressOperations(directory, views).all());
        table.add("Credentials", new CredentialOperations(directory, views).all());
        table.add("Accounts at platforms", new DoorOperations(directory, views, site).all());
        table.add("Possessions", new PossessionOperations(directory).all());
        table.add("Trash", new TrashOperations(directory, views).all());
        table.add("Duplicates", new DuplicateOperations(directory).all());
        table.add("Merges", new MergeOperations(directory, views).all());
        table.add("Departures", new DepartureOperations(directory).all());
        table.add("Many accounts at once", new BulkOperations(directory).all());
        table.add("Plans", new PlanOperations(directory, files).all());
        table.add("Groups", new GroupOperations(directory, views).all());
        table.add("Projects", new ProjectOperations(directory).all());
        table.add("Lanes", new LaneOperations(directory).all());
        table.add("Agreements", new AgreementOperations(directory).all());
        table.add("Ledger", new LedgerOperations(directory).all());
        table.add("Ledger", new HeadOperations(directory).all());
        table.add("The past", new PastOperations(directory).all());
        table.add("Site", new SiteOperations(directory, site).all());
        return table;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Mount> mounts() {
        return List.of(mount);
    }
}
