package muster.directory;

/** A transaction that changes the directory, and sees its own changes. */
public interface Writing extends Reading {
    @Override
    AccountWriter accounts();

    @Override
    CredentialWriter credentials();

    @Override
    KeyWriter keys();

    @Override
    GroupWriter groups();

    @Override
    GrantWriter grants();

    @Override
    HoldingWriter holdings();

    @Override
    AgreementWriter agreements();

    @Override
    EventWriter events();

    @Override
    ChainWriter chain();

    @Override
    SiteWriter site();

    @Override
    WireIdWriter wireIds();

    @Override
    DocumentWriter documents();

    @Override
    CodeWriter codes();

    @Override
    LaneWriter lanes();

    @Override
    MailWriter mails();

    @Override
    MailCodeWriter mailCodes();

    @Override
    ProjectWriter projects();

    @Override
    MarkWriter marks();

    @Override
    DepartureWriter departures();

    MergeWriter merges();
}
