package muster.crash;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the file of a directory without the program. */
final class StoreLook {
    /** What there must be nothing of, by what would be wrong. */
    private static final Map<String, String> HALVES = Map.ofEntries(
            Map.entry("accounts without the event of their making", """
                    select id from account a where kind = 'PERSON' and not exists
                    (select 1 from event e where e.subject_account = a.id and e.act = 'ACCOUNT_CREATED')
                    """),
            Map.entry("accounts without their names at doors", """
                    select id from account a where kind = 'PERSON' and 2 >
                    (select count(distinct w.door) from wire_id w where w.target = a.id and w.retired_at is null)
                    """),
            Map.entry("usernames of several accounts", """
                    select username_key from account where username_key <> '' group by 1 having count(*) > 1
                    """),
            Map.entry("first addresses of several accounts", """
                    select e.address_key from account_email e join account a on a.id = e.account_id
                    where a.listed = 1 and e.position = 0 group by 1 having count(*) > 1
                    """),
            Map.entry("secrets of several keys", "select digest from access_key group by 1 having count(*) > 1"),
            Map.entry("accounts that are searched by another address than they have", """
                    select a.id from account a left join account_email e on e.account_id = a.id and e.position = 0
                    where a.email_key <> coalesce(e.address_key, '')
                    """),
            Map.entry("accounts that say otherwise than their blocks", """
                    select id from account a where blocked <> exists (select 1 from account_block b where b.account_id = a.id)
                    """),
            Map.entry("accounts that are shown to others from trash", """
                    select id from account where listed = 1 and (trashed_at is not null or merged_into is not null)
                    """),
            Map.entry("ranks whose accounts are counted wrongly", """
                    select rank from (select rank, 1 as n from account where listed = 1
                    union all select rank, -delta from account_count) group by rank having sum(n) <> 0
                    """),
            Map.entry("accounts that are merged without a record of it, or are not with one", """
                    select id from account a where (merged_into is not null) <>
                    (select count(*) from merge_record m where m.old_account = a.id and m.undone_at is null)
                    """),
            Map.entry("merges that lead elsewhere than their accounts", """
                    select m.id from merge_record m join account a on a.id = m.old_account
                    where m.undone_at is null and a.merged_into <> m.into_account
                    """),
            Map.entry("merged accounts that have keys or rights left", """
                    select a.id from account a where a.merged_into is not null
                    and (exists (select 1 from access_key k where k.account_id = a.id and k.ended_at is null)
                    or exists (select 1 from access_grant g where g.party_kind = 'ACCOUNT' and g.party_id = a.id))
                    """),
            Map.entry("merges without the events of them", """
                    select old_account from merge_record m group by 1 having count(*) <>
                    (select count(*) from event e where e.subject_account = m.old_account and e.act = 'ACCOUNT_MERGED')
                    """),
            Map.entry("keys of nobody", """
                    select id from access_key k where not exists (select 1 from account a where a.id = k.account_id)
                    """),
            Map.entry("memberships of nobody", """
                    select id from access_grant g where g.party_kind = 'ACCOUNT' and not exists
                    (select 1 from account a where a.id = g.party_id)
                    """));

    private static final String ACCOUNTS = """
            select a.id, a.username, coalesce(e.address, a.pending_email, '') as address,
                   coalesce(a.given_name, '') as given, coalesce(a.family_name, '') as family,
                   a.blocked, a.trashed_at is not null as trashed, a.merged_into is not null as merged,
                   exists (select 1 from access_grant g where g.object_kind = 'GROUP' and g.object_id = ?
                           and g.party_kind = 'ACCOUNT' and g.party_id = a.id) as member
            from account a left join account_email e on e.account_id = a.id and e.position = 0
            where a.username is not null
            """;

    private final Path folder;

    StoreLook(Path folder) {
        this.folder = folder;
    }

    /** An account as it stands in the file. */
    record Row(String id, Person.Facts facts) {}

    private Connection open() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("muster.db"));
    }

    /** Accounts by their usernames; memberships are those of this group. */
    Map<String, Row> accounts(String group) {
        Map<String, Row> accounts = new HashMap<>();
        try (Connection connection = open();
                var query = connection.prepareStatement(ACCOUNTS)) {
            query.setString(1, group);
            try (ResultSet set = query.executeQuery()) {
                while (set.next()) {
                    accounts.put(set.getString("username"), new Row(set.getString("id"), facts(set)));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return accounts;
    }

    private static Person.Facts facts(ResultSet set) throws SQLException {
        return new Person.Facts(
                set.getString("username"),
                set.getString("address"),
                set.getString("given"),
                set.getString("family"),
                set.getBoolean("blocked"),
                set.getBoolean("trashed"),
                set.getBoolean("merged"),
                set.getBoolean("member"));
    }

    /** Into which accounts others were merged, by the ids of those. */
    Map<String, String> merged() {
        Map<String, String> merged = new HashMap<>();
        try (Connection connection = open();
                Statement statement = connection.createStatement();
                ResultSet set =
                        statement.executeQuery("select id, merged_into from account where merged_into is not null")) {
            while (set.next()) {
                merged.put(set.getString(1), set.getString(2));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return merged;
    }

    /** What is wrong with the file, in sentences. */
    List<String> faults() {
        List<String> faults = new ArrayList<>();
        try (Connection connection = open();
                Statement statement = connection.createStatement()) {
            rows(statement, "pragma integrity_check").stream()
                    .filter(line -> !line.equals("ok"))
                    .forEach(faults::add);
            rows(statement, "pragma foreign_key_check").forEach(row -> faults.add("a row of nothing in " + row));
            for (Map.Entry<String, String> half : HALVES.entrySet()) {
                List<String> found = rows(statement, half.getValue());
                if (!found.isEmpty()) {
                    faults.add(half.getKey() + ": " + found);
                }
            }
        } catch (SQLException e) {
            faults.add(e.toString());
        }
        return faults;
    }

    private static List<String> rows(Statement statement, String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (ResultSet set = statement.executeQuery(sql)) {
            while (set.next()) {
                rows.add(String.valueOf(set.getString(1)));
            }
        }
        return rows;
    }

    /** One number or text of the file; null when there is none. */
    @Nullable
    String ask(String sql) {
        try (Connection connection = open();
                Statement statement = connection.createStatement()) {
            List<String> rows = rows(statement, sql);
            return rows.isEmpty() ? null : rows.getFirst();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Lets the work of a process that is gone be taken over at once, as it would be in a quarter of a minute. */
    void endLeases() {
        try (Connection connection = open();
                Statement statement = connection.createStatement()) {
            statement.execute("pragma busy_timeout = 5000");
            statement.execute("delete from lease");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
