package muster.store;

import static muster.directory.AccountField.CREATED_AT;
import static muster.directory.AccountField.FAMILY_NAME;
import static muster.directory.AccountField.GIVEN_NAME;
import static muster.directory.AccountField.USERNAME;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import muster.directory.AccountQuery;
import muster.directory.AccountValue;
import muster.directory.Condition;
import muster.directory.Condition.Relation;
import muster.directory.GrantReader;
import muster.directory.PageMark;
import muster.directory.PageStart;
import muster.model.Grant;
import muster.model.Rank;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which indexes SQLite means to use: a list that walks or sorts the whole table would be correct, and useless. */
final class QueryPlanTest {
    private static final PageMark MARK = new PageMark(List.of("a", "b", "c", "d", "e"));

    private static final Condition NAMES = new Condition.StartsWith(List.of(USERNAME, GIVEN_NAME, FAMILY_NAME), "ann");

    private static final AccountValue NAME = new AccountValue.WireName("far", "person");
    private static final List<AccountQuery.Order> OLDEST_FIRST = List.of(
            new AccountQuery.Order.ByValue(AccountValue.Time.CREATED_AT, true),
            new AccountQuery.Order.ByValue(NAME, true));
    private static final List<AccountQuery.Order> CHANGED_LAST_FIRST = List.of(
            new AccountQuery.Order.ByValue(AccountValue.Time.MODIFIED_AT, false),
            new AccountQuery.Order.ByValue(NAME, false));
    private static final PageMark TIMED = new PageMark(List.of("5", "p1", "x"));
    private static final AccountQuery.Who SHADOWS_TOO = AccountQuery.Who.LISTED_AND_SHADOWS;
    private static final String SORTS_ALL = "USE TEMP B-TREE FOR ORDER BY";
    private static final String SORTS_TIES = "USE TEMP B-TREE FOR LAST 2 TERMS OF ORDER BY";

    @TempDir
    Path folder;

    private SqliteDatabase database;

