package muster.store;

import java.security.SecureRandom;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import muster.directory.Writing;
import muster.model.Rank;
import muster.model.Refused;
import org.jdbi.v3.core.Handle;

/** One transaction, with the rows that it works on. Readings get to see the reading half of it. */
final class Transaction implements Writing {
    private final AccountRows accounts;
    private final AccountCounts counts;
    private final RosterRows roster;
    private final CredentialRows credentials;
    private final KeyRows keys;
    private final GroupRows groups;
    private final GrantRows grants;
    private final HoldingRows holdings;
    private final AgreementRows agreements;
    private final EventRows events;
    private final ChainRows chain;
    private final PastRows past;
    private final SiteRows site;
    private final WireIdRows wireIds;
    private final DocumentRows documents;
    private final CodeRows codes;
    private final LaneRows lanes;
    private final MailRows mails;
    private final MergeRows merges;
    private final MailCodeRows mailCodes;
    private final ProjectRows projects;
    private final MarkRows marks;
    private final DepartureRows departures;
    private final PlanRows plans;
    private final ExternalIdRows externalIds;
    private final Handle handle;

    Transaction(Handle handle, Database database, Touched touched, AtomicInteger unfoldedCounts, SecureRandom salts) {
        counts = new AccountCounts(handle, unfoldedCounts);
        accounts = new AccountRows(handle, database, touched, counts);
        roster = new RosterRows(handle, database, RosterBounds.USUAL);
        credentials = new CredentialRows(handle, database);
        keys = new KeyRows(handle, database, touched);
        groups = new GroupRows(handle, database);
        grants = new GrantRows(handle, database);
        holdings = new HoldingRows(handle, database);
        agreements = new AgreementRows(handle);
        EventTexts texts = new EventTexts(salts);
        events = new EventRows(handle, database, texts);
        chain = new ChainRows(handle, database, texts);
        past = new PastRows(handle, database);
        site = new SiteRows(handle);
        wireIds = new WireIdRows(handle, database);
        documents = new DocumentRows(handle, database, touched);
        codes = new CodeRows(handle, database);
        lanes = new LaneRows(handle, database);
        mails = new MailRows(handle);
        merges = new MergeRows(handle);
        mailCodes = new MailCodeRows(handle, database);
        projects = new ProjectRows(handle, database);
        marks = new MarkRows(handle, database);
        departures = new DepartureRows(handle, database);
        plans = new PlanRows(handle, database);
        externalIds = new ExternalIdRows(handle, database);
        this.handle = handle;
    }

    /** Writes down what was gathered until the end; last before the commit. */
    void finish() {
        counts.flush();
        counts.foldWhenDue();
    }

    @Override
    public AccountRows accounts() {
        return accounts;
    }

    @Override
    public RosterRows roster() {
        return roster;
    }

    @Override
    public CredentialRows credentials() {
        return credentials;
    }

    @Override
    public KeyRows keys() {
        return keys;
    }

    @Override
    public GroupRows groups() {
        return groups;
    }

    @Override
    public GrantRows grants() {
        return grants;
    }

    @Override
    public HoldingRows holdings() {
        return holdings;
    }

    @Override
    public AgreementRows agreements() {
        return agreements;
    }

    @Override
    public EventRows events() {
        return events;
    }

    @Override
    public ChainRows chain() {
        return chain;
    }

    @Override
    public PastRows past() {
        return past;
    }

    @Override
    public SiteRows site() {
        return site;
    }

    @Override
    public WireIdRows wireIds() {
        return wireIds;
    }

    @Override
    public MergeRows merges() {
        return merges;
    }

    @Override
    public DocumentRows documents() {
        return documents;
    }

    @Override
    public CodeRows codes() {
        return codes;
    }

    @Override
    public LaneRows lanes() {
        return lanes;
    }

    @Override
    public MailRows mails() {
        return mails;
    }

    @Override
    public MailCodeRows mailCodes() {
        return mailCodes;
    }

    @Override
    public ProjectRows projects() {
        return projects;
    }

    @Override
    public MarkRows marks() {
        return marks;
    }

    @Override
    public DepartureRows departures() {
        return departures;
    }

    @Override
    public PlanRows plans() {
        return plans;
    }

    @Override
    public ExternalIdRows externalIds() {
        return externalIds;
    }

    @Override
    public <T> T apart(Supplier<T> part) {
        Map<Rank, Long> counted = counts.pending();
        handle.execute("savepoint part");
        try {
            T done = part.get();
            handle.execute("release savepoint part");
            return done;
        } catch (Refused refused) {
            handle.execute("rollback to savepoint part");
            handle.execute("release savepoint part");
            counts.takeBackTo(counted);
            accounts.forgetSeen();
            throw refused;
        }
    }
}
