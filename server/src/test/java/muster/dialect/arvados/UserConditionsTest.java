package muster.dialect.arvados;

import static muster.directory.AccountValue.Text.EMAIL;
import static muster.directory.AccountValue.Text.FAMILY_NAME;
import static muster.directory.AccountValue.Text.GIVEN_NAME;
import static muster.directory.AccountValue.Text.USERNAME;
import static muster.directory.AccountValue.Time.CREATED_AT;
import static muster.directory.AccountValue.Time.MODIFIED_AT;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import muster.directory.AccountQuery.Order;
import muster.directory.AccountValue;
import muster.directory.Condition;
import muster.directory.Condition.Relation;
import muster.model.Rank;
import org.junit.jupiter.api.Test;

final class UserConditionsTest {
    private static final AccountValue UUID = new AccountValue.WireName("arvados", "tpzed");
    private static final AccountValue MODIFIER =
            new AccountValue.ModifierName("arvados", "tpzed", "abcde-tpzed-000000000000000");
    private static final AccountValue URL = new AccountValue.Attribute("arvados", "identity_url");
    private static final AccountValue PREFS = new AccountValue.Document("arvados", "{}");
    private static final Condition MAY_ACT = new Condition.MayAct();
    private static final Condition NOBODY = new Condition.AnyOf(List.of());

    private static Condition whole(String... filters) {
        return condition(false, "filters", "[" + String.join(",", filters) + "]");
    }

    private static Condition restricted(String filter) {
        return condition(true, "filters", "[" + filter + "]");
    }

    private static Condition condition(boolean restricted, String... namesAndValues) {
        return new UserConditions(new UserColumns("abcde", restricted))
                .of(Asked.of(UserColumns.COLUMNS, namesAndValues).filters());
    }

    private static Condition equal(AccountValue value, String text) {
        return new Condition.Text(value, Relation.EQUAL, text);
    }

    private static Condition not(Condition condition) {
        return new Condition.Not(condition);
    }

    @Test
    void textsAreEqualOrMissing() {
        assertThat(whole("['email','=','a@x.org']")).isEqualTo(equal(EMAIL, "a@x.org"));
        assertThat(whole("['username','!=','ann']")).isEqualTo(not(equal(USERNAME, "ann")));
        assertThat(whole("['first_name','=',null]")).isEqualTo(new Condition.IsNull(GIVEN_NAME));
        assertThat(whole("['last_name','<>',null]")).isEqualTo(not(new Condition.IsNull(FAMILY_NAME)));
        assertThat(whole("['identity_url','=','https://x']")).isEqualTo(equal(URL, "https://x"));
        assertThat(whole("['uuid','=','abcde-tpzed-000000000000001']"))
                .isEqualTo(equal(UUID, "abcde-tpzed-000000000000001"));
    }

    @Test
    void textsAreOrderedAndLikePatterns() {
        assertThat(whole("['uuid','>','u']")).isEqualTo(new Condition.Text(UUID, Relation.GREATER, "u"));
        assertThat(whole("['email','<=','u']")).isEqualTo(new Condition.Text(EMAIL, Relation.AT_MOST, "u"));
        assertThat(whole("['email','<','u']")).isEqualTo(new Condition.Text(EMAIL, Relation.LESS, "u"));
        assertThat(whole("['email','>=','u']")).isEqualTo(new Condition.Text(EMAIL, Relation.AT_LEAST, "u"));
        assertThat(whole("['email','like','A%']")).isEqualTo(new Condition.IsLike(EMAIL, "A%", false));
        assertThat(whole("['prefs','ilike','%a%']")).isEqualTo(new Condition.IsLike(PREFS, "%a%", true));
    }

    @Test
    void membershipMindsNull() {
        Condition oneOf = new Condition.IsOneOf(EMAIL, Set.of("a", "b"));
        assertThat(whole("['email','in',['a','b',null]]")).isEqualTo(oneOf);
        assertThat(whole("['email','in',[]]")).isEqualTo(NOBODY);
        assertThat(whole("['email','not in',['a','b']]")).isEqualTo(not(oneOf));
        assertThat(whole("['email','not in',[]]")).isEqualTo(Condition.EVERYTHING);
        assertThat(whole("['email','not in',['a','b',null]]"))
                .isEqualTo(not(new Condition.AnyOf(List.of(new Condition.IsNull(EMAIL), oneOf))));
    }

