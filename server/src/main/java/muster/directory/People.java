package muster.directory;

import static muster.directory.Authority.require;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import muster.model.Account;
import muster.model.AccountEntry;
import muster.model.AccountId;
import muster.model.AccountKind;
import muster.model.Activity;
import muster.model.Caller;
import muster.model.DoorDocument;
import muster.model.Failure;
import muster.model.Grant;
import muster.model.GrantObject;
import muster.model.Permissions;
import muster.model.Policy;
import muster.model.Rank;
import muster.model.Refused;
import muster.model.WellKnown;
import org.jspecify.annotations.Nullable;

/**
 * Accounts on platforms where rights decide who sees whom: administrators see everybody, the directory's own and the shells
 * of merged ones included; others see who is active and either shown to the group of all users or within their rights.
 */
public final class People {
    private final Transactions transactions;
    private final Policy policy;
    private final ListWalks walks;
    private final RecentSurroundings recent;

    public People(Transactions transactions, Policy policy) {
        this.transactions = transactions;
        this.policy = policy;
        this.walks = new ListWalks(transactions.clock());
        this.recent = new RecentSurroundings(transactions);
    }

    /**
     * An account as one caller meets it.
     *
     * @param whole whether the caller may see all of it, or only what everybody may see
     * @param level how far the caller's rights to it go
     */
    public record Sight(AccountEntry entry, boolean whole, Grant.Level level) {
        public Account account() {
            return entry.account();
        }
    }

    /** A page of a list, and how many there are on all pages; null when nobody asked. */
    public record Listing(List<Sight> people, @Nullable Long total) {}

    /** @throws Refused {@link Failure.NoSuchAccount} also when the caller may not see it */
    public Sight find(Caller caller, AccountId id) {
        return transactions
                .read(reading -> sight(reading, caller, id))
                .orElseThrow(() -> new Refused(new Failure.NoSuchAccount()));
    }

    /** The own account as the check of the key found it, of which there is nothing to hide. */
    public Sight own(Keys.Known known) {
        return new Sight(new AccountEntry(known.account(), Activity.NONE), true, Grant.Level.MANAGE);
    }

    Optional<Sight> sight(Reading reading, Caller caller, AccountId id) {
        Optional<AccountEntry> found = reading.accounts().findEntry(id).filter(entry -> isThere(entry.account()));
        if (caller.is(id) || caller.isAtLeast(Rank.ADMINISTRATOR)) {
            return found.map(entry -> new Sight(entry, true, Grant.Level.MANAGE));
        }
        if (caller.account() == null || caller.isInvited()) {
            return Optional.empty();
        }
        Instant now = transactions.now();
        return found.filter(
                        entry -> isPerson(entry.account()) && entry.account().mayAct(now))
                .flatMap(entry -> level(reading, caller, id).map(level -> new Sight(entry, false, level)));
    }

    private static boolean isThere(Account account) {
        return account.isListed() || account.isShadow();
    }

    private static boolean isPerson(Account account) {
        return account.kind() != AccountKind.SYSTEM;
    }

    private Optional<Grant.Level> level(Reading reading, Caller caller, AccountId id) {
        Reach reach = Reach.of(reading, self(reading, caller));
        GrantObject object = new GrantObject.OnAccount(id);
        return Permissions.maySeeOthers(caller, policy) ? reach.on(object) : reach.granted(object);
    }

    private static Account self(Reading reading, Caller caller) {
        return Optional.ofNullable(caller.account())
                .flatMap(self -> reading.accounts().find(self))
                .orElseThrow(() -> new Refused(new Failure.BadCredentials()));
    }

    /** The same list as one alone sees it. */
    public Listing list(
            Caller caller,
            Condition condition,
            List<AccountQuery.Order> orders,
            long skip,
            int limit,
            boolean counted) {
        return list(caller, List.of(caller), condition, orders, skip, limit, counted);
    }

    /**
     * One page of a list, for doors that count pages.
     *
     * @param caller whose rights the entries tell
     * @param readers those with whose eyes is looked: what one of them sees is shown
     * @param condition what the accounts must meet beside being seen by the caller
     * @param skip how many entries stand on the pages before
     * @param limit how many entries a page has at most
     * @param counted whether all pages are counted
     */
    public Listing list(
            Caller caller,
            List<Caller> readers,
            Condition condition,
            List<AccountQuery.Order> orders,
            long skip,
            int limit,
            boolean counted) {
        require(caller.account() != null || caller.isHost(), new Failure.NoCredentials());
        Instant now = transactions.now();
        boolean whole = readers.stream().anyMatch(reader -> reader.isAtLeast(Rank.ADMINISTRATOR));
        return transactions.read(reading -> {
            Map<Caller, Span> spans = new HashMap<>();
            Function<AccountEntry, Grant.Level> level = levels(reading, caller, spans);
            AccountQuery query = whole
                    ? new AccountQuery(condition, orders, AccountQuery.Who.LISTED_AND_SHADOWS)
                    : new AccountQuery(Condition.allOf(List.of(seen(reading, readers, spans), condition)), orders);
            Long total = counted ? reading.accounts().count(query, now) : null;
            if (limit == 0 || total != null && skip >= total) {
                return new Listing(List.of(), total);
            }
            AccountPage page = reading.accounts().list(query, walks.start(caller, query, skip), limit, now);
            walks.remember(caller, query, skip, page);
            List<Sight> people = page.entries().stream()
                    .map(entry -> new Sight(entry, whole, level.apply(entry)))
                    .toList();
            return new Listing(people, total);
        });
    }

