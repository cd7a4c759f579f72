package muster.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import muster.model.Account;
import muster.model.AccountEntry;
import muster.model.AccountId;
import muster.model.AccountKind;
import muster.model.AccountProject;
import muster.model.Activity;
import muster.model.Block;
import muster.model.Email;
import muster.model.EmailAddress;
import muster.model.KeyId;
import muster.model.Life;
import muster.model.Profile;
import muster.model.Project;
import muster.model.Stamps;
import muster.model.Username;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * Puts accounts together from their rows: one statement for the accounts with their activity, one for their addresses,
 * and one for blocks if any of them has some, however many accounts there are.
 */
final class AccountLoader {
    private static final String SELECT = """
            select a.id, a.version, a.kind, a.rank, a.blocked, a.readonly, a.username, a.given_name, a.family_name,
                   a.display_name, a.pending_email, a.activated_at, a.expires_at, a.trashed_at, a.trashed_by,
                   a.merged_into, a.redirects, a.in_all_users, a.shown_to_all, a.created_at, a.created_by, a.modified_at, a.modified_by, a.profile_modified_at,
                   a.password_changed_at, a.locale, a.description, a.icon, a.project_id, p.readonly as project_readonly,
                   t.last_sign_in, t.last_activity, t.last_ui_activity, t.failures, t.locked_until
            from account a
            left join account_activity t on t.account_id = a.id
            left join project p on p.id = a.project_id
            where\s""";

    private static final String SELECT_STANDING = """
            select a.id, a.version, a.kind, a.rank, a.blocked, a.readonly, a.activated_at, a.expires_at, a.trashed_at,
                   a.trashed_by, a.merged_into, a.redirects, a.in_all_users, a.shown_to_all, a.created_at
            from access_key k
            join account a on a.id = k.account_id
            where k.id = :key and k.ended_at is null and (k.expires_at is null or k.expires_at > :now)
            """;

    /** An account that still lacks its addresses and blocks. */
    private record Bare(AccountEntry entry, boolean isBlocked) {
        AccountId id() {
            return entry.account().id();
        }
    }

    private final Handle handle;
    private final Database database;
    private final EmailRows emails;
    private final BlockRows blocks;
    private final ProjectRows projects;

    AccountLoader(Handle handle, Database database) {
        this.handle = handle;
        this.database = database;
        emails = new EmailRows(handle, database);
        blocks = new BlockRows(handle, database);
        projects = new ProjectRows(handle, database);
    }

    Optional<AccountEntry> byId(AccountId id) {
        return one(handle.createQuery(SELECT + "a.id = :id").bind("id", id.toString()));
    }

    /** The row is locked first; what belongs to it is read after that. */
    Optional<AccountEntry> locked(AccountId id) {
        return handle.createQuery(SELECT + "a.id = :id" + database.lockingRowsOf("a"))
                .bind("id", id.toString())
                .map((set, _) -> bare(new Row(set)))
                .findOne()
                .map(bare -> complete(bare, emails.of(bare.id()), blocksOf(bare), projectNow(bare)));
    }

    void lockAll(Collection<AccountId> ids) {
        String locking = database.lockingRowsOf("a");
        if (!locking.isEmpty()) {
            Ids.portions(ids.stream().map(AccountId::toString).sorted().toList())
                    .forEach(portion -> handle.createQuery("select a.id from account a where "
                                    + database.isOneOfIds("a.id") + " order by a.id" + locking)
                            .bind("ids", Ids.joined(portion))
                            .map((_, _) -> true)
                            .list());
        }
    }

    /** Whoever waited for the row's lock has its project from before the wait, or none. */
    private @Nullable AccountProject projectNow(Bare bare) {
        AccountProject project = bare.entry().account().project();
        return project == null
                ? null
                : projects.find(project.id()).map(Project::ofAccounts).orElse(project);
    }

    Optional<AccountEntry> byUsername(String usernameKey) {
        return one(handle.createQuery(SELECT + "a.username_key = :key and a.username_key <> ''")
                .bind("key", usernameKey));
    }

    boolean hasUsername(String usernameKey) {
        return handle.createQuery("select 1 from account where username_key = :key and username_key <> ''")
                .bind("key", usernameKey)
                .map((_, _) -> true)
                .findOne()
                .isPresent();
    }

    List<String> takenUsernames(List<String> keys) {
        return handle.createQuery("select username_key from account where username_key <> '' and username_key in ("
                        + database.textsOf(":keys") + ")")
                .bind("keys", Json.ofTexts(keys))
                .map((set, _) -> set.getString("username_key"))
                .list();
    }

    List<AccountId> idsOfUsernames(List<String> keys) {
        return handle.createQuery("select id from account where username_key <> '' and username_key in ("
                        + database.textsOf(":keys") + ")")
                .bind("keys", Json.ofTexts(keys))
                .map((set, _) -> new Row(set).accountId("id"))
                .list();
    }

    List<String> claimedAddresses(List<String> keys) {
        return handle.createQuery("select address_key from address_claim where address_key in ("
                        + database.textsOf(":keys") + ")")
                .bind("keys", Json.ofTexts(keys))
                .map((set, _) -> set.getString("address_key"))
                .list();
    }

    /** The account of a key that counts at that time, and of it what decides what the bearer may do. */
    Optional<Account> bearer(KeyId key, Instant now) {
        return handle.createQuery(SELECT_STANDING)
                .bind("key", key.value())
                .bind("now", Micros.of(now))
                .map((set, _) -> standing(new Row(set)))
                .findOne()
                .map(bare -> complete(bare, List.of(), blocksOf(bare)).account());
    }