    @Test
    void timesAreMomentsThatAreAlwaysThere() {
        Instant time = Instant.parse("2026-03-02T09:14:55.120034Z");
        String text = "'2026-03-02T09:14:55.120034000Z'";
        assertThat(whole("['created_at','='," + text + "]"))
                .isEqualTo(new Condition.Moment(CREATED_AT, Relation.EQUAL, time));
        assertThat(whole("['modified_at','!='," + text + "]"))
                .isEqualTo(not(new Condition.Moment(MODIFIED_AT, Relation.EQUAL, time)));
        assertThat(whole("['created_at','>='," + text + "]"))
                .isEqualTo(new Condition.Moment(CREATED_AT, Relation.AT_LEAST, time));
        assertThat(whole("['created_at','in',[" + text + ",null]]"))
                .isEqualTo(new Condition.Moment(CREATED_AT, Relation.EQUAL, time));
        assertThat(whole("['created_at','=',null]")).isEqualTo(NOBODY);
        assertThat(whole("['created_at','!=',null]")).isEqualTo(Condition.EVERYTHING);
    }

    @Test
    void activeIsWhoMayActAndAdministratorsMustBe() {
        Condition administers =
                new Condition.AllOf(List.of(new Condition.HasRank(Set.of(Rank.ADMINISTRATOR)), MAY_ACT));
        assertThat(whole("['is_active','=',true]")).isEqualTo(MAY_ACT);
        assertThat(whole("['is_active','=','F']")).isEqualTo(not(MAY_ACT));
        assertThat(whole("['is_active','!=',true]")).isEqualTo(not(MAY_ACT));
        assertThat(whole("['is_admin','=','yes']")).isEqualTo(administers);
        assertThat(whole("['is_admin','in',[true,false]]")).isEqualTo(Condition.EVERYTHING);
        assertThat(whole("['is_admin','not in',[false]]")).isEqualTo(administers);
        assertThat(whole("['is_active','=',null]")).isEqualTo(NOBODY);
    }

    @Test
    void ownerIsTheSystemUserAndTheClientNobody() {
        assertThat(whole("['owner_uuid','=','abcde-tpzed-000000000000000']")).isEqualTo(Condition.EVERYTHING);
        assertThat(whole("['owner_uuid','=','abcde-tpzed-000000000000001']")).isEqualTo(NOBODY);
        assertThat(whole("['owner_uuid','like','%-tpzed-%']")).isEqualTo(Condition.EVERYTHING);
        assertThat(whole("['owner_uuid','is_a','arvados#group']")).isEqualTo(NOBODY);
        assertThat(whole("['modified_by_client_uuid','=',null]")).isEqualTo(Condition.EVERYTHING);
        assertThat(whole("['modified_by_client_uuid','!=','x']")).isEqualTo(Condition.EVERYTHING);
        assertThat(whole("['modified_by_user_uuid','=','u']")).isEqualTo(equal(MODIFIER, "u"));
    }

    @Test
    void kindOfAUserIsItsOwnUuidsAndElsewhereThatOfTheUuidThere() {
        assertThat(whole("['uuid','is_a','arvados#user']")).isEqualTo(Condition.EVERYTHING);
        assertThat(whole("['uuid','is_a',['arvados#group','x']]")).isEqualTo(NOBODY);
        assertThat(whole("['modified_by_user_uuid','is_a','arvados#user']"))
                .isEqualTo(new Condition.IsLike(MODIFIER, "______tpzed%", false));
        assertThat(whole("['default_owner_uuid','is_a','arvados#nothing']")).isEqualTo(NOBODY);
    }

