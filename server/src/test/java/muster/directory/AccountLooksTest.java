package muster.directory;

import static muster.directory.Refusals.assertRefused;
import static muster.directory.TestDirectory.HOST;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import muster.model.Account;
import muster.model.AccountEntry;
import muster.model.AccountId;
import muster.model.AccountKind;
import muster.model.AddressRule;
import muster.model.Caller;
import muster.model.ExternalIdentity;
import muster.model.Failure;
import muster.model.NewAccount;
import muster.model.Policy;
import muster.model.Profile;
import muster.model.Rank;
import muster.model.Username;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lists of accounts, and looks at several of them. */
class AccountLooksTest {
    private static final Policy SHY = new Policy(
            Rank.VIEWER,
            false,
            true,
            Policy.SelfEditing.ADMINISTRATORS_AND_SELF,
            Policy.LockOut.DEFAULT,
            Policy.Codes.DEFAULT);

    private final TestDirectory site = new TestDirectory();
    private final Accounts accounts = site.directory.accounts();
    private Account first;
    private Caller administrator;

    @BeforeEach
    void setUp() {
        first = site.first();
        administrator = site.as(first);
    }

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void aWalkMeetsEveryAccountOnceAlsoWhileOthersAreAdded() {
        for (int i = 0; i < 25; i++) {
            site.create("walker" + (char) ('a' + i), Rank.VIEWER);
        }
        var mayAct = new Condition.Not(new Condition.IsBarred());
        var query = new AccountQuery(mayAct, AccountQuery.byName(true));
        List<String> met = new ArrayList<>();
        for (long skip = 0; ; skip += 7) {
            var page = accounts.list(administrator, query, skip, 7);
            page.entries().stream().map(AccountLooksTest::username).forEach(met::add);
            if (page.entries().size() < 7) {
                break;
            }
            site.create("aaa" + skip, Rank.VIEWER);
            site.pass(Duration.ofSeconds(1));
        }
        assertThat(met).doesNotHaveDuplicates().contains("walkera", "walkery", "first");
    }

    @Test
    void allAccountsAreHandedOverInSlicesEachOnceAndOldestFirst() {
        for (int i = 0; i < 1_000; i++) {
            invited("walker" + i);
        }
        List<Integer> sizes = new ArrayList<>();
        List<String> met = new ArrayList<>();

        accounts.forEachSlice(administrator, Condition.EVERYTHING, slice -> {
            sizes.add(slice.size());
            slice.forEach(account -> met.add(String.valueOf(account.username())));
        });

        assertThat(sizes).containsExactly(500, 500, 1);
        assertThat(met).hasSize(1_001).doesNotHaveDuplicates().startsWith("first", "walker0", "walker1");
    }

    @Test
    void aWalkOverAllAccountsMeetsThoseOfTheConditionAndNobodyWhoIsGone() {
        site.create("second", Rank.ADMINISTRATOR);
        Account gone = site.create("gone", Rank.ADMINISTRATOR);
        site.create("ada", Rank.MANAGER);
        site.directory.trash().put(administrator, gone.id(), Trash.Owners.GO_TOO);
        List<String> met = new ArrayList<>();

        accounts.forEachSlice(
                administrator,
                new Condition.HasRank(Set.of(Rank.ADMINISTRATOR)),
                slice -> slice.forEach(account -> met.add(String.valueOf(account.username()))));

        assertThat(met).containsExactly("first", "second");
    }

    @Test
    void onlyAdministratorsWalkOverAllAccounts() {
        Caller manager = site.as(site.create("manager", Rank.MANAGER));

        assertRefused(
                Failure.MayNotView.class, () -> accounts.forEachSlice(manager, Condition.EVERYTHING, slice -> {}));
    }

    @Test
    void accountsAreCountedAsTheCallerSeesThem() {
        site.create("ada", Rank.VIEWER);
        Account gone = site.create("gone", Rank.VIEWER);
        site.directory.trash().put(administrator, gone.id(), Trash.Owners.GO_TOO);
        var administrators = new Condition.HasRank(Set.of(Rank.ADMINISTRATOR));

        assertThat(accounts.count(administrator, Condition.EVERYTHING)).isEqualTo(2);
        assertThat(accounts.count(administrator, administrators)).isEqualTo(1);
        assertRefused(
                Failure.MayNotView.class,
                () -> accounts.count(Caller.anonymous(TestDirectory.origin()), Condition.EVERYTHING));
        try (TestDirectory other = new TestDirectory(SHY)) {
            other.first();
            Caller ada = other.as(other.create("ada", Rank.VIEWER));
            assertThat(other.directory.accounts().count(ada, Condition.EVERYTHING))
                    .isEqualTo(1);
        }
    }

