package muster.directory;

import static muster.directory.Authority.require;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.Act;
import muster.model.Caller;
import muster.model.DoorDocument;
import muster.model.Email;
import muster.model.EmailAddress;
import muster.model.Event.FieldChange;
import muster.model.Failure;
import muster.model.KeySecret;
import muster.model.Life;
import muster.model.NewAccount;
import muster.model.NewKey;
import muster.model.PasswordHash;
import muster.model.Permissions;
import muster.model.Policy;
import muster.model.ProjectId;
import muster.model.Rank;
import muster.model.Refused;
import muster.model.Stamps;
import muster.model.Username;
import muster.model.UsernameRule;
import muster.model.WireName;
import org.jspecify.annotations.Nullable;

/** How accounts come into the directory. */
public final class Admissions {
    /** How often somebody else may be given the very number that was free a moment ago. */
    private static final int MOST_NUMBERS_TRIED = 10;

    private final Transactions transactions;
    private final Secrets secrets;
    private final Codes codes;
    private final Correspondence correspondence;
    private final Policy policy;
    private final Keys keys;
    private final WireNames names;
    private final Addresses addresses;

    Admissions(
            Transactions transactions,
            Secrets secrets,
            Codes codes,
            Correspondence correspondence,
            Policy policy,
            Keys keys,
            WireNames names) {
        this.transactions = transactions;
        this.secrets = secrets;
        this.codes = codes;
        this.correspondence = correspondence;
        this.policy = policy;
        this.keys = keys;
        this.names = names;
        this.addresses = new Addresses();
    }

    /** Whether the first administrator was made. Stays true whatever becomes of that account. */
    public boolean isSetUp() {
        return transactions.read(Admissions::isSetUp);
    }

    private static boolean isSetUp(Reading reading) {
        return reading.site().find(SiteReader.Fact.SET_UP_AT).isPresent()
                || reading.accounts().hasAny();
    }

    /**
     * Makes an account. An invited one gets a code with which the person sets the first password.
     *
     * @throws Refused when the caller may not make accounts or give that rank, or the username, the external id or (where the
     *     rule says so) the address is taken
     */
    public Account create(Caller caller, NewAccount wanted) {
        Rank rank = wanted.rank() == null ? policy.defaultRank() : wanted.rank();
        requireMayCreate(caller, rank);
        if (wanted.start() instanceof NewAccount.Start.WithPassword) {
            requireFreeUsername(wanted);
        }
        @Nullable PasswordHash hash = hash(wanted);
        for (int tries = 1; ; tries++) {
            try {
                return transactions.write(caller, work -> {
                    requireMayCreate(work.caller(), rank);
                    return admit(work, wanted, rank, hash);
                });
            } catch (Refused refused) {
                boolean nextNumber = wanted.usernameRule() != UsernameRule.MUST_BE_FREE
                        && refused.failure() instanceof Failure.UsernameTaken;
                if (!nextNumber || tries == MOST_NUMBERS_TRIED) {
                    throw refused;
                }
            }
        }
    }

    /**
     * Makes the first account, an administrator whatever rank is asked for, while the directory has never had one.
     *
     * @param caller the host, or an anonymous request where the site is open for set-up: the door decides that
     * @throws Refused {@link Failure.AlreadySetUp}
     */
    public Account createFirst(Caller caller, NewAccount wanted) {
        return createFirst(caller, wanted, (_, account) -> account);
    }

    /**
     * Makes the first account as {@link #createFirst(Caller, NewAccount)} does, and a key of it: both or neither, because
     * nobody could ask for the key again.
     *
     * @param caller the host: nobody else makes keys for others
     * @param chosen the key's secret, for installations that are set up by a program; null for one that is made here
     * @throws Refused as {@link Keys#create} also
     */
    public Keys.MadeKey createFirst(Caller caller, NewAccount wanted, NewKey key, @Nullable KeySecret chosen) {
        KeySecret secret = chosen == null ? keys.newSecret() : chosen;
        return createFirst(caller, wanted, (work, account) -> keys.add(work, account, key, secret));
    }

    private <T> T createFirst(Caller caller, NewAccount wanted, BiFunction<Transactions.Work, Account, T> then) {
        require(!isSetUp(), new Failure.AlreadySetUp());
        @Nullable PasswordHash hash = hash(wanted);
        return transactions.write(caller, work -> {
            Writing writing = work.writing();
            writing.accounts().guardAdministrators();
            boolean first = !isSetUp(writing)
                    && writing.site()
                            .setOnce(SiteReader.Fact.SET_UP_AT, work.now().toString());
            require(first, new Failure.AlreadySetUp());
            return then.apply(work, admit(work, wanted, Rank.ADMINISTRATOR, hash));
        });
    }