    private static Span span(Reading reading, Caller caller) {
        return Span.of(reading, self(reading, caller), Span.Extent.ACCOUNTS_AND_GROUPS, Grant.Level.READ);
    }

    /** How far the caller's rights to what is shown go: at least far enough to read. */
    private static Function<AccountEntry, Grant.Level> levels(Reading reading, Caller caller, Map<Caller, Span> spans) {
        if (caller.isAtLeast(Rank.ADMINISTRATOR)) {
            return _ -> Grant.Level.MANAGE;
        }
        if (caller.isInvited()) {
            return _ -> Grant.Level.READ;
        }
        Span span = spans.computeIfAbsent(caller, who -> span(reading, who));
        return entry -> span.on(new GrantObject.OnAccount(entry.account().id())).orElse(Grant.Level.READ);
    }

    private Condition seen(Reading reading, List<Caller> readers, Map<Caller, Span> spans) {
        List<Condition> each = readers.stream()
                .filter(reader -> !reader.isInvited())
                .distinct()
                .map(reader -> seen(reader, spans.computeIfAbsent(reader, who -> span(reading, who))))
                .toList();
        return each.size() == 1 ? each.getFirst() : new Condition.AnyOf(each);
    }

    private Condition seen(Caller caller, Span span) {
        Condition within = new Condition.HasAnyId(span.accounts(Grant.Level.READ));
        boolean all = span.isAmongAll() && Permissions.maySeeOthers(caller, policy);
        Condition visible = all ? new Condition.AnyOf(List.of(new Condition.IsShownToAll(), within)) : within;
        return new Condition.AllOf(List.of(new Condition.MayAct(), visible));
    }

    /** The directory's own account, of which there is nothing to hide. */
    public Sight itself(Caller caller) {
        Grant.Level level = caller.isAtLeast(Rank.ADMINISTRATOR) ? Grant.Level.MANAGE : Grant.Level.READ;
        return transactions
                .read(reading -> reading.accounts().findEntry(WellKnown.SYSTEM))
                .map(entry -> new Sight(entry, true, level))
                .orElseThrow(() -> new Refused(new Failure.NoSuchAccount()));
    }

    /**
     * Whom a reference to an account means after merges.
     *
     * @param identity who has the identity of the account now: where redirects lead; the account itself where none does
     * @param heir who has what the account had, wherever merges lead
     */
    public record Successor(AccountId identity, AccountId heir) {}

    /** The successors of these accounts; without those of which nobody is there any more. To know them says nothing of who may see whom. */
    public Map<AccountId, Successor> successors(Collection<AccountId> ids) {
        return transactions.read(reading -> {
            Map<AccountId, Account> first = reading.accounts().findAll(ids);
            Map<AccountId, Successor> successors = new HashMap<>();
            first.values().forEach(account -> {
                Account identity = followed(reading, account, true);
                Account heir = followed(reading, identity, false);
                if (isThere(identity) && isThere(heir)) {
                    successors.put(account.id(), new Successor(identity.id(), heir.id()));
                }
            });
            return successors;
        });
    }

    private static Account followed(Reading reading, Account from, boolean redirectsOnly) {
        Account at = from;
        for (int hops = 0; hops < Merges.MOST_HOPS; hops++) {
            AccountId next = at.life().mergedInto();
            if (next == null || redirectsOnly && !at.life().redirects()) {
                return at;
            }
            at = reading.accounts().find(next).orElse(at);
        }
        return at;
    }

    /** What a door shows of these accounts beside themselves, all at one look. */
    public Surroundings surroundings(Caller viewer, List<Sight> people, Surroundings.Words words) {
        Supplier<Surroundings> look =
                () -> transactions.read(reading -> Surroundings.of(reading, viewer, people, words));
        return people.size() == 1 ? recent.of(viewer, people.getFirst(), words, look) : look.get();
    }

    /** Whether anything belongs to the account directly. */
    public boolean ownsThings(AccountId id) {
        return transactions.read(reading -> Trash.ownsThings(reading, id));
    }

    /** What a door keeps of these accounts in its own words: for accounts of which the caller sees all. */
    public Map<AccountId, DoorDocument> documents(List<Sight> people, String door) {
        List<AccountId> ids = people.stream()
                .filter(Sight::whole)
                .map(sight -> sight.account().id())
                .toList();
        return ids.isEmpty()
                ? Map.of()
                : transactions.read(reading -> reading.documents().findAll(ids, door));
    }
}