    private void invited(String username) {
        site.directory
                .admissions()
                .create(
                        HOST,
                        new NewAccount(
                                AccountKind.PERSON,
                                Username.parse(username),
                                null,
                                Profile.EMPTY,
                                Rank.VIEWER,
                                null,
                                new NewAccount.Start.WithoutPassword(),
                                AddressRule.MAY_BE_SHARED));
    }

    @Test
    void whereViewersSeeOnlyThemselvesTheirListHoldsOnePerson() {
        try (TestDirectory other = new TestDirectory(SHY)) {
            Account boss = other.first();
            Account ada = other.create("ada", Rank.VIEWER);
            var query = new AccountQuery(Condition.EVERYTHING, AccountQuery.byName(true));

            var listing = other.directory.accounts().list(other.as(ada), query, 0, 10);

            assertThat(listing.total()).isEqualTo(1);
            assertThat(listing.entries()).extracting(AccountLooksTest::username).containsExactly("ada");
            assertRefused(
                    Failure.MayNotView.class, () -> other.directory.accounts().get(other.as(ada), boss.id()));
        }
    }

    @Test
    void severalAccountsAreFoundAtOnceWithoutThoseThatAreGone() {
        Account ada = site.create("ada", Rank.VIEWER);
        Account ben = site.create("ben", Rank.VIEWER);
        Account gone = site.create("gone", Rank.VIEWER);
        site.store.write(writing -> {
            Account present = writing.accounts().lock(gone.id()).orElseThrow();
            writing.accounts().save(present.withLife(present.life().trashed(site.now(), null), site.now(), null));
            return present;
        });
        Account nobody = muster.model.Sample.account(99, Rank.VIEWER);
        List<AccountId> ids = List.of(ada.id(), ben.id(), gone.id(), nobody.id());

        assertThat(accounts.getAll(site.as(ada), ids)).isEqualTo(Map.of(ada.id(), ada, ben.id(), ben));
        assertThat(accounts.getAll(site.as(ada), List.of())).isEmpty();
        assertThat(accounts.getAll(Caller.anonymous(TestDirectory.origin()), ids))
                .isEmpty();
    }

    @Test
    void ofSeveralAccountsAViewerFindsOnlyItselfWhereViewersSeeOnlyThemselves() {
        try (TestDirectory other = new TestDirectory(SHY)) {
            Account boss = other.first();
            Account ada = other.create("ada", Rank.VIEWER);
            List<AccountId> ids = List.of(boss.id(), ada.id());

            assertThat(other.directory.accounts().getAll(other.as(ada), ids)).isEqualTo(Map.of(ada.id(), ada));
            assertThat(other.directory.accounts().getAll(other.as(boss), ids)).hasSize(2);
        }
    }

    @Test
    void outsideIdsAreShownToThePersonItselfAndToThoseWhoSeePrivateFields() {
        Account ada = known("ada", "ada@idp.example");
        Account ben = known("ben", "ben@idp.example");
        List<AccountId> everybody = List.of(first.id(), ada.id(), ben.id());
        Caller auditor = site.as(site.create("auditor", Rank.AUDITOR));

        var all = Map.of(ada.id(), "ada@idp.example", ben.id(), "ben@idp.example");
        assertThat(accounts.externalSubjects(administrator, "idp", everybody)).isEqualTo(all);
        assertThat(accounts.externalSubjects(auditor, "idp", everybody)).isEqualTo(all);
        assertThat(accounts.externalSubjects(site.as(ada), "idp", everybody))
                .isEqualTo(Map.of(ada.id(), "ada@idp.example"));
        assertThat(accounts.externalSubjects(site.as(ada), "idp", List.of(ben.id())))
                .isEmpty();
        assertThat(accounts.externalSubjects(administrator, "another", everybody))
                .isEmpty();
    }

    private Account known(String username, String subject) {
        return site.directory
                .admissions()
                .create(
                        HOST,
                        new NewAccount(
                                AccountKind.PERSON,
                                Username.parse(username),
                                null,
                                Profile.EMPTY,
                                Rank.PUBLISHER,
                                new ExternalIdentity("idp", subject),
                                new NewAccount.Start.WithoutPassword(),
                                AddressRule.MAY_BE_SHARED));
    }

    private static String username(AccountEntry entry) {
        return String.valueOf(entry.account().username());
    }
}
