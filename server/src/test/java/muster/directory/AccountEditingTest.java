package muster.directory;

import static muster.directory.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import muster.model.Account;
import muster.model.AccountChanges;
import muster.model.AccountId;
import muster.model.Act;
import muster.model.AddressRule;
import muster.model.Caller;
import muster.model.DocumentChange;
import muster.model.DoorDocument;
import muster.model.Edit;
import muster.model.Email;
import muster.model.EmailAddress;
import muster.model.Event;
import muster.model.Event.FieldChange;
import muster.model.Failure;
import muster.model.Grant.Level;
import muster.model.GrantObject.OnAccount;
import muster.model.Party;
import muster.model.Rank;
import muster.model.Refused;
import muster.model.TextKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AccountEditingTest {
    private final TestDirectory site = new TestDirectory();
    private Caller admin;
    private Account ada;

    @BeforeEach
    void setUp() {
        admin = site.as(site.first());
        ada = site.create("ada", Rank.VIEWER);
    }

    @AfterEach
    void close() {
        site.close();
    }

    private Account change(Caller caller, AccountId id, AccountChanges changes) {
        return site.directory.accounts().change(caller, id, changes, AddressRule.MAY_BE_SHARED);
    }

    private Account email(Edit<EmailAddress> edit) {
        return change(admin, ada.id(), AccountChanges.changing().email(edit).build());
    }

    private List<FieldChange> lastFields() {
        Event last =
                site.directory.ledger().list(admin, null, false, 1).events().getFirst();
        assertThat(last.act()).isEqualTo(Act.ACCOUNT_CHANGED);
        return last.fields();
    }

    /** As a merge leaves them: an address that is claimed, and one that is not. */
    private void giveFurtherAddresses() {
        site.store.write(writing -> {
            Account before = writing.accounts().lock(ada.id()).orElseThrow();
            EmailAddress old = EmailAddress.parse("old@lab.example");
            boolean claimed = writing.accounts().claim(old.key(), ada.id(), site.now());
            List<Email> emails = List.of(
                    before.primaryEmail(),
                    new Email(old, true, claimed),
                    new Email(EmailAddress.parse("shared@lab.example"), false, false));
            Account after = before.withInheritance(emails, before.life(), site.now(), null);
            writing.accounts().save(after);
            return after;
        });
    }

    private boolean isFound(String address) {
        return site.store.read(reading ->
                reading.accounts().findByClaimedAddress(TextKey.of(address)).isPresent());
    }

    private Account stored() {
        return site.store.read(reading -> reading.accounts().find(ada.id()).orElseThrow());
    }

    @Test
    void noAddressThatCameWithAMergeTakesThePlaceOfOneThatIsCleared() {
        giveFurtherAddresses();

        assertThat(email(Edit.clear()).emails()).isEmpty();

        assertThat(stored().emails()).isEmpty();
        assertThat(isFound("ada@lab.example")).isFalse();
        assertThat(isFound("old@lab.example")).isFalse();
        assertThat(lastFields())
                .containsExactly(
                        new FieldChange("email", "ada@lab.example", null),
                        new FieldChange("further email", "old@lab.example", null),
                        new FieldChange("further email", "shared@lab.example", null));
    }

    @Test
    void aFurtherAddressThatBecomesThePrimaryOneIsThereOnce() {
        giveFurtherAddresses();

        Account changed = email(Edit.set(EmailAddress.parse("Old@lab.example")));

        assertThat(changed.emails()).isEqualTo(stored().emails());
        assertThat(changed.emails())
                .extracting(email -> email.address().value())
                .containsExactly("Old@lab.example", "shared@lab.example");
        assertThat(stored().primaryEmail().claimed()).isTrue();
        assertThat(isFound("ada@lab.example")).isFalse();
    }

    @Test
    void whoMayOnlyReadAnAccountChangesNothingOfItAndSeesNothingMore() {
        Account ben = site.create("ben", Rank.VIEWER);
        Caller asBen = site.as(ben);
        var object = new OnAccount(ada.id());
        site.directory.rights().give(admin, NewGrant.right(new Party.OfAccount(ben.id()), object, Level.READ));
        AccountChanges nothing = AccountChanges.changing().build();
        AccountChanges name =
                AccountChanges.changing().givenName(Edit.set("Ada")).build();

        assertRefused(Failure.MayNotChange.class, () -> change(asBen, ada.id(), nothing));
        site.directory.rights().give(admin, NewGrant.right(new Party.OfAccount(ben.id()), object, Level.WRITE));
        assertThat(change(asBen, ada.id(), name).profile().givenName()).isEqualTo("Ada");
    }

    @Test
    void ofALongDocumentTheLedgerKeepsWhatProvesWhichOneItWas() {
        say("a".repeat(4_096));
        assertThat(lastFields()).containsExactly(new FieldChange("document.door", null, "a".repeat(4_096)));
        say("a".repeat(4_097));
        assertThat(lastFields())
                .containsExactly(new FieldChange(
                        "document.door",
                        "a".repeat(4_096),
                        "sha256:4e369b5618643c3abddd027b650bfa54810be3b418028a7c9d82299a59d008e8 (4097 characters)"));
    }

    private void say(String json) {
        DocumentChange change = new DocumentChange("door", _ -> new DoorDocument("door", json, Map.of()));
        change(admin, ada.id(), AccountChanges.changing().document(change).build());
    }

    @Test
    void ofTwoWhoLookedAtTheSameAccountTheSecondIsTold() {
        AccountChanges one = AccountChanges.changing()
                .givenName(Edit.set("Ada"))
                .expecting(ada.version())
                .build();
        AccountChanges other = AccountChanges.changing()
                .rank(_ -> Rank.AUDITOR)
                .expecting(ada.version())
                .build();
        Account changed = change(admin, ada.id(), one);

        assertThatThrownBy(() -> change(admin, ada.id(), other))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.failure())
                                .isEqualTo(new Failure.ChangedMeanwhile(
                                        "Somebody else changed this account in the meantime, so nothing was saved;"
                                                + " look at it again and repeat your change.",
                                        2)));
        assertThat(stored()).isEqualTo(changed);
        assertThat(change(
                                admin,
                                ada.id(),
                                AccountChanges.changing()
                                        .rank(_ -> Rank.AUDITOR)
                                        .expecting(2)
                                        .build())
                        .rank())
                .isEqualTo(Rank.AUDITOR);
    }
}
