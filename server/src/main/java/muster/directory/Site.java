package muster.directory;

/** What is to be told of this installation, whoever asks. */
public final class Site {
    private final Transactions transactions;

    public Site(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Tells this installation from every other one, for good. */
    public String installationId() {
        return transactions.read(
                reading -> reading.site().find(SiteReader.Fact.INSTALLATION_ID).orElseThrow());
    }

    /** Tells the key apart with which this installation seals, and tells nothing about it. */
    public String dataKeyId() {
        return transactions.read(
                reading -> reading.site().find(SiteReader.Fact.DATA_KEY_ID).orElseThrow());
    }

    /** Whether somebody could administer the directory; else it is still to be set up. */
    public boolean hasAdministrator() {
        return transactions.read(reading -> reading.accounts().hasUsableAdministrator(transactions.now()));
    }
}
