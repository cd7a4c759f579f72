package muster.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import muster.directory.AccountPage;
import muster.directory.AccountQuery;
import muster.directory.AccountWriter;
import muster.directory.PageStart;
import muster.directory.TrashMark;
import muster.model.Account;
import muster.model.AccountEntry;
import muster.model.AccountId;
import muster.model.Activity;
import muster.model.ExternalIdentity;
import muster.model.Failure;
import muster.model.KeyId;
import muster.model.Refused;
import muster.model.TextKey;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Accounts with what is kept around them. */
final class AccountRows implements AccountWriter {
    private static final Database.UniqueIndex USERNAME = new Database.UniqueIndex("account", "username_key");

    private final Handle handle;
    private final Database database;
    private final Breaches breaches;
    private final Touched touched;
    private final AccountCounts counts;
    private final AccountLoader loader;
    private final AccountLists lists;
    private final EmailRows emails;
    private final NameWordRows words;
    private final BlockRows blocks;
    private final ActivityRows activities;
    private final IdentityRows identities;
    private final AdministratorRows administrators;
    /** As they were last seen in this transaction: what the next version is compared with. */
    private final Map<AccountId, Account> seen = new HashMap<>();

    AccountRows(Handle handle, Database database, Touched touched, AccountCounts counts) {
        this.handle = handle;
        this.database = database;
        this.touched = touched;
        this.counts = counts;
        breaches = new Breaches(database);
        loader = new AccountLoader(handle, database);
        lists = new AccountLists(handle, database, loader, counts);
        emails = new EmailRows(handle, database);
        words = new NameWordRows(handle);
        blocks = new BlockRows(handle, database);
        activities = new ActivityRows(handle);
        identities = new IdentityRows(handle, database);
        administrators = new AdministratorRows(handle, database);
    }

    @Override
    public Optional<Account> find(AccountId id) {
        return remembered(loader.byId(id));
    }

    @Override
    public Optional<AccountEntry> findEntry(AccountId id) {
        return loader.byId(id);
    }

    /** Not remembered: what is saved is compared with whole accounts. */
    @Override
    public Optional<Account> bearer(KeyId key, Instant now) {
        return loader.bearer(key, now);
    }

    @Override
    public Optional<Account> findByUsername(TextKey username) {
        return isPossible(username) ? remembered(loader.byUsername(IndexKey.of(username.value()))) : Optional.empty();
    }

    @Override
    public boolean isUsernameTaken(TextKey username) {
        return isPossible(username) && loader.hasUsername(IndexKey.of(username.value()));
    }

    @Override
    public Set<TextKey> takenUsernames(Collection<TextKey> usernames) {
        return those(usernames, loader::takenUsernames);
    }

    @Override
    public Map<TextKey, Account> findByUsernames(Collection<TextKey> usernames) {
        Set<TextKey> wanted = Set.copyOf(usernames);
        List<String> keys = wanted.stream()
                .filter(AccountRows::isPossible)
                .map(key -> IndexKey.of(key.value()))
                .toList();
        return findAll(loader.idsOfUsernames(keys)).values().stream()
                .collect(Collectors.toUnmodifiableMap(
                        account -> Objects.requireNonNull(account.username()).key(), account -> account));
    }

    @Override
    public Set<TextKey> recordedAddresses(Collection<TextKey> addresses) {
        return those(addresses, emails::recorded);
    }

    @Override
    public Set<TextKey> claimedAddresses(Collection<TextKey> addresses) {
        return those(addresses, loader::claimedAddresses);
    }

