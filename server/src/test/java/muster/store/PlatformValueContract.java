package muster.store;

import static muster.store.Samples.NOW;
import static muster.store.Samples.account;
import static muster.store.Samples.add;
import static muster.store.Samples.id;
import static muster.store.Samples.write;
import static muster.store.WithLists.ids;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import muster.directory.AccountPage;
import muster.directory.AccountQuery;
import muster.directory.AccountQuery.Order;
import muster.directory.AccountValue;
import muster.directory.Condition;
import muster.directory.Condition.Relation;
import muster.directory.PageStart;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.Profile;
import muster.model.Rank;
import muster.model.Stamps;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Lists by what platforms call accounts and say of them. */
interface PlatformValueContract extends WithLists {
    AccountValue NAME = new AccountValue.WireName("far", "person");
    AccountValue MODIFIER = new AccountValue.ModifierName("far", "person", "p0");
    AccountValue HOME = new AccountValue.Attribute("far", "home");
    AccountValue PAPER = new AccountValue.Document("far", "{}");

    private void name(int number, String wireId) {
        write(
                store(),
                w -> assertThat(w.wireIds()
                                .add("far", "person", wireId, id(number).toString()))
                        .isTrue());
    }

    private void put(String sql, String... values) {
        Database database = switch (settings()) {
            case DatabaseSettings.Sqlite sqlite -> new SqliteDatabase(sqlite.file(), 1);
            case DatabaseSettings.Postgres postgres -> new PostgresDatabase(postgres);
        };
        try (database;
                Connection connection = database.plainConnections().getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void home(int number, String value) {
        put(
                "insert into account_attribute_value (account_id, door, name, value_key, value) values (?, 'far', 'home', ?, ?)",
                id(number).toString(),
                IndexKey.of(value),
                value);
    }

    private void paper(int number, String document) {
        put(
                "insert into account_attributes (account_id, door, version, modified_at, document) values (?, 'far', 1, 0, ?)",
                id(number).toString(),
                document);
    }

    @Test
    default void namesOnPlatformsAreComparedByTheirBytes() {
        add(store(), account(1), account(2), account(3));
        name(1, "b2");
        name(2, "B1");
        name(3, "c3");
        write(store(), w -> w.wireIds().retire("far", "person", id(3).toString(), NOW));
        name(3, "a4");
        assertThat(ordered(NAME)).isEqualTo(ids(2, 3, 1));
        assertThat(meeting(NAME, Relation.EQUAL, "a4")).isEqualTo(ids(3));
        assertThat(meeting(NAME, Relation.EQUAL, "c3")).isEmpty();
        assertThat(meeting(NAME, Relation.GREATER, "a4")).isEqualTo(ids(1));
        assertThat(meeting(NAME, Relation.AT_MOST, "a4")).isEqualTo(ids(2, 3));
        assertThat(oneOf(NAME, "b2", "c3", "B1", "x")).isEqualTo(ids(1, 2));
        assertThat(like(NAME, "b%")).isEqualTo(ids(1));
        assertThat(likeInAnyCase(NAME, "b%")).isEqualTo(ids(1, 2));
        assertThat(meeting(new Condition.IsNull(NAME))).isEmpty();
        assertThat(meeting(new Condition.IsNull(new AccountValue.WireName("far", "thing"))))
                .isEqualTo(ids(1, 2, 3));
        AccountQuery rest = new AccountQuery(
                new Condition.Text(NAME, Relation.GREATER, "B1"), List.of(new Order.ByValue(NAME, false)));
        assertThat(list(rest)).isEqualTo(ids(1, 3));
    }

    @Test
    default void modifierIsNamedAndTheHostIsTheUnknownOne() {
        add(store(), modifiedBy(1, id(2)), modifiedBy(2, id(1)), modifiedBy(3, null), modifiedBy(4, id(3)));
        name(1, "p1");
        name(2, "p2");
        assertThat(meeting(MODIFIER, Relation.EQUAL, "p2")).isEqualTo(ids(1));
        assertThat(meeting(MODIFIER, Relation.EQUAL, "p0")).isEqualTo(ids(3));
        assertThat(oneOf(MODIFIER, "p0", "p1")).isEqualTo(ids(2, 3));
        assertThat(meeting(MODIFIER, Relation.LESS, "p1")).isEqualTo(ids(3));
        assertThat(like(MODIFIER, "p%")).isEqualTo(ids(1, 2, 3));
        assertThat(meeting(new Condition.IsNull(MODIFIER))).isEqualTo(ids(4));
        assertThat(ordered(MODIFIER)).isEqualTo(ids(4, 3, 2, 1));
    }

    private static Account modifiedBy(int number, @Nullable AccountId by) {
        Account plain = account(number);
        return new Account(
                plain.id(),
                1,
                plain.kind(),
                plain.username(),
                List.of(),
                null,
                Profile.EMPTY,
                Rank.VIEWER,
                plain.life(),
                Stamps.createdAt(NOW, by));
    }

    @Test
    default void attributesAreComparedByTheirBytes() {
        add(store(), account(1), account(2), account(3), account(4));
        String large = "x".repeat(500);
        home(1, "b");
        home(2, "B");
        home(3, large);
        assertThat(meeting(HOME, Relation.EQUAL, "b")).isEqualTo(ids(1));
        assertThat(meeting(HOME, Relation.EQUAL, large)).isEqualTo(ids(3));
        assertThat(meeting(HOME, Relation.LESS, "b")).isEqualTo(ids(2));
        assertThat(meeting(HOME, Relation.AT_LEAST, "b")).isEqualTo(ids(1, 3));
        assertThat(oneOf(HOME, "b", "B", "c")).isEqualTo(ids(1, 2));
        assertThat(like(HOME, "x%")).isEqualTo(ids(3));
        assertThat(likeInAnyCase(HOME, "B")).isEqualTo(ids(1, 2));
        assertThat(meeting(new Condition.IsNull(HOME))).isEqualTo(ids(4));
        assertThat(ordered(HOME)).isEqualTo(ids(4, 2, 1, 3));
    }

    @Test
    default void documentsAreComparedAsText() {
        add(store(), account(1), account(2), account(3));
        paper(1, "{\"a\":\"B\"}");
        paper(3, "{\"a\":\"" + "c".repeat(5_000) + "\"}");
        assertThat(meeting(PAPER, Relation.EQUAL, "{}")).isEqualTo(ids(2));
        assertThat(meeting(PAPER, Relation.LESS, "{}")).isEqualTo(ids(1, 3));
        assertThat(oneOf(PAPER, "{}", "{\"a\":\"B\"}")).isEqualTo(ids(1, 2));
        assertThat(like(PAPER, "%\"B\"%")).isEqualTo(ids(1));
        assertThat(likeInAnyCase(PAPER, "%\"b\"%")).isEqualTo(ids(1));
        assertThat(meeting(new Condition.IsNull(PAPER))).isEmpty();
        AccountQuery query = new AccountQuery(Condition.EVERYTHING, List.of(new Order.ByValue(PAPER, true)));
        assertThat(list(query)).isEqualTo(ids(1, 3, 2));
        AccountPage page = store().read(r -> r.accounts().list(query, PageStart.FIRST, 2, NOW));
        assertThat(page.end()).as("a mark as long as a document").isEmpty();
    }
}