    /** Makes an account as part of something greater, in which no password is hashed. */
    Account admit(Transactions.Work work, NewAccount wanted) {
        Rank rank = wanted.rank() == null ? policy.defaultRank() : wanted.rank();
        requireMayCreate(work.caller(), rank);
        PasswordHash hash = wanted.start() instanceof NewAccount.Start.WithHash(var known) ? known : null;
        return admit(work, wanted, rank, hash);
    }

    private Account admit(Transactions.Work work, NewAccount wanted, Rank rank, @Nullable PasswordHash hash) {
        Writing writing = work.writing();
        Instant now = work.now();
        Account account = accountOf(work, wanted, rank, hash != null);
        writing.accounts().add(account);
        give(writing, account.id(), wanted.wireNames());
        DoorDocument document = wanted.document();
        if (document != null) {
            writing.documents().save(account.id(), document.asWritten(DoorDocument.USUAL_LENGTH), now);
        }
        Account claimed = addresses.claimPrimary(writing, account, wanted.addressRule(), now);
        EmailAddress pending = claimed.pendingEmail();
        if (pending != null) {
            require(writing.accounts().claim(pending.key(), claimed.id(), now), new Failure.EmailTaken());
        }
        if (hash != null) {
            writing.credentials().setPassword(account.id(), hash, now);
        }
        if (wanted.externalId() != null) {
            writing.accounts().link(wanted.externalId(), account.id(), now);
        }
        List<FieldChange> fields = new ArrayList<>(Differences.between(null, claimed));
        fields.addAll(codes.welcome(work, claimed));
        if (pending != null && wanted.beginning().mailsInvitation()) {
            fields.add(correspondence.invite(work, claimed, pending, correspondence.usualTime()));
        }
        work.record(Act.ACCOUNT_CREATED, claimed, fields);
        return claimed;
    }

    /** Chosen names come first; the doors that they belong to give no others then. */
    private void give(Writing writing, AccountId id, List<WireName> chosen) {
        for (WireName name : chosen) {
            boolean free = writing.wireIds().add(name.door(), name.kind(), name.value(), id.toString());
            require(free, new Failure.WireNameTaken());
        }
        names.give(writing, WireNaming.Thing.ACCOUNT, id, chosen);
    }

    private static Life life(Transactions.Work work, NewAccount wanted) {
        Life begun = switch (wanted.start()) {
            case NewAccount.Start.Invited _ -> Life.INVITED;
            case NewAccount.Start.Welcomed _ -> Life.INVITED.welcomed();
            case NewAccount.Start.WithPassword _, NewAccount.Start.WithHash _, NewAccount.Start.WithoutPassword _ ->
                Life.activeSince(work.now());
        };
        return LifeChanges.begun(work, begun, wanted.beginning());
    }

    private Account accountOf(Transactions.Work work, NewAccount wanted, Rank rank, boolean hasPassword) {
        Instant now = work.now();
        Stamps stamps = Stamps.createdAt(now, work.caller().account());
        NewAccount.Beginning beginning = wanted.beginning();
        ProjectId project = beginning.project();
        return new Account(
                new AccountId(transactions.identifiers().uuid()),
                1,
                wanted.kind(),
                Usernames.free(work.writing(), wanted.username(), wanted.usernameRule()),
                wanted.email() == null ? List.of() : List.of(new Email(wanted.email(), false, false)),
                beginning.pendingEmail(),
                wanted.profile(),
                rank,
                life(work, wanted),
                hasPassword ? stamps.passwordChanged(now) : stamps,
                project == null ? null : ProjectMembership.of(work.writing(), project, null));
    }

    private static void requireMayCreate(Caller caller, Rank rank) {
        require(Permissions.mayCreateAccount(caller), new Failure.NotPermitted());
        require(Permissions.mayGiveRank(caller, rank), new Failure.MayNotGrantRank());
    }

    /** The index decides who gets a name; asking first spares the hashing, where there is one, if the answer is known. */
    private void requireFreeUsername(NewAccount wanted) {
        Username username = wanted.username();
        if (username != null && wanted.usernameRule() == UsernameRule.MUST_BE_FREE) {
            boolean taken = transactions.read(reading -> reading.accounts().isUsernameTaken(username.key()));
            require(!taken, new Failure.UsernameTaken());
        }
    }

    private @Nullable PasswordHash hash(NewAccount wanted) {
        return switch (wanted.start()) {
            case NewAccount.Start.WithPassword(var password) -> {
                secrets.rules().check(password, Passwords.words(wanted));
                yield secrets.hasher().hash(password);
            }
            case NewAccount.Start.WithHash(var hash) -> hash;
            case NewAccount.Start.Invited _, NewAccount.Start.Welcomed _, NewAccount.Start.WithoutPassword _ -> null;
        };
    }
}
