package muster.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import muster.model.Account;
import muster.model.AccountChanges;
import muster.model.Act;
import muster.model.AddressRule;
import muster.model.Caller;
import muster.model.DocumentChange;
import muster.model.DoorDocument;
import muster.model.Event;
import muster.model.Event.FieldChange;
import muster.model.Rank;
import muster.model.WireName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RenamingTest {
    private final TestDirectory site = new TestDirectory();
    private Caller admin;
    private Account ada;
    private Account ben;

    @BeforeEach
    void setUp() {
        admin = site.as(site.first());
        ada = site.create("ada", Rank.VIEWER);
        ben = site.create("ben", Rank.VIEWER);
        rename("b-1");
    }

    @AfterEach
    void close() {
        site.close();
    }

    private Account rename(String name) {
        return site.directory
                .renaming()
                .rename(admin, ada.id(), new WireName("door", "badge", name), null, List.of("heir"));
    }

    private Account refer(Account account, String name) {
        DocumentChange change =
                new DocumentChange("door", _ -> new DoorDocument("door", "{\"a\":1}", Map.of("heir", name)));
        AccountChanges changes = AccountChanges.changing().document(change).build();
        return site.directory.accounts().change(admin, account.id(), changes, AddressRule.MAY_BE_SHARED);
    }

    private List<Event> events(Act act, Account subject) {
        return site.directory.ledger().list(admin, null, true, 100).events().stream()
                .filter(event -> event.act() == act && subject.id().equals(event.subject()))
                .toList();
    }

    private DoorDocument document(Account account) {
        return site.store.read(
                reading -> reading.documents().find(account.id(), "door").orElseThrow());
    }

    @Test
    void aNewNameIsOneEvent() {
        rename("b-2");

        assertThat(events(Act.ACCOUNT_RENAMED, ada))
                .extracting(Event::fields)
                .containsExactly(
                        List.of(new FieldChange("name at door", null, "b-1")),
                        List.of(new FieldChange("name at door", "b-1", "b-2")));
    }

    @Test
    void anAccountWhoseDocumentFollowsHasANewVersionAndAnEvent() {
        Account before = refer(ben, "b-1");

        rename("b-2");

        assertThat(document(ben)).isEqualTo(new DoorDocument("door", "{\"a\":1}", Map.of("heir", "b-2")));
        Account after = site.directory.accounts().get(admin, ben.id()).account();
        assertThat(after.version()).isEqualTo(before.version() + 1);
        assertThat(events(Act.ACCOUNT_CHANGED, ben))
                .last()
                .satisfies(event -> assertThat(event.fields())
                        .containsExactly(new FieldChange("document.door.heir", "b-1", "b-2")));
    }

    @Test
    void anAccountThatRefersToItselfFollowsInTheEventOfItsNewName() {
        Account before = refer(ada, "b-1");

        assertThat(rename("b-2").version()).isEqualTo(before.version() + 1);

        assertThat(document(ada).values()).isEqualTo(Map.of("heir", "b-2"));
        assertThat(events(Act.ACCOUNT_RENAMED, ada))
                .last()
                .satisfies(event -> assertThat(event.fields())
                        .containsExactly(
                                new FieldChange("name at door", "b-1", "b-2"),
                                new FieldChange("document.door.heir", "b-1", "b-2")));
    }
}
