package muster.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.Email;
import muster.model.EmailAddress;
import muster.model.TextKey;
import org.jdbi.v3.core.Handle;

/** The addresses of accounts, and who claims which. */
final class EmailRows {
    private static final String SELECT = """
            select e.account_id, e.address, e.verified,
                   case when c.account_id is null then 0 else 1 end as claimed
            from account_email e
            left join address_claim c on c.address_key = e.address_key and c.account_id = e.account_id
            where\s""";

    private final Handle handle;
    private final Database database;

    EmailRows(Handle handle, Database database) {
        this.handle = handle;
        this.database = database;
    }

    List<Email> of(AccountId id) {
        return handle.createQuery(SELECT + "e.account_id = :id order by e.position")
                .bind("id", id.toString())
                .map((set, _) -> email(new Row(set)))
                .list();
    }

    Map<AccountId, List<Email>> ofAll(Collection<AccountId> ids) {
        Map<AccountId, List<Email>> found = new HashMap<>();
        handle.createQuery(SELECT + database.isOneOfIds("e.account_id") + " order by e.account_id, e.position")
                .bind("ids", Ids.joined(ids))
                .map((set, _) -> Map.entry(new Row(set).accountId("account_id"), email(new Row(set))))
                .forEach(row -> found.computeIfAbsent(row.getKey(), _ -> new ArrayList<>())
                        .add(row.getValue()));
        return found;
    }

    /** How many accounts that doors show have this address, as their primary or a further one. */
    long recording(TextKey address) {
        if (address.isEmpty() || !IndexKey.isStorable(address.value())) {
            return 0;
        }
        return handle.createQuery("select count(*) from (select a.id as id from account a"
                        + database.walking("account_by_email")
                        + " where a.listed = 1 and a.email_key = :key union select e.account_id as id from account_email e"
                        + database.walking("account_email_further")
                        + " cross join account o where e.position > 0 and e.address_key = :key"
                        + " and o.id = e.account_id and o.listed = 1) p")
                .bind("key", IndexKey.of(address.value()))
                .map((set, _) -> set.getLong(1))
                .one();
    }

    /** Those of these keys with which {@link #recording} counts somebody. */
    List<String> recorded(List<String> keys) {
        return handle.createQuery("select a.email_key as address from account a"
                        + database.walking("account_by_email")
                        + " where a.listed = 1 and a.email_key in (" + database.textsOf(":keys")
                        + ") union select e.address_key as address from account_email e"
                        + database.walking("account_email_further")
                        + " cross join account o where e.position > 0 and e.address_key in ("
                        + database.textsOf(":keys") + ") and o.id = e.account_id and o.listed = 1")
                .bind("keys", Json.ofTexts(keys))
                .map((set, _) -> set.getString("address"))
                .list();
    }

    /** Accounts that no list shows, with this address as their primary or a further one; in the order of their making. */
    List<AccountId> unlisted(TextKey address, int limit) {
        if (address.isEmpty() || !IndexKey.isStorable(address.value())) {
            return List.of();
        }
        return handle.createQuery("""
                        select p.id from (select a.id as id from account a where a.listed <> 1 and a.email_key = :key
                                          union
                                          select o.id from account_email e join account o on o.id = e.account_id
                                          where e.position > 0 and e.address_key = :key and o.listed <> 1) p
                        order by p.id limit :limit
                        """)
                .bind("key", IndexKey.of(address.value()))
                .bind("limit", limit)
                .map((set, _) -> new Row(set).accountId("id"))
                .list();
    }

    private static Email email(Row row) throws SQLException {
        return new Email(new EmailAddress(row.text("address")), row.flag("verified"), row.flag("claimed"));
    }

    void add(Account account) {
        IntStream.range(0, account.emails().size())
                .forEach(
                        position -> put(account.id(), position, account.emails().get(position)));
    }

    /** Rewrites the addresses that differ; who claims them is not told here. */
    void replace(Account before, Account after) {
        List<Email> old = before.emails();
        for (Email email : old) {
            String key = key(email);
            if (after.emails().stream().noneMatch(kept -> key(kept).equals(key))) {
                remove(after.id(), key);
            }
        }
        for (int position = 0; position < after.emails().size(); position++) {
            Email email = after.emails().get(position);
            if (position >= old.size() || !isSameRow(old.get(position), email)) {
                put(after.id(), position, email);
            }
        }
    }

    private static boolean isSameRow(Email one, Email other) {
        return one.address().equals(other.address()) && one.verified() == other.verified();
    }

    private static String key(Email email) {
        return IndexKey.of(email.address().key().value());
    }

    private void remove(AccountId id, String key) {
        handle.createUpdate("delete from account_email where account_id = :id and address_key = :key")
                .bind("id", id.toString())
                .bind("key", key)
                .execute();
    }

    private void put(AccountId id, int position, Email email) {
        handle.createUpdate("""
                        insert into account_email (account_id, address_key, position, address, verified)
                        values (:id, :key, :position, :address, :verified)
                        on conflict (account_id, address_key) do update
                        set position = excluded.position, address = excluded.address, verified = excluded.verified,
                            verified_at = case when excluded.verified = 1 then account_email.verified_at end
                        """)
                .bind("id", id.toString())
                .bind("key", key(email))
                .bind("position", position)
                .bind("address", email.address().value())
                .bind("verified", email.verified() ? 1 : 0)
                .execute();
    }

    Optional<AccountId> claimant(TextKey address) {
        if (!IndexKey.isStorable(address.value())) {
            return Optional.empty();
        }
        return handle.createQuery("select account_id from address_claim where address_key = :key")
                .bind("key", IndexKey.of(address.value()))
                .map((set, _) -> new Row(set).accountId("account_id"))
                .findOne();
    }

    boolean claim(TextKey address, AccountId id, Instant now) {
        int made = handle.createUpdate("""
                        insert into address_claim (address_key, address, account_id, claimed_at)
                        values (:key, :address, :id, :now)
                        on conflict (address_key) do nothing
                        """)
                .bind("key", IndexKey.of(address.value()))
                .bind("address", address.value())
                .bind("id", id.toString())
                .bind("now", Micros.of(now))
                .execute();
        return made == 1 || claimant(address).filter(id::equals).isPresent();
    }

    void releaseClaim(TextKey address, AccountId id) {
        handle.createUpdate("delete from address_claim where address_key = :key and account_id = :id")
                .bind("key", IndexKey.of(address.value()))
                .bind("id", id.toString())
                .execute();
    }

    void releaseAll(AccountId id) {
        handle.createUpdate("delete from address_claim where account_id = :id")
                .bind("id", id.toString())
                .execute();
    }

    List<TextKey> claims(AccountId id) {
        return handle.createQuery("select address from address_claim where account_id = :id order by address_key")
                .bind("id", id.toString())
                .map((set, _) -> new TextKey(set.getString("address")))
                .list();
    }
}