    private static Bare standing(Row row) throws SQLException {
        Account account = new Account(
                row.accountId("id"),
                row.longNumber("version"),
                AccountKind.valueOf(row.text("kind")),
                null,
                List.of(),
                null,
                Profile.EMPTY,
                Weights.rank(row.number("rank")),
                life(row),
                Stamps.createdAt(row.instant("created_at"), null));
        return new Bare(new AccountEntry(account, Activity.NONE), row.flag("blocked"));
    }

    private Optional<AccountEntry> one(Query query) {
        return query.map((set, _) -> bare(new Row(set)))
                .findOne()
                .map(bare -> complete(bare, emails.of(bare.id()), blocksOf(bare)));
    }

    private List<Block> blocksOf(Bare bare) {
        return bare.isBlocked() ? blocks.ofAll(List.of(bare.id())).getOrDefault(bare.id(), List.of()) : List.of();
    }

    List<AccountId> mergedInto(Collection<AccountId> ids) {
        List<AccountId> found = new ArrayList<>();
        for (List<AccountId> portion : Ids.portions(ids)) {
            found.addAll(handle.createQuery(
                            "select a.id from account a where a.merged_into is not null and a.redirects = 1 and "
                                    + database.isOneOfIds("a.merged_into"))
                    .bind("ids", Ids.joined(portion))
                    .map((set, _) -> new Row(set).accountId("id"))
                    .list());
        }
        return found;
    }

    /** Those that are there, in the order of the ids. */
    List<AccountEntry> byIds(Collection<AccountId> ids) {
        Map<AccountId, AccountEntry> found = new HashMap<>();
        for (List<AccountId> portion : Ids.portions(ids)) {
            addAll(found, portion);
        }
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    private void addAll(Map<AccountId, AccountEntry> found, List<AccountId> ids) {
        List<Bare> rows = handle.createQuery(SELECT + database.isOneOfIds("a.id"))
                .bind("ids", Ids.joined(ids))
                .map((set, _) -> bare(new Row(set)))
                .list();
        if (rows.isEmpty()) {
            return;
        }
        Map<AccountId, List<Email>> addresses = emails.ofAll(ids);
        List<AccountId> blocked = new ArrayList<>();
        rows.stream().filter(Bare::isBlocked).map(Bare::id).forEach(blocked::add);
        Map<AccountId, List<Block>> held = blocked.isEmpty() ? Map.of() : blocks.ofAll(blocked);
        for (Bare row : rows) {
            List<Email> own = addresses.getOrDefault(row.id(), List.of());
            found.put(row.id(), complete(row, own, held.getOrDefault(row.id(), List.of())));
        }
    }

    private static AccountEntry complete(Bare bare, List<Email> emails, List<Block> blocks) {
        return complete(bare, emails, blocks, bare.entry().account().project());
    }

    private static AccountEntry complete(
            Bare bare, List<Email> emails, List<Block> blocks, @Nullable AccountProject project) {
        Account account = bare.entry().account();
        Life life = account.life();
        Life blockedLife = blocks.isEmpty() ? life : life.withBlocks(blocks);
        Account whole = new Account(
                account.id(),
                account.version(),
                account.kind(),
                account.username(),
                emails,
                account.pendingEmail(),
                account.profile(),
                account.rank(),
                blockedLife,
                account.stamps(),
                project);
        return new AccountEntry(whole, bare.entry().activity());
    }

    private static Bare bare(Row row) throws SQLException {
        Account account = new Account(
                row.accountId("id"),
                row.longNumber("version"),
                AccountKind.valueOf(row.text("kind")),
                username(row),
                List.of(),
                pendingEmail(row),
                profile(row),
                Weights.rank(row.number("rank")),
                life(row),
                stamps(row),
                ProjectRows.ofAccount(row));
        return new Bare(new AccountEntry(account, ActivityRows.activity(row)), row.flag("blocked"));
    }

    private static @Nullable Username username(Row row) throws SQLException {
        String value = row.textOrNull("username");
        return value == null ? null : new Username(value);
    }

    private static @Nullable EmailAddress pendingEmail(Row row) throws SQLException {
        String value = row.textOrNull("pending_email");
        return value == null ? null : new EmailAddress(value);
    }

    private static Profile profile(Row row) throws SQLException {
        return new Profile(
                row.textOrNull("given_name"),
                row.textOrNull("family_name"),
                row.textOrNull("display_name"),
                row.textOrNull("description"),
                row.textOrNull("icon"),
                row.textOrNull("locale"));
    }

    private static Life life(Row row) throws SQLException {
        return new Life(
                row.instantOrNull("activated_at"),
                List.of(),
                row.flag("readonly"),
                row.instantOrNull("expires_at"),
                row.instantOrNull("trashed_at"),
                row.accountIdOrNull("trashed_by"),
                row.accountIdOrNull("merged_into"),
                row.flag("redirects"),
                row.flag("in_all_users"),
                row.flag("shown_to_all"));
    }

    private static Stamps stamps(Row row) throws SQLException {
        return new Stamps(
                row.instant("created_at"),
                row.accountIdOrNull("created_by"),
                row.instant("modified_at"),
                row.accountIdOrNull("modified_by"),
                row.instant("profile_modified_at"),
                row.instantOrNull("password_changed_at"));
    }
}