    private static Set<TextKey> those(Collection<TextKey> all, UnaryOperator<List<String>> there) {
        Map<String, TextKey> byIndexKey = new HashMap<>();
        all.stream().filter(AccountRows::isPossible).forEach(key -> byIndexKey.put(IndexKey.of(key.value()), key));
        return there.apply(List.copyOf(byIndexKey.keySet())).stream()
                .map(key -> Objects.requireNonNull(byIndexKey.get(key)))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean isPossible(TextKey username) {
        return !username.value().isEmpty() && IndexKey.isStorable(username.value());
    }

    @Override
    public Optional<Account> findByClaimedAddress(TextKey address) {
        return emails.claimant(address).flatMap(this::find);
    }

    @Override
    public long recording(TextKey address) {
        return emails.recording(address);
    }

    @Override
    public List<AccountId> unlisted(TextKey address, int limit) {
        return emails.unlisted(address, limit);
    }

    @Override
    public List<AccountId> mergedInto(Collection<AccountId> ids) {
        return loader.mergedInto(ids);
    }

    @Override
    public Map<AccountId, Account> findAll(Collection<AccountId> ids) {
        Map<AccountId, Account> found = new LinkedHashMap<>();
        loader.byIds(ids).forEach(entry -> found.put(entry.account().id(), entry.account()));
        return found;
    }

    @Override
    public Activity activity(AccountId id) {
        return activities.of(id);
    }

    @Override
    public Map<AccountId, String> externalSubjects(String issuer, Collection<AccountId> ids) {
        return identities.subjects(issuer, ids);
    }

    @Override
    public List<ExternalIdentity> identities(AccountId id) {
        return identities.of(id);
    }

    @Override
    public AccountPage list(AccountQuery query, PageStart from, int limit, Instant now) {
        return lists.page(query, from, limit, now);
    }

    @Override
    public List<AccountEntry> trashed(@Nullable TrashMark after, int limit) {
        return lists.trashed(after, limit);
    }

    @Override
    public long count(AccountQuery query, Instant now) {
        return lists.count(query, now);
    }

    @Override
    public boolean hasUsableAdministrator(Instant now) {
        return administrators.hasUsable(now);
    }

    @Override
    public boolean hasAny() {
        return handle.createQuery("select 1 from account where kind <> 'SYSTEM' limit 1")
                .map((_, _) -> true)
                .findOne()
                .isPresent();
    }

    @Override
    public List<TextKey> claims(AccountId id) {
        return emails.claims(id);
    }

    @Override
    public Optional<Account> lock(AccountId id) {
        return remembered(loader.locked(id));
    }

    @Override
    public void lockAll(Collection<AccountId> ids) {
        loader.lockAll(ids);
    }

    private Optional<Account> remembered(Optional<AccountEntry> entry) {
        entry.ifPresent(found -> seen.put(found.account().id(), found.account()));
        return entry.map(AccountEntry::account);
    }

    @Override
    public void add(Account account) {
        Map<String, @Nullable Object> columns = AccountColumns.given(account);
        breaches.refuse(
                USERNAME,
                new Failure.UsernameTaken(),
                () -> handle.createUpdate(AccountColumns.insertion(columns))
                        .bindMap(columns)
                        .execute());
        emails.add(account);
        words.add(account);
        blocks.add(account);
        counts.add(account);
        seen.put(account.id(), account);
        touched.account(account.id());
    }

    @Override
    public void save(Account account) {
        Account before = before(account);
        Map<String, @Nullable Object> changed = AccountColumns.difference(before, account);
        int saved = breaches.refuse(
                USERNAME,
                new Failure.UsernameTaken(),
                () -> handle.createUpdate(AccountColumns.update(changed))
                        .bindMap(changed)
                        .bind("id", account.id().toString())
                        .bind("version_before", before.version())
                        .execute());
        if (saved == 0) {
            throw new Refused(new Failure.VersionMismatch());
        }
        emails.replace(before, account);
        words.replace(before, account);
        blocks.replace(before, account);
        counts.replace(before, account);
        seen.put(account.id(), account);
        touched.account(account.id());
    }

    /** After a part of the transaction was undone: what was seen in it is not there. */
    void forgetSeen() {
        seen.clear();
    }

    @Override
    public void remove(AccountId id) {
        Account before = Objects.requireNonNull(seen.remove(id), "it was not found before");
        touched.account(id);
        counts.remove(before);
        emails.releaseAll(id);
        activities.remove(id);
        identities.remove(id);
        handle.createUpdate("delete from external_id where kind = 'account' and target = :id")
                .bind("id", id.toString())
                .execute();
        // Everything else about it stands in rows that go with this one.
        handle.createUpdate("delete from account where id = :id")
                .bind("id", id.toString())
                .execute();
    }

    private Account before(Account account) {
        Account known = seen.get(account.id());
        Optional<Account> before = known == null ? find(account.id()) : Optional.of(known);
        return before.filter(stored -> stored.version() == account.version() - 1)
                .orElseThrow(() -> new Refused(new Failure.VersionMismatch()));
    }

    @Override
    public boolean claim(TextKey address, AccountId id, Instant now) {
        touched.account(id);
        return emails.claim(address, id, now);
    }

    @Override
    public void releaseClaim(TextKey address, AccountId id) {
        touched.account(id);
        emails.releaseClaim(address, id);
    }

    @Override
    public void link(ExternalIdentity identity, AccountId id, Instant now) {
        identities.link(identity, id, now);
    }

    @Override
    public Optional<AccountId> holder(ExternalIdentity identity) {
        return identities.holder(identity);
    }

    @Override
    public void moveIdentity(ExternalIdentity identity, AccountId to) {
        identities.move(identity, to);
    }

    @Override
    public void moveIdentities(AccountId from, AccountId to) {
        identities.move(from, to);
    }

    @Override
    public void guardAdministrators() {
        administrators.guard();
    }

    @Override
    public void stampActivity(AccountId id, Instant at) {
        touched.account(id);
        activities.stampActivity(id, at);
    }

    @Override
    public <T> T within(Duration patience, Supplier<T> look) {
        return database.within(handle, patience, look);
    }

    @Override
    public void stampInterface(AccountId id, Instant at) {
        activities.stampInterface(id, at);
    }

    @Override
    public void stampSignIn(AccountId id, Instant at) {
        touched.account(id);
        activities.stampSignIn(id, at);
    }

    @Override
    public void setFailures(AccountId id, int failures, @Nullable Instant lockedUntil) {
        touched.account(id);
        activities.setFailures(id, failures, lockedUntil);
    }
}
