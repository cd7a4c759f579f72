package muster.directory;

/** One consistent state of the directory, to look at. */
public interface Reading {
    AccountReader accounts();

    RosterReader roster();

    CredentialReader credentials();

    KeyReader keys();

    GroupReader groups();

    GrantReader grants();

    HoldingReader holdings();

    AgreementReader agreements();

    EventReader events();

    ChainReader chain();

    PastReader past();

    SiteReader site();

    WireIdReader wireIds();

    DocumentReader documents();

    CodeReader codes();

    LaneReader lanes();

    MailReader mails();

    MailCodeReader mailCodes();

    ProjectReader projects();

    MarkReader marks();

    DepartureReader departures();

    MergeReader merges();

    PlanReader plans();

    ExternalIdReader externalIds();
}
