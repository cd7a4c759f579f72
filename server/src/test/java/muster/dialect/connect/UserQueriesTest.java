package muster.dialect.connect;

import static muster.directory.AccountField.EMAIL;
import static muster.directory.AccountField.FAMILY_NAME;
import static muster.directory.AccountField.GIVEN_NAME;
import static muster.directory.AccountField.LAST_ACTIVITY;
import static muster.directory.AccountField.USERNAME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import muster.directory.AccountQuery;
import muster.directory.AccountQuery.Order;
import muster.directory.Condition;
import muster.model.AccountId;
import muster.model.Caller;
import muster.model.KeyId;
import muster.model.Origin;
import muster.model.Rank;
import org.junit.jupiter.api.Test;

class UserQueriesTest {
    private static final Instant NOW = Instant.parse("2026-03-01T09:15:30Z");
    private static final Condition LOCKED = new Condition.IsBarred();
    private static final Condition ACTIVE = new Condition.IsSince(LAST_ACTIVITY, Instant.parse("2025-03-01T09:00:00Z"));
    private static final Caller ADMINISTRATOR = caller(Rank.ADMINISTRATOR);
    private static final Caller VIEWER = caller(Rank.VIEWER);

    private static Caller caller(Rank rank) {
        AccountId id = new AccountId(new UUID(0, 1));
        return Caller.person(id, new KeyId(1), rank, Rank.ADMINISTRATOR, new Origin("connect", "1", null, null));
    }

    private static AccountQuery read(String raw, Caller caller) {
        return new UserQueries(ConnectSettings.defaults(), InstantSource.fixed(NOW)).read(Ask.query(raw), caller);
    }

    private static Condition condition(String raw) {
        return read(raw, VIEWER).condition();
    }

    @Test
    void unknownParametersAskForEverybody() {
        assertThat(condition("username=iris")).isEqualTo(Condition.EVERYTHING);
        assertThat(condition("prefix=")).isEqualTo(Condition.EVERYTHING);
    }

    @Test
    void rolesAreJoinedByABarRawOrEscaped() {
        Condition expected = new Condition.HasRank(Set.of(Rank.VIEWER, Rank.ADMINISTRATOR));

        assertThat(condition("user_role=viewer|administrator")).isEqualTo(expected);
        assertThat(condition("user_role=viewer%7Cadministrator")).isEqualTo(expected);
    }

    @Test
    void everyAccountHasExactlyOneStatus() {
        assertThat(condition("account_status=locked")).isEqualTo(LOCKED);
        assertThat(condition("account_status=licensed"))
                .isEqualTo(new Condition.AllOf(List.of(new Condition.Not(LOCKED), ACTIVE)));
        assertThat(condition("account_status=inactive"))
                .isEqualTo(new Condition.AllOf(List.of(new Condition.Not(LOCKED), new Condition.Not(ACTIVE))));
        assertThat(condition("account_status=locked|licensed"))
                .isEqualTo(new Condition.AnyOf(
                        List.of(LOCKED, new Condition.AllOf(List.of(new Condition.Not(LOCKED), ACTIVE)))));
    }

    /** Where a page ends is remembered by the query. */
    @Test
    void theQueryOfAWalkStaysTheSameWhileTimePasses() {
        for (String status : List.of("locked", "licensed", "inactive", "locked|inactive")) {
            UserQueries later =
                    new UserQueries(ConnectSettings.defaults(), InstantSource.fixed(NOW.plusSeconds(20 * 60)));
            assertThat(later.read(Ask.query("account_status=" + status), VIEWER))
                    .isEqualTo(read("account_status=" + status, VIEWER));
        }
    }

    @Test
    void theSameParameterTwiceMustHoldTwice() {
        assertThat(condition("user_role=viewer&user_role=publisher"))
                .isEqualTo(new Condition.AllOf(List.of(
                        new Condition.HasRank(Set.of(Rank.VIEWER)),
                        new Condition.HasRank(Set.of(Rank.PUBLISHER, Rank.AUDITOR, Rank.MANAGER)))));
    }

    @Test
    void aPrefixIsFoldedAndLiteral() {
        assertThat(condition("prefix=%20%C3%89%25_*"))
                .isEqualTo(new Condition.StartsWith(List.of(USERNAME, GIVEN_NAME, FAMILY_NAME), " é%_*"));
    }

    @Test
    void onlyAdministratorsFindPeopleByAnOutsideId() {
        Condition byName = new Condition.StartsWith(List.of(USERNAME, GIVEN_NAME, FAMILY_NAME), "ab1");

        assertThat(read("prefix=AB1", ADMINISTRATOR).condition())
                .isEqualTo(new Condition.AnyOf(List.of(byName, new Condition.HasExternalSubject("AB1"))));
        assertThat(read("prefix=AB1", VIEWER).condition()).isEqualTo(byName);
    }

    @Test
    void namesDecideTheOrderUnlessAPrefixOrASortDoes() {
        assertThat(read("x=1", VIEWER).orders()).isEqualTo(AccountQuery.byName(true));
        assertThat(read("asc_order=False", VIEWER).orders()).isEqualTo(AccountQuery.byName(false));
        assertThat(read("prefix=AB", VIEWER).orders().getFirst()).isEqualTo(new Order.BySimilarity("ab"));
        assertThat(read("prefix=AB&sort=last_name&asc_order=0", VIEWER).orders())
                .containsExactly(
                        new Order.By(FAMILY_NAME, false),
                        new Order.By(GIVEN_NAME, false),
                        new Order.By(USERNAME, false),
                        new Order.By(EMAIL, false));
    }

    @Test
    void hiddenAddressesOrderNothing() {
        ConnectSettings hiding = ConnectSettings.with(changes -> changes.hideEmailAddresses = true);
        UserQueries queries = new UserQueries(hiding, InstantSource.fixed(NOW));

        assertThat(queries.read(Ask.query("x=1"), VIEWER).orders()).doesNotContain(new Order.By(EMAIL, true));
        assertThat(queries.read(Ask.query("x=1"), ADMINISTRATOR).orders()).contains(new Order.By(EMAIL, true));
    }

    @Test
    void unknownWordsAreRefusedAlsoAmongKnownOnes() {
        refused("user_role=viewer|boss", ConnectCode.UNKNOWN_ROLE);
        refused("user_role=viewer|", ConnectCode.UNKNOWN_ROLE);
        refused("account_status=locked|gone", ConnectCode.UNKNOWN_STATUS);
        refused("sort=password", ConnectCode.INVALID_PARAMETER);
    }

    private static void refused(String raw, ConnectCode code) {
        assertThatExceptionOfType(ConnectRefusal.class)
                .isThrownBy(() -> read(raw, VIEWER))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