    @BeforeEach
    void open() throws SQLException {
        database = new SqliteDatabase(folder.resolve("muster.db"), 1);
        Migrations.bringUpToDate(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private String plan(Condition condition, List<AccountQuery.Order> orders, PageStart start) {
        return plan(new AccountQuery(condition, orders), start);
    }

    private String plan(AccountQuery query, PageStart start) {
        return plan(ListSql.page(database, query, start, 50, Samples.NOW).sql());
    }

    private String plan(BoundSql sql) {
        return plan(sql, Map.of());
    }

    private String plan(BoundSql sql, Map<String, ?> more) {
        return database.read(handle -> handle
                .createQuery("explain query plan " + sql.text())
                .bindMap(sql.values())
                .bindMap(more)
                .map((set, _) -> set.getString("detail"))
                .stream()
                .collect(Collectors.joining("\n")));
    }

    @Test
    void pagesByNameWalkAnIndexAloneBothWays() {
        for (boolean ascending : new boolean[] {true, false}) {
            for (PageStart start : List.of(PageStart.FIRST, new PageStart.Skipping(500), new PageStart.After(MARK))) {
                assertThat(plan(Condition.EVERYTHING, AccountQuery.byName(ascending), start))
                        .contains("USING COVERING INDEX account_by_name")
                        .doesNotContain("TEMP B-TREE");
            }
        }
    }

    @Test
    void pageAfterAMarkBeginsAtTheMark() {
        assertThat(plan(Condition.EVERYTHING, AccountQuery.byName(true), new PageStart.After(MARK)))
                .contains("SEARCH a USING COVERING INDEX account_by_name (");
    }

    @Test
    void pagesOfOneRankWalkAnIndexInTheOrderOfNames() {
        assertThat(plan(new Condition.HasRank(Set.of(Rank.MANAGER)), AccountQuery.byName(true), PageStart.FIRST))
                .contains("USING COVERING INDEX account_by_rank (rank=?)")
                .doesNotContain("TEMP B-TREE");
        assertThat(plan(
                        new Condition.HasRank(Set.of(Rank.MANAGER, Rank.VIEWER)),
                        AccountQuery.byName(true),
                        PageStart.FIRST))
                .contains("account_by_name")
                .doesNotContain("TEMP B-TREE");
    }

    @Test
    void prefixIsFoundAndOrderedInTheIndexesOfNamesAlone() {
        List<AccountQuery.Order> orders = new ArrayList<>(List.of(new AccountQuery.Order.BySimilarity("ann")));
        orders.addAll(AccountQuery.byName(true));
        assertIsInIndexesOfNames(plan(NAMES, orders, PageStart.FIRST));
        assertIsInIndexesOfNames(plan(NAMES, AccountQuery.byName(false), new PageStart.Skipping(500)));
        assertIsInIndexesOfNames(plan(NAMES, AccountQuery.byName(true), new PageStart.After(MARK)));
        assertIsInIndexesOfNames(
                plan(ListSql.count(database, new AccountQuery(NAMES, List.of()), ListSide.LISTED, Samples.NOW)));
    }

    @Test
    void prefixIsFoundAndOrderedSoAlsoBesideOutsideIds() {
        Condition condition = new Condition.AnyOf(List.of(NAMES, new Condition.HasExternalSubject("ann")));
        assertThat(plan(condition, AccountQuery.byName(true), PageStart.FIRST))
                .contains("account_by_username (username_key>? AND username_key<?)")
                .contains("SEARCH a USING INDEX sqlite_autoindex_account_1 (id=?)")
                .contains("SEARCH x USING INDEX sqlite_autoindex_external_identity_1 (subject_key=?)")
                .doesNotContain("SCAN x");
    }

    @Test
    void prefixInAnotherOrderIsARangeOfOneIndexForEachField() {
        List<AccountQuery.Order> byAge = List.of(new AccountQuery.Order.By(CREATED_AT, true));
        assertThat(plan(NAMES, byAge, PageStart.FIRST))
                .contains("COVERING INDEX account_by_username (username_key>? AND username_key<?)")
                .contains("COVERING INDEX account_by_name (given_key>? AND given_key<?)")
                .contains("COVERING INDEX account_by_family (family_key>? AND family_key<?)")
                .contains("SEARCH a USING INDEX sqlite_autoindex_account_1 (id=?)");
    }

    /** Whatever looks up a row says INDEX without COVERING before it. */
    private static void assertIsInIndexesOfNames(String plan) {
        assertThat(plan)
                .contains("SEARCH a USING COVERING INDEX account_by_username (username_key>? AND username_key<?)")
                .contains("SEARCH a USING COVERING INDEX account_by_name (given_key>? AND given_key<?)")
                .contains("SEARCH a USING COVERING INDEX account_by_family (family_key>? AND family_key<?)")
                .doesNotContain("USING INDEX")
                .doesNotContain("SCAN account");
    }

    @Test
    void listsByTimeWalkAnIndexAndSortOnlyEqualTimes() {
        for (PageStart start : List.of(PageStart.FIRST, new PageStart.Skipping(500), new PageStart.After(TIMED))) {
            assertThat(plan(Condition.EVERYTHING, OLDEST_FIRST, start))
                    .contains("account_by_creation")
                    .contains(SORTS_TIES)
                    .doesNotContain(SORTS_ALL);
            assertThat(plan(Condition.EVERYTHING, CHANGED_LAST_FIRST, start))
                    .contains("account_by_modification")
                    .contains(SORTS_TIES)
                    .doesNotContain(SORTS_ALL);
        }
        assertThat(plan(Condition.EVERYTHING, OLDEST_FIRST, new PageStart.After(TIMED)))
                .contains("SEARCH a USING COVERING INDEX account_by_creation (created_at>?");
    }

    @Test
    void listsByTimeSinceThenBeginThere() {
        Condition since = new Condition.Moment(AccountValue.Time.CREATED_AT, Relation.AT_LEAST, Samples.NOW);
        Condition notThat = new Condition.Not(new Condition.Text(NAME, Relation.EQUAL, "p1"));
        assertThat(plan(new Condition.AllOf(List.of(since, notThat)), OLDEST_FIRST, PageStart.FIRST))
                .contains("SEARCH a USING COVERING INDEX account_by_creation (created_at>?)")
                .doesNotContain(SORTS_ALL);
    }

    @Test
    void listsByNameOnAPlatformWalkItsIndex() {
        List<AccountQuery.Order> byName = List.of(new AccountQuery.Order.ByValue(NAME, false));
        for (PageStart start : List.of(PageStart.FIRST, new PageStart.Skipping(500))) {
            assertThat(plan(Condition.EVERYTHING, byName, start))
                    .contains("SEARCH w USING INDEX sqlite_autoindex_wire_id_1 (door=? AND kind=?)")
                    .contains("SEARCH a USING INDEX sqlite_autoindex_account_1 (id=?)")
                    .doesNotContain(SORTS_ALL);
        }
        Condition rest = new Condition.Text(NAME, Relation.LESS, "p7");
        String walk = "SEARCH w USING INDEX sqlite_autoindex_wire_id_1 (door=? AND kind=? AND wire_id<?)";
        assertThat(plan(rest, byName, PageStart.FIRST)).contains(walk).doesNotContain(SORTS_ALL);
        assertThat(plan(Condition.EVERYTHING, byName, new PageStart.After(new PageMark(List.of("p7", "x")))))
                .contains(walk)
                .doesNotContain(SORTS_ALL);
    }

    @Test
    void listsByATextWalkItsIndex() {
        for (AccountValue.Text text : AccountValue.Text.values()) {
            assertThat(plan(
                            Condition.EVERYTHING,
                            List.of(
                                    new AccountQuery.Order.ByValue(text, true),
                                    new AccountQuery.Order.ByValue(AccountValue.Time.CREATED_AT, false)),
                            PageStart.FIRST))
                    .contains("SCAN a USING INDEX " + AccountColumn.of(text).index())
                    .contains("USE TEMP B-TREE FOR LAST 3 TERMS OF ORDER BY");
        }
    }

    @Test
    void thoseInARangeOfNamesAreCountedThere() {
        Condition rest = new Condition.Text(NAME, Relation.LESS, "p7");
        assertThat(plan(ListSql.count(database, new AccountQuery(rest, List.of()), ListSide.LISTED, Samples.NOW)))
                .contains("SEARCH w USING INDEX sqlite_autoindex_wire_id_1 (door=? AND kind=? AND wire_id<?)");
    }

    @Test
    void shadowsAreFoundBesideTheListedOnes() {
        assertThat(plan(new AccountQuery(Condition.EVERYTHING, CHANGED_LAST_FIRST, SHADOWS_TOO), PageStart.FIRST))
                .contains("account_by_modification")
                .contains("SEARCH a USING INDEX account_by_shadow (listed=?)")
                .doesNotContain("SCAN account");
        assertThat(plan(ListSql.count(
                        database,
                        new AccountQuery(Condition.EVERYTHING, List.of(), SHADOWS_TOO),
                        ListSide.SHADOWS,
                        Samples.NOW)))
                .contains("account_by_shadow (listed=?)");
    }

    @Test
    void equalValuesAreFoundInTheirIndexesWhateverTheOrder() {
        AccountValue home = new AccountValue.Attribute("far", "home");
        for (List<AccountQuery.Order> orders : List.of(
                CHANGED_LAST_FIRST,
                OLDEST_FIRST,
                List.<AccountQuery.Order>of(new AccountQuery.Order.ByValue(NAME, true)))) {
            assertThat(plan(equal(AccountValue.Text.EMAIL), orders, PageStart.FIRST))
                    .contains("SEARCH a USING INDEX account_by_email (email_key=?)");
            assertThat(plan(equal(AccountValue.Text.USERNAME), orders, PageStart.FIRST))
                    .contains("account_by_username (username_key=?)");
            assertThat(plan(equal(AccountValue.Text.FAMILY_NAME), orders, PageStart.FIRST))
                    .contains("account_by_family (family_key=?)");
            assertThat(plan(new Condition.IsOneOf(AccountValue.Text.EMAIL, Set.of("a", "b")), orders, PageStart.FIRST))
                    .contains("account_by_email (email_key=?)");
            assertThat(plan(new Condition.IsLike(AccountValue.Text.EMAIL, "ann%", false), orders, PageStart.FIRST))
                    .contains("account_by_email (email_key>? AND email_key<?)");
            assertThat(plan(equal(NAME), orders, PageStart.FIRST))
                    .contains("SEARCH a USING INDEX sqlite_autoindex_account_1 (id=?)")
                    .contains("sqlite_autoindex_wire_id_1 (door=? AND kind=? AND wire_id=?)");
            assertThat(plan(new Condition.IsOneOf(NAME, Set.of("p1", "p2")), orders, PageStart.FIRST))
                    .contains("SEARCH a USING INDEX sqlite_autoindex_account_1 (id=?)")
                    .contains("sqlite_autoindex_wire_id_1 (door=? AND kind=? AND wire_id=?)");
            assertThat(plan(equal(home), orders, PageStart.FIRST))
                    .contains("SEARCH a USING INDEX sqlite_autoindex_account_1 (id=?)")
                    .contains("account_attribute_value_by_value (door=? AND name=? AND value_key=?)");
            assertThat(plan(new Condition.HasAnyId(Set.of(Samples.id(1), Samples.id(2))), orders, PageStart.FIRST))
                    .contains("SEARCH a USING INDEX sqlite_autoindex_account_1 (id=?)");
        }
    }

    private static Condition equal(AccountValue value) {
        return new Condition.Text(value, Relation.EQUAL, "ann");
    }

    @Test
    void whatIsSharedWithAGroupIsFoundFromItsGrants() {
        BoundSql sql = HoldingRows.sharedWithStatement(Samples.groupId(1), "connect", "content", 0, 50);
        assertThat(plan(sql))
                .contains(
                        "SEARCH g USING COVERING INDEX access_grant_by_party (party_kind=? AND party_id=? AND object_kind=?)")
                .contains("SEARCH h USING INDEX sqlite_autoindex_holding_1 (id=?)")
                .doesNotContain("SCAN");
    }

    @Test
    void groupsOfTheViewerAreFoundFromHisMemberships() {
        assertThat(explain("select m.object_id from access_grant m where m.party_kind = 'ACCOUNT' and m.party_id = 'a'"
                        + " and m.object_kind = 'GROUP' and m.purpose = ''"))
                .contains("access_grant_by_party (party_kind=? AND party_id=? AND object_kind=?)");
    }

    @Test
    void waysOfRightsAreWalkedInIndexes() {
        assertThat(explain("select g.id from access_grant g where g.purpose = '' and g.party_kind = 'ACCOUNT' and "
                        + database.isOneOfIds("g.party_id").replace(":ids", "'a,b'")))
                .contains("access_grant_by_party (party_kind=? AND party_id=?");
        assertThat(explain("select h.id from holding h where "
                        + database.isOneOfIds("h.container_id").replace(":ids", "'a,b'")))
                .contains("holding_by_container (container_id=?)");
        assertThat(explain("select h.id from holding h where "
                        + database.isOneOfIds("h.owner_id").replace(":ids", "'a'")))
                .contains("holding_by_owner (owner_id=?)");
        assertThat(explain("select r.id from role_group r where r.owner_id is not null and "
                        + database.isOneOfIds("r.owner_id").replace(":ids", "'a'")))
                .contains("role_group_by_owner (owner_id=?)");
    }

    @Test
    void waysOfRightsAreWalkedBackInIndexes() {
        for (boolean orManaged : new boolean[] {false, true}) {
            var holders = new GrantReader.Holders(Set.of(Samples.id(1), Samples.id(2)), orManaged);
            String plan = plan(
                    GrantRows.rightsToStatement(database, "GROUP", holders, Grant.Level.READ, 5), Map.of("ids", "a"));
            assertThat(plan)
                    .contains("access_grant_pair_unique (object_kind=? AND object_id=? AND party_kind=?)")
                    .doesNotContain("by_party")
                    .doesNotContain("SCAN g");
            assertThat(plan.contains("AND party_kind=? AND party_id=? AND purpose=?)"))
                    .isNotEqualTo(orManaged);
        }
        assertThat(explain(HoldingNesting.upwardsStatement(database).replace(":ids", "'a'")))
                .contains("SEARCH h USING INDEX sqlite_autoindex_holding_1 (id=?)")
                .contains("SEARCH u USING INDEX sqlite_autoindex_holding_1 (id=?)")
                .contains("SCAN a")
                .doesNotContain("SCAN u");
    }

    @Test
    void pagesOfWhatSomebodyReachesBeginAtTheirTops() {
        var page = new HoldingNesting.Page("door", "kind", 5, 50);
        assertThat(plan(HoldingNesting.withinStatement(database, page), Map.of("ids", "a")))
                .contains("SEARCH t USING COVERING INDEX sqlite_autoindex_holding_1 (id=?)")
                .contains("SEARCH b USING INDEX holding_by_container (container_id=?)")
                .contains("SEARCH h USING INDEX sqlite_autoindex_holding_1 (id=?)");
        String ofMany = plan(HoldingNesting.ownedStatement(database, false, page), Map.of("ids", "a,b"));
        String ofOne = plan(HoldingNesting.ownedStatement(database, true, page), Map.of("ids", "a"));
        for (String owned : List.of(ofMany, ofOne)) {
            assertThat(owned).contains("holding_by_owner (owner_id=? AND door=? AND kind=? AND number>?)");
        }
        assertThat(ofOne).doesNotContain("TEMP B-TREE");
    }

    @Test
    void lookUpsUseTheirIndexes() {
        assertThat(explain("select id from account where username_key = 'a' and username_key <> ''"))
                .contains("account_username_key_unique (username_key=?)");
        assertThat(explain("select id from access_key k where k.ended_at is null and k.digest = 'a'"))
                .contains("access_key_digest_unique (digest=?)");
        assertThat(explain("select account_id from address_claim where address_key = 'a'"))
                .contains("sqlite_autoindex_address_claim_1 (address_key=?)");
        assertThat(
                        explain(
                                "select target from wire_id where door = 'a' and kind = 'b' and target = 'c' and retired_at is null"))
                .contains("wire_id_target_unique (door=? AND kind=? AND target=?)");
        assertThat(explain("select id from event where id < 5 order by id desc limit 10"))
                .doesNotContain("TEMP B-TREE");
    }

    private String explain(String sql) {
        return database.read(handle ->
                handle.createQuery("explain query plan " + sql).map((set, _) -> set.getString("detail")).stream()
                        .collect(Collectors.joining("\n")));
    }
}
