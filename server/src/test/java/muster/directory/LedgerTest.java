package muster.directory;

import static muster.directory.Refusals.assertRefused;
import static muster.directory.TestDirectory.HOST;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import muster.model.Account;
import muster.model.AccountChanges;
import muster.model.Act;
import muster.model.AddressRule;
import muster.model.Caller;
import muster.model.Edit;
import muster.model.Event;
import muster.model.Failure;
import muster.model.Rank;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LedgerTest {
    private final TestDirectory site = new TestDirectory();
    private final Ledger ledger = site.directory.ledger();
    private Caller administrator;
    private Account ada;
    private Account bob;

    @BeforeEach
    void setUp() {
        administrator = site.signedIn(site.first());
        ada = site.create("ada", Rank.VIEWER);
        bob = site.create("bob", Rank.VIEWER);
    }

    @AfterEach
    void close() {
        site.close();
    }

    private void rename(Caller caller, Account account, String name) {
        AccountChanges changes =
                AccountChanges.changing().givenName(Edit.set(name)).build();
        site.directory.accounts().change(caller, account.id(), changes, AddressRule.MAY_BE_SHARED);
    }

    private static List<Act> acts(Ledger.Page page) {
        return page.events().stream().map(Event::act).toList();
    }

    @Test
    void aPersonSeesTheOwnHistoryNewestFirstWithWhoDidIt() {
        Caller self = site.signedIn(ada);
        rename(administrator, ada, "Augusta");
        rename(administrator, bob, "Robert");

        Ledger.Page page = ledger.page(self, LedgerQuery.ofHistory(ada.id()), null, 50);

        assertThat(acts(page)).containsExactly(Act.ACCOUNT_CHANGED, Act.SIGNED_IN, Act.ACCOUNT_CREATED);
        assertThat(page.accounts()).containsKeys(ada.id(), administrator.account());
        assertThat(page.more()).isFalse();
    }

    @Test
    void fromWhereOthersActedIsShownToThoseWhoSeeTheWholeLedgerOnly() {
        Caller self = site.signedIn(ada);
        rename(administrator, ada, "Augusta");
        LedgerQuery history = LedgerQuery.ofHistory(ada.id());

        List<Event> own = ledger.page(self, history, null, 2).events();
        assertThat(own.get(0).origin().address()).isNull();
        assertThat(own.get(1).origin().address()).isEqualTo("127.0.0.1");
        Caller auditor = site.signedIn(site.create("auditor", Rank.AUDITOR));
        assertThat(ledger.page(auditor, history, null, 1)
                        .events()
                        .getFirst()
                        .origin()
                        .address())
                .isEqualTo("127.0.0.1");
    }

    @Test
    void nobodyBelowAuditorSeesAnythingButTheOwnHistory() {
        Caller self = site.signedIn(ada);
        Caller publisher = site.signedIn(site.create("publisher", Rank.PUBLISHER));

        assertRefused(Failure.NotPermitted.class, () -> ledger.page(self, LedgerQuery.EVERYTHING, null, 5));
        assertRefused(Failure.NotPermitted.class, () -> ledger.page(self, LedgerQuery.ofHistory(bob.id()), null, 5));
        assertRefused(
                Failure.NotPermitted.class, () -> ledger.page(publisher, LedgerQuery.ofHistory(ada.id()), null, 5));
        assertRefused(
                Failure.NotPermitted.class,
                () -> ledger.page(Caller.anonymous(TestDirectory.origin()), LedgerQuery.EVERYTHING, null, 5));
        assertThat(acts(ledger.page(self, LedgerQuery.EVERYTHING.withActor(ada.id()), null, 5)))
                .containsExactly(Act.SIGNED_IN);
    }

    @Test
    void pagesFollowEachOtherWithoutGapAndOverlap() {
        for (int i = 0; i < 5; i++) {
            rename(administrator, ada, "Name " + i);
        }
        LedgerQuery changes = LedgerQuery.EVERYTHING.withSubject(ada.id()).withActs(Set.of(Act.ACCOUNT_CHANGED));

        Ledger.Page first = ledger.page(HOST, changes, null, 3);
        Ledger.Page second = ledger.page(HOST, changes, first.events().getLast().id(), 3);

        assertThat(first.more()).isTrue();
        assertThat(second.more()).isFalse();
        assertThat(first.events()).hasSize(3).doesNotContainAnyElementsOf(second.events());
        assertThat(second.events()).hasSize(2);
    }
}
