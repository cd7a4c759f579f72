package muster.directory;

import java.time.InstantSource;
import java.util.List;
import muster.model.Policy;

/** Everything that can be done with one directory. */
public record Directory(
        Accounts accounts,
        Blocks blocks,
        Admissions admissions,
        Keys keys,
        Logins logins,
        Groups groups,
        Holdings holdings,
        Sharing sharing,
        Ledger ledger,
        Sealer sealer,
        LedgerProof ledgerProof,
        Past past,
        Notices notices,
        People people,
        Admittance admittance,
        Trash trash,
        EmailBook emailBook,
        Tokens tokens,
        WireNames names,
        Estate estate,
        Handover handover,
        Rights rights,
        Agreements agreements,
        Merges merges,
        Unmerges unmerges,
        Renaming renaming,
        Codes codes,
        CodeTable codeTable,
        Passwords passwords,
        EmailChanges emailChanges,
        SecondFactors secondFactors,
        ApplicationPasswords applicationPasswords,
        Credentials credentials,
        Sessions sessions,
        Lanes lanes,
        Projects projects,
        Marks marks,
        Site site,
        Documents documents,
        Bulk bulk,
        Roster roster,
        Imports imports,
        Plans plans,
        Exports exports,
        Intake intake,
        Register register,
        OwnAnswers ownAnswers,
        Invitations invitations,
        Recoveries recoveries,
        Outbox outbox,
        MailQueue mailQueue,
        Offboarding offboarding) {

    /**
     * @param clock tells microseconds and nothing finer, as the store keeps no more
     * @param namings how doors name accounts and groups; what has no name yet gets one now
     */
    public static Directory over(
            Store store,
            Secrets secrets,
            Identifiers identifiers,
            InstantSource clock,
            Policy policy,
            ActivityStamps stamps,
            List<WireNaming> namings) {
        return over(store, secrets, identifiers, clock, policy, stamps, namings, Post.NONE);
    }

    /** The same for a site with mail. */
    public static Directory over(
            Store store,
            Secrets secrets,
            Identifiers identifiers,
            InstantSource clock,
            Policy policy,
            ActivityStamps stamps,
            List<WireNaming> namings,
            Post post) {
        return over(store, secrets, identifiers, clock, policy, stamps, namings, post, LedgerHeads.NONE);
    }

    /** The same where heads of the ledger are told outside of the database. */
    public static Directory over(
            Store store,
            Secrets secrets,
            Identifiers identifiers,
            InstantSource clock,
            Policy policy,
            ActivityStamps stamps,
            List<WireNaming> namings,
            Post post,
            LedgerHeads heads) {
        var transactions = new Transactions(store, identifiers, clock);
        var names = new WireNames(transactions, namings);
        new Foundations(transactions, names).ensure();
        var outbox = new Outbox(transactions, secrets.vault(), post);
        var codes = new Codes(transactions, secrets.vault(), policy);
        var correspondence = new Correspondence(outbox, policy);
        var blocks = new Blocks(transactions);
        var accounts = new Accounts(transactions, policy, codes, blocks, new PendingEmails(correspondence));
        var keys = new Keys(transactions, stamps);
        var groups = new Groups(transactions, policy, accounts, names);
        var trash = new Trash(transactions);
        var tries = new WrongTries(policy, correspondence);
        var checks = new PasswordChecks(transactions, secrets.hasher(), tries);
        var factors = new SecondFactorChecks(secrets, tries);
        var applicationPasswords = new ApplicationPasswords(transactions, keys);
        var admissions = new Admissions(transactions, secrets, codes, correspondence, policy, keys, names);
        var passwords = new Passwords(transactions, secrets, codes, checks, factors, correspondence);
        var planTools =
                new PlanTools(transactions, policy, new SealedPasswords(secrets.vault()), admissions, accounts, groups);
        var imports = new Imports(planTools);
        return new Directory(
                accounts,
                blocks,
                admissions,
                keys,
                new Logins(transactions, checks, factors, applicationPasswords, secrets.vault()),
                groups,
                new Holdings(transactions),
                new Sharing(transactions),
                new Ledger(store),
                new Sealer(transactions, secrets.vault()),
                new LedgerProof(transactions, heads),
                new Past(transactions),
                new Notices(transactions),
                new People(transactions, policy),
                new Admittance(transactions, policy),
                trash,
                new EmailBook(transactions),
                new Tokens(transactions, keys),
                names,
                new Estate(transactions),
                new Handover(transactions),
                new Rights(transactions),
                new Agreements(transactions),
                new Merges(transactions),
                new Unmerges(transactions),
                new Renaming(transactions),
                codes,
                new CodeTable(transactions, codes),
                passwords,
                new EmailChanges(transactions, codes, checks, factors, policy, correspondence),
                new SecondFactors(transactions, checks, factors, secrets.oneTimeCodes(), correspondence),
                applicationPasswords,
                new Credentials(transactions),
                new Sessions(transactions),
                new Lanes(transactions),
                new Projects(transactions),
                new Marks(transactions, policy),
                new Site(transactions),
                new Documents(transactions),
                new Bulk(transactions, accounts, blocks, groups, trash),
                new Roster(transactions, names),
                imports,
                new Plans(planTools, imports),
                new Exports(transactions),
                new Intake(transactions, admissions, accounts),
                new Register(transactions, policy),
                new OwnAnswers(transactions),
                new Invitations(transactions, secrets, correspondence),
                new Recoveries(transactions, secrets, passwords, factors, correspondence),
                outbox,
                new MailQueue(transactions, secrets.vault()),
                new Offboarding(transactions, codes, correspondence));
    }
}
