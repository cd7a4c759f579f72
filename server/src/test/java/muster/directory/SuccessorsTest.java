package muster.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import muster.directory.People.Successor;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.Caller;
import muster.model.Place;
import muster.model.Rank;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whom a reference to an account means after merges. */
class SuccessorsTest {
    private final TestDirectory site = new TestDirectory();
    private Caller admin;
    private AccountId ada;
    private AccountId bob;
    private AccountId eve;

    @BeforeEach
    void setUp() {
        admin = site.as(site.first());
        ada = person("ada");
        bob = person("bob");
        eve = person("eve");
    }

    @AfterEach
    void close() {
        site.close();
    }

    private AccountId person(String name) {
        Account account = site.create(name, Rank.VIEWER);
        return account.id();
    }

    private void merge(AccountId old, AccountId into, boolean redirecting) {
        var options = new MergeOptions(redirecting, redirecting, new Place.With(into), List.of(), List.of());
        site.directory.merges().merge(admin, null, old, into, options);
    }

    private Map<AccountId, Successor> of(AccountId... ids) {
        return site.directory.people().successors(List.of(ids));
    }

    @Test
    void whoWasNotMergedIsHimself() {
        assertThat(of(ada, bob))
                .containsOnly(Map.entry(ada, new Successor(ada, ada)), Map.entry(bob, new Successor(bob, bob)));
    }

    @Test
    void redirectsLeadToWhoHasTheIdentityNow() {
        merge(ada, bob, true);
        merge(bob, eve, true);
        assertThat(of(ada)).containsOnly(Map.entry(ada, new Successor(eve, eve)));
    }

    @Test
    void aMergeWithoutRedirectHandsOverWhatTheAccountHadAlone() {
        merge(ada, bob, true);
        merge(bob, eve, false);
        assertThat(of(ada, bob))
                .containsOnly(Map.entry(ada, new Successor(bob, eve)), Map.entry(bob, new Successor(bob, eve)));
    }

    @Test
    void nobodySucceedsWhoIsGone() {
        merge(ada, bob, true);
        site.directory.trash().put(admin, bob, Trash.Owners.STAY);
        assertThat(of(ada, bob)).isEmpty();
    }
}