    @Test
    void wordsAreSearchedInTheTextsTogether() {
        assertThat(whole("['any','ilike','%x%']"))
                .isEqualTo(new Condition.IsLike(
                        new AccountValue.Joined(List.of(EMAIL, USERNAME, GIVEN_NAME, FAMILY_NAME, URL, PREFS)),
                        "%x%",
                        true));
        assertThat(restricted("['any','like','%x%']"))
                .isEqualTo(new Condition.IsLike(
                        new AccountValue.Joined(List.of(EMAIL, USERNAME, GIVEN_NAME, FAMILY_NAME)), "%x%", false));
    }

    @Test
    void anyColumnIsEachOfThem() {
        assertThat(restricted("['any','=','x']"))
                .isEqualTo(new Condition.AnyOf(List.of(
                        equal(UUID, "x"),
                        equal(EMAIL, "x"),
                        equal(USERNAME, "x"),
                        equal(GIVEN_NAME, "x"),
                        equal(FAMILY_NAME, "x"))));
        assertThat(whole("[['email','is_admin'],'=','true']"))
                .isEqualTo(new Condition.AnyOf(List.of(
                        equal(EMAIL, "true"),
                        new Condition.AllOf(List.of(new Condition.HasRank(Set.of(Rank.ADMINISTRATOR)), MAY_ACT)))));
    }

    @Test
    void filtersAndTheOlderWayAreAllMet() {
        assertThat(whole("['email','=','a']", "['owner_uuid','!=',null]", "['username','=','b']"))
                .isEqualTo(new Condition.AllOf(List.of(equal(EMAIL, "a"), equal(USERNAME, "b"))));
        assertThat(condition(false, "filters", "[['email','=','a']]", "where", "{'is_active':true,'nothing':1}"))
                .isEqualTo(new Condition.AllOf(List.of(equal(EMAIL, "a"), MAY_ACT)));
        assertThat(condition(false, "where", "{'email':['contains','50%_\\\\']}"))
                .isEqualTo(new Condition.IsLike(EMAIL, "%50\\%\\_\\\\%", false));
        assertThat(whole()).isEqualTo(Condition.EVERYTHING);
    }

    @Test
    void whatIsHiddenIsNull() {
        assertThat(restricted("['prefs','like','%secret%']")).isEqualTo(NOBODY);
        assertThat(restricted("['identity_url','=',null]")).isEqualTo(Condition.EVERYTHING);
        assertThat(restricted("['identity_url','!=','https://x']")).isEqualTo(Condition.EVERYTHING);
        assertThat(restricted("['created_at','>','2020-01-01']")).isEqualTo(NOBODY);
        assertThat(restricted("['owner_uuid','=','abcde-tpzed-000000000000000']"))
                .isEqualTo(NOBODY);
        assertThat(restricted("['email','=','a']")).isEqualTo(equal(EMAIL, "a"));
    }

    @Test
    void ordersAreThoseOfTheValuesBehind() {
        assertThat(orders(false, "order", "['is_admin desc','email','owner_uuid','prefs']"))
                .isEqualTo(List.of(
                        new Order.ByTruth(
                                new Condition.AllOf(
                                        List.of(new Condition.HasRank(Set.of(Rank.ADMINISTRATOR)), MAY_ACT)),
                                false),
                        new Order.ByValue(EMAIL, true),
                        new Order.ByValue(PREFS, true),
                        new Order.ByValue(MODIFIED_AT, false),
                        new Order.ByValue(UUID, false)));
        assertThat(orders(true, "order", "['created_at','username desc']"))
                .isEqualTo(List.of(new Order.ByValue(USERNAME, false), new Order.ByValue(UUID, false)));
        assertThat(orders(false, "order", "['created_at asc','uuid asc']"))
                .isEqualTo(List.of(new Order.ByValue(CREATED_AT, true), new Order.ByValue(UUID, true)));
    }

    private static List<Order> orders(boolean restricted, String... namesAndValues) {
        return UserOrders.of(
                Asked.of(UserColumns.COLUMNS, namesAndValues).orders(), new UserColumns("abcde", restricted));
    }
}
