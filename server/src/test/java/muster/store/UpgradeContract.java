package muster.store;

import static muster.store.Samples.NOW;
import static muster.store.Samples.failureOf;
import static muster.store.Samples.groupId;
import static muster.store.Samples.holding;
import static muster.store.Samples.holdingId;
import static muster.store.Samples.id;
import static muster.store.Samples.write;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import muster.directory.AccountQuery;
import muster.directory.AccountValue;
import muster.directory.ActivityStamps;
import muster.directory.Condition;
import muster.directory.Directory;
import muster.directory.PageStart;
import muster.directory.RosterQuery;
import muster.directory.RosterSearch;
import muster.directory.WireNaming;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.Failure;
import muster.model.Grant;
import muster.model.GrantObject;
import muster.model.KeyId;
import muster.model.Party;
import muster.model.Policy;
import muster.testing.TestSecrets;
import org.junit.jupiter.api.Test;

/** What earlier versions wrote is there after an upgrade, and means what it meant. */
interface UpgradeContract extends WithStore {
    /** More than are named in one slice, and not a multiple of it. */
    int ACCOUNTS = 1_203;

    WireNaming NAMING = new WireNaming(
            "far", "person", WireNaming.Thing.ACCOUNT, identifiers -> "p" + identifiers.secret(12), Map.of());

    /** A database without any schema. */
    DatabaseSettings emptySettings();

    private static Database database(DatabaseSettings settings) {
        return switch (settings) {
            case DatabaseSettings.Sqlite sqlite -> new SqliteDatabase(sqlite.file(), sqlite.readers());
            case DatabaseSettings.Postgres postgres -> new PostgresDatabase(postgres);
        };
    }

    /** The first has everything, the second was never activated, the third is in trash; all others are active. */
    private static String account(int number) {
        String activated = number == 2 ? "null" : "5";
        String trashed = number == 3 ? "6" : "null";
        String name = "user" + number;
        return "('%s', 1, 'PERSON', 10, %d, 0, 0, '%s', 'Ann', 'Lee', '%s', 'ann', 'lee', '', '%s', '', %s, %s, 5, 5, 5)"
                .formatted(id(number), number == 3 ? 0 : 1, name, name, name + "@example.org", activated, trashed);
    }

    private static String address(int number) {
        String address = "user" + number + "@example.org";
        return "('%s', '%s', 0, '%s', 0)".formatted(id(number), address, address.replace("user", "User"));
    }

    private static List<String> firstSchemasRows() {
        List<String> rows = new ArrayList<>();
        List<String> accounts = IntStream.rangeClosed(1, ACCOUNTS)
                .mapToObj(UpgradeContract::account)
                .toList();
        List<String> addresses = IntStream.rangeClosed(1, ACCOUNTS)
                .mapToObj(UpgradeContract::address)
                .toList();
        rows.add("insert into account (id, version, kind, rank, listed, blocked, readonly, username, given_name,"
                + " family_name, username_key, given_key, family_key, display_key, email_key, pending_email_key,"
                + " activated_at, trashed_at, created_at, modified_at, profile_modified_at) values "
                + String.join(", ", accounts));
        rows.add("insert into account_email (account_id, address_key, position, address, verified) values "
                + String.join(", ", addresses));
        rows.add("insert into account_count (rank, delta) values (10, " + (ACCOUNTS - 1) + ")");
        rows.add("insert into access_key (id, digest, account_id, purpose, label, scopes, doors, tail, created_at)"
                + " values (7, 'd', '" + id(1) + "', 'API_KEY', 'laptop', '[\"all\"]', '[]', 'tail', 5)");
        rows.add("insert into role_group (id, version, kind, name, name_key, name_length, created_at, modified_at)"
                + " values ('" + groupId(1) + "', 1, 'ROLE', 'Crew', 'crew', 4, 5, 5)");
        rows.add("insert into holding (id, number, version, door, kind, owner_id, name, name_key, audience, readonly,"
                + " document, created_at, modified_at) values " + thing(1, 1, "paper") + ", " + thing(2, 1, "plan")
                + ", " + thing(3, 2, "paper"));
        rows.add(
                "insert into access_grant (id, object_kind, object_id, party_kind, party_id, purpose, level, created_at)"
                        + " values (11, 'GROUP', '" + groupId(1) + "', 'ACCOUNT', '" + id(1) + "', '', 10, 5),"
                        + " (12, 'HOLDING', '" + holdingId(1) + "', 'GROUP', '" + groupId(1) + "', '', 20, 5)");
        return rows;
    }

    private static String thing(int number, int owner, String name) {
        return "('%s', %d, 1, 'connect', 'content', '%s', '%s', '%s', 'GRANTED', 0, '{}', 5, 5)"
                .formatted(holdingId(number), number, id(owner), name, name);
    }

