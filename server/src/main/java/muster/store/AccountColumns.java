package muster.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import muster.model.Account;
import muster.model.Email;
import muster.model.EmailAddress;
import muster.model.Profile;
import muster.model.TextKey;
import org.jspecify.annotations.Nullable;

/**
 * An account as the columns of its row. An update sets only those that differ, because SQLite rewrites the entry of every
 * index whose columns are set, changed or not.
 */
final class AccountColumns {
    /** Stands before and behind each key in {@code overlong_keys}; no kept text has it. */
    private static final char MARK = '\u0001';

    /** What the column {@code listed} says: in no list, in all lists, or only in those that show shadows. */
    static final int HIDDEN = 0;

    static final int LISTED = 1;
    static final int SHADOW = 2;

    private AccountColumns() {}

    /** Those that have a value: each one that is not named in an insertion is one less to bind. */
    static Map<String, @Nullable Object> given(Account account) {
        Map<String, @Nullable Object> columns = of(account);
        columns.values().removeIf(Objects::isNull);
        return columns;
    }

    static String insertion(Map<String, @Nullable Object> columns) {
        String names = String.join(", ", columns.keySet());
        String values = columns.keySet().stream().map(name -> ":" + name).collect(Collectors.joining(", "));
        return "insert into account (" + names + ") values (" + values + ")";
    }

    static String update(Map<String, @Nullable Object> changed) {
        String settings =
                changed.keySet().stream().map(name -> name + " = :" + name).collect(Collectors.joining(", "));
        return "update account set " + settings + " where id = :id and version = :version_before";
    }

    static Map<String, @Nullable Object> difference(Account before, Account after) {
        Map<String, @Nullable Object> old = of(before);
        Map<String, @Nullable Object> changed = of(after);
        changed.entrySet().removeIf(column -> Objects.equals(column.getValue(), old.get(column.getKey())));
        return changed;
    }

    static Map<String, @Nullable Object> of(Account account) {
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        columns.put("id", account.id().toString());
        columns.put("version", account.version());
        columns.put("kind", account.kind().name());
        columns.put("rank", Weights.of(account.rank()));
        columns.put("listed", listed(account));
        putLife(columns, account);
        columns.put(
                "project_id",
                account.project() == null ? null : account.project().id().toString());
        putTexts(columns, account);
        putKeys(columns, account);
        columns.put("created_at", Micros.of(account.stamps().createdAt()));
        columns.put("created_by", Row.text(account.stamps().createdBy()));
        columns.put("modified_at", Micros.of(account.stamps().modifiedAt()));
        columns.put("modified_by", Row.text(account.stamps().modifiedBy()));
        columns.put("profile_modified_at", Micros.of(account.stamps().profileModifiedAt()));
        columns.put("password_changed_at", Micros.ofNullable(account.stamps().passwordChangedAt()));
        return columns;
    }

    private static int listed(Account account) {
        if (account.isListed()) {
            return LISTED;
        }
        return account.isShadow() ? SHADOW : HIDDEN;
    }

    private static void putLife(Map<String, @Nullable Object> columns, Account account) {
        columns.put("blocked", account.life().blocks().isEmpty() ? 0 : 1);
        columns.put("readonly", account.life().readonly() ? 1 : 0);
        columns.put("activated_at", Micros.ofNullable(account.life().activatedAt()));
        columns.put("expires_at", Micros.ofNullable(account.life().expiresAt()));
        columns.put("trashed_at", Micros.ofNullable(account.life().trashedAt()));
        columns.put("trashed_by", Row.text(account.life().trashedBy()));
        columns.put("merged_into", Row.text(account.life().mergedInto()));
        columns.put("redirects", account.life().redirects() ? 1 : 0);
        columns.put("in_all_users", account.life().inAllUsers() ? 1 : 0);
        columns.put("shown_to_all", account.life().shownToAll() ? 1 : 0);
    }

    private static void putTexts(Map<String, @Nullable Object> columns, Account account) {
        Profile profile = account.profile();
        Email primary = account.primaryEmail();
        EmailAddress pending = account.pendingEmail();
        columns.put(
                "username",
                account.username() == null ? null : account.username().value());
        columns.put("given_name", profile.givenName());
        columns.put("family_name", profile.familyName());
        columns.put("display_name", profile.displayName());
        columns.put("email", primary == null ? null : primary.address().value());
        columns.put("pending_email", pending == null ? null : pending.value());
        columns.put("locale", profile.locale());
        columns.put("description", profile.description());
        columns.put("icon", profile.icon());
    }

    private static void putKeys(Map<String, @Nullable Object> columns, Account account) {
        Email primary = account.primaryEmail();
        EmailAddress pending = account.pendingEmail();
        String username =
                account.username() == null ? "" : account.username().key().value();
        String given = key(account.profile().givenName());
        String family = key(account.profile().familyName());
        String email = primary == null ? "" : primary.address().key().value();
        columns.put("username_key", IndexKey.of(username));
        columns.put("given_key", IndexKey.of(given));
        columns.put("family_key", IndexKey.of(family));
        columns.put("display_key", IndexKey.of(key(account.profile().displayName())));
        columns.put("email_key", IndexKey.of(email));
        columns.put(
                "pending_email_key",
                pending == null ? "" : IndexKey.of(pending.key().value()));
        List<String> cut = new ArrayList<>();
        addIfCut(cut, AccountColumn.USERNAME, username);
        addIfCut(cut, AccountColumn.GIVEN, given);
        addIfCut(cut, AccountColumn.FAMILY, family);
        addIfCut(cut, AccountColumn.EMAIL, email);
        columns.put("overlong_keys", cut.isEmpty() ? null : String.join("", cut) + MARK);
    }

    private static String key(@Nullable String name) {
        return name == null ? "" : TextKey.of(name).value();
    }

    private static void addIfCut(List<String> cut, AccountColumn column, String key) {
        if (IndexKey.isOverlong(key)) {
            cut.add(marked(column, key));
        }
    }

    /** What {@code overlong_keys} holds when the whole key of that column starts with this. */
    static String marked(AccountColumn column, String key) {
        return MARK + column.keyName() + MARK + key;
    }
}
