package muster.directory;

import java.util.function.Supplier;

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

    @Override
    MergeWriter merges();

    @Override
    PlanWriter plans();

    @Override
    ExternalIdWriter externalIds();

    /**
     * Does a part of the transaction that is undone by itself when it is refused. Whatever else it throws undoes the whole
     * transaction.
     */
    <T> T apart(Supplier<T> part);
}
