package muster.directory;

/** What is to be told of this installation, whoever asks. */
public final class Site {
    private final Transactions transactions;

    public Site(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Tells this installation from every other one, for good. */
    public String installationId() {
        return fact(SiteReader.Fact.INSTALLATION_ID);
    }

    /** The one workspace of this installation, on platforms that have such. */
    public String workspaceId() {
        return fact(SiteReader.Fact.WORKSPACE_ID);
    }

    /** The one organization of this installation, on platforms that have such. */
    public String organizationId() {
        return fact(SiteReader.Fact.ORGANIZATION_ID);
    }

    private String fact(SiteReader.Fact fact) {
        return transactions.read(reading -> reading.site().find(fact).orElseThrow());
    }

    /** Tells the key apart with which this installation seals, and tells nothing about it. */
    public String dataKeyId() {
        return fact(SiteReader.Fact.DATA_KEY_ID);
    }

    /** Whether somebody could administer the directory; else it is still to be set up. */
    public boolean hasAdministrator() {
        return transactions.read(reading -> reading.accounts().hasUsableAdministrator(transactions.now()));
    }
}