    private static DatabaseSettings withFirstSchema(DatabaseSettings settings) {
        try (Database database = database(settings)) {
            Migrations.bringUpTo(database, 1);
            try (Connection connection = database.plainConnections().getConnection();
                    Statement statement = connection.createStatement()) {
                for (String row : firstSchemasRows()) {
                    statement.execute(row);
                }
            }
            assertThat(Migrations.storedVersion(database)).isEqualTo(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return settings;
    }

    private static Directory directory(SqlStore store) {
        return Directory.over(
                store,
                TestSecrets.cheap(),
                new SharingContract.Counting(new AtomicLong(1_000)),
                () -> NOW,
                Policy.DEFAULT,
                new ActivityStamps(store),
                List.of(NAMING));
    }

    @Test
    default void everythingIsThereAfterAnUpgrade() {
        try (SqlStore upgraded = SqlStore.open(withFirstSchema(emptySettings()))) {
            Account first = Samples.find(upgraded, id(1));
            assertThat(first.username().value()).isEqualTo("user1");
            assertThat(first.emails())
                    .extracting(email -> email.address().value())
                    .containsExactly("User1@example.org");
            assertThat(upgraded.<Long>read(
                            r -> r.accounts().count(new AccountQuery(Condition.EVERYTHING, List.of()), NOW)))
                    .isEqualTo(ACCOUNTS - 1);
            assertThat(upgraded.read(r -> r.keys().find(new KeyId(7)))
                            .orElseThrow()
                            .label())
                    .isEqualTo("laptop");
            assertThat(upgraded.read(r -> r.groups().find(groupId(1)))
                            .orElseThrow()
                            .name()
                            .value())
                    .isEqualTo("Crew");
            assertThat(upgraded.read(r ->
                                    r.grants().find(new Party.OfAccount(id(1)), new GrantObject.OnGroup(groupId(1))))
                            .orElseThrow()
                            .level())
                    .isEqualTo(Grant.Level.READ);
            assertThat(upgraded.read(r -> r.grants()
                                    .find(new Party.OfGroup(groupId(1)), new GrantObject.OnHolding(holdingId(1))))
                            .orElseThrow()
                            .level())
                    .isEqualTo(Grant.Level.WRITE);
            assertThat(upgraded.read(r -> r.holdings().find(holdingId(3), id(2)))
                            .orElseThrow()
                            .holding()
                            .name())
                    .isEqualTo("paper");
        }
    }

    @Test
    default void whoWasActiveIsAmongAllUsersAfterAnUpgrade() {
        try (SqlStore upgraded = SqlStore.open(withFirstSchema(emptySettings()))) {
            assertThat(Samples.find(upgraded, id(1)).life().inAllUsers()).isTrue();
            assertThat(Samples.find(upgraded, id(1)).life().shownToAll()).isTrue();
            assertThat(Samples.find(upgraded, id(2)).life().inAllUsers()).isFalse();
            assertThat(Samples.find(upgraded, id(2)).life().shownToAll()).isFalse();
            assertThat(Samples.find(upgraded, id(3)).life().trashedAt()).isNotNull();
        }
    }

    @Test
    default void addressIsFoundAsItWasWrittenAfterAnUpgrade() {
        Condition equal = new Condition.Text(AccountValue.Text.EMAIL, Condition.Relation.EQUAL, "User4@example.org");
        try (SqlStore upgraded = SqlStore.open(withFirstSchema(emptySettings()))) {
            assertThat(upgraded.<List<AccountId>>read(r ->
                            r
                                    .accounts()
                                    .list(new AccountQuery(equal, List.of()), PageStart.FIRST, 10, NOW)
                                    .entries()
                                    .stream()
                                    .map(entry -> entry.account().id())
                                    .toList()))
                    .containsExactly(id(4));
        }
    }

    @Test
    default void namesOfSeveralWordsAreFoundByEachOfThemAfterAnUpgrade() throws SQLException {
        DatabaseSettings settings = withFirstSchema(emptySettings());
        try (Database database = database(settings);
                Connection connection = database.plainConnections().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("update account set family_name = 'van der Lee-Ek', family_key = 'van der lee-ek',"
                    + " display_name = 'Ann Oak', display_key = 'ann oak' where id = '" + id(5) + "'");
        }
        try (SqlStore upgraded = SqlStore.open(settings)) {
            for (String word : List.of("van", "der", "ek", "oak")) {
                assertThat(found(upgraded, word)).as(word).containsExactly(id(5));
            }
            assertThat(found(upgraded, "an")).hasSize(500);
            assertThat(found(upgraded, "er")).isEmpty();
            // What a changed name leaves behind is what the change writes by itself.
            write(
                    upgraded,
                    w -> w.accounts()
                            .save(Samples.renamed(w.accounts().find(id(5)).orElseThrow(), "Ann", "Oakley")));
            assertThat(found(upgraded, "der")).isEmpty();
            assertThat(found(upgraded, "oak")).containsExactly(id(5));
        }
    }

    private static List<AccountId> found(SqlStore store, String word) {
        RosterSearch search =
                new RosterSearch(RosterQuery.EVERYBODY, List.of(new RosterSearch.Word(word, false)), Set.of());
        return store.read(r -> r.roster().search(search, null, 500, NOW, Duration.ofSeconds(20))).entries().stream()
                .map(entry -> entry.account().id())
                .toList();
    }

    @Test
    default void everyAccountIsNamedSliceBySliceAndKeepsItsName() {
        DatabaseSettings settings = withFirstSchema(emptySettings());
        List<AccountId> all =
                IntStream.rangeClosed(1, ACCOUNTS).mapToObj(Samples::id).toList();
        try (SqlStore upgraded = SqlStore.open(settings)) {
            Map<AccountId, String> names = directory(upgraded).names().ofAccounts("far", "person", all);
            assertThat(names).hasSize(ACCOUNTS);
            assertThat(names.values()).doesNotHaveDuplicates();
            assertThat(directory(upgraded).names().ofAccounts("far", "person", all))
                    .isEqualTo(names);
        }
    }

    @Test
    default void holdingsKeepTheirNamesToThemselvesAfterAnUpgrade() {
        try (SqlStore upgraded = SqlStore.open(withFirstSchema(emptySettings()))) {
            assertThat(failureOf(() -> write(upgraded, w -> w.holdings().add(holding(4, id(1), "paper")))))
                    .isEqualTo(new Failure.HoldingNameTaken());
            write(upgraded, w -> w.holdings().add(holding(5, id(2), "plan")));
            assertThat(upgraded.read(r -> r.holdings().findByName("connect", "content", id(1), null, "plan"))
                            .orElseThrow()
                            .id())
                    .isEqualTo(holdingId(2));
        }
    }
}
