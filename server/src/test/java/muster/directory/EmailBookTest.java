package muster.directory;

import static muster.directory.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import muster.model.Account;
import muster.model.AccountChanges;
import muster.model.AddressRule;
import muster.model.Caller;
import muster.model.Edit;
import muster.model.Email;
import muster.model.EmailAddress;
import muster.model.Event.FieldChange;
import muster.model.Failure;
import muster.model.Rank;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EmailBookTest {
    private static final EmailAddress FIRST = EmailAddress.parse("ada@lab.example");
    private static final EmailAddress SECOND = EmailAddress.parse("ada@home.example");

    private final TestDirectory site = new TestDirectory();
    private final EmailBook book = site.directory.emailBook();
    private Caller administrator;
    private Account ada;

    @BeforeEach
    void setUp() {
        administrator = site.signedIn(site.first());
        ada = site.create("ada", Rank.VIEWER);
    }

    @AfterEach
    void close() {
        site.close();
    }

    private Account stored(Account account) {
        return site.read(reading -> reading.accounts().find(account.id()).orElseThrow());
    }

    private List<FieldChange> lastFields() {
        return site.directory
                .ledger()
                .list(administrator, null, false, 1)
                .events()
                .getFirst()
                .fields();
    }

    private Account add(EmailAddress address, boolean verified) {
        return book.add(administrator, ada.id(), address, verified);
    }

    @Test
    void aFurtherAddressFindsItsAccount() {
        Account changed = add(SECOND, false);

        assertThat(changed.emails()).containsExactly(new Email(FIRST, false, true), new Email(SECOND, false, true));
        assertThat(stored(ada)).isEqualTo(changed);
        assertThat(site.directory
                        .accounts()
                        .findByAddress(administrator, SECOND)
                        .account()
                        .id())
                .isEqualTo(ada.id());
        assertThat(lastFields())
                .containsExactly(
                        new FieldChange("further email", null, "ada@home.example"),
                        new FieldChange("claimed email", null, "ada@home.example"));
    }

    @Test
    void anAddressIsThereOnceAndKnownToReachThePersonOnceSomebodyVouchesForIt() {
        add(SECOND, false);
        assertThat(add(EmailAddress.parse("ADA@home.example"), false).version()).isEqualTo(2);

        Account changed = add(EmailAddress.parse("ADA@home.example"), true);

        assertThat(changed.emails().get(1)).isEqualTo(new Email(SECOND, true, true));
        assertThat(lastFields()).containsExactly(new FieldChange("verified email", null, "ada@home.example"));
    }

    @Test
    void anotherAddressBecomesThePrimaryOneAndNoneIsLost() {
        add(SECOND, true);

        Account changed = book.makePrimary(administrator, ada.id(), SECOND);

        assertThat(changed.emails()).containsExactly(new Email(SECOND, true, true), new Email(FIRST, false, true));
        assertThat(stored(ada)).isEqualTo(changed);
        assertThat(lastFields()).containsExactly(new FieldChange("email", "ada@lab.example", "ada@home.example"));
        assertThat(book.makePrimary(administrator, ada.id(), SECOND)).isEqualTo(changed);
    }

    @Test
    void whatIsRemovedIsFreeForOthersAndThePrimaryOneGoesLast() {
        add(SECOND, false);
        assertRefused(Failure.Malformed.class, () -> book.remove(administrator, ada.id(), FIRST));

        assertThat(book.remove(administrator, ada.id(), SECOND).emails()).hasSize(1);
        assertThat(lastFields()).containsExactly(new FieldChange("further email", "ada@home.example", null));
        assertRefused(Failure.Malformed.class, () -> book.remove(administrator, ada.id(), SECOND));
        assertThat(book.remove(administrator, ada.id(), FIRST).emails()).isEmpty();

        Account ben = site.create("ben", Rank.VIEWER);
        book.add(administrator, ben.id(), FIRST, false);
        assertThat(book.add(administrator, ben.id(), SECOND, false).emails())
                .extracting(Email::claimed)
                .containsExactly(true, true, true);
    }

    @Test
    void anAddressThatSomebodyElseClaimsIsTakenUnlessNobodyHasProvenIt() {
        Account ben = site.create("ben", Rank.VIEWER);

        assertRefused(Failure.EmailTaken.class, () -> book.add(administrator, ben.id(), FIRST, false));
        Account changed = book.add(administrator, ben.id(), FIRST, true);

        assertThat(changed.emails().get(1)).isEqualTo(new Email(FIRST, true, true));
        assertThat(stored(ada).emails()).containsExactly(new Email(FIRST, false, false));
        assertRefused(
                Failure.EmailTaken.class,
                () -> book.add(administrator, site.create("cyd", Rank.VIEWER).id(), FIRST, true));
        assertThat(site.directory
                        .ledger()
                        .list(administrator, null, true, 1_000)
                        .events())
                .filteredOn(event -> ada.id().equals(event.subject()))
                .last()
                .satisfies(event -> assertThat(event.fields())
                        .containsExactly(new FieldChange("claimed email", "ada@lab.example", null)));
    }

    @Test
    void whoSharesAnAddressClaimsItWithTheProofAndNotBefore() {
        Account ben = site.create("ben", Rank.VIEWER);
        AccountChanges shared = AccountChanges.changing().email(Edit.set(FIRST)).build();
        site.directory.accounts().change(administrator, ben.id(), shared, AddressRule.MAY_BE_SHARED);
        assertThat(book.makePrimary(administrator, ben.id(), FIRST)
                        .primaryEmail()
                        .claimed())
                .isFalse();

        assertThat(book.verify(administrator, ben.id(), FIRST).emails()).containsExactly(new Email(FIRST, true, true));

        assertThat(book.verify(administrator, ada.id(), FIRST).emails()).containsExactly(new Email(FIRST, true, false));
    }

    @Test
    void onlyWhoStandsAboveAnAccountKeepsItsAddresses() {
        Account manager = site.create("manager", Rank.MANAGER);
        Caller asManager = site.signedIn(manager);
        Account other = site.create("other", Rank.MANAGER);

        assertThat(book.add(asManager, ada.id(), SECOND, false).emails()).hasSize(2);
        EmailAddress third = EmailAddress.parse("third@lab.example");
        assertRefused(Failure.MayNotChange.class, () -> book.add(asManager, other.id(), third, false));
        assertRefused(Failure.MayNotChange.class, () -> book.add(asManager, manager.id(), third, false));
        assertRefused(Failure.MayNotChange.class, () -> book.add(site.as(ada), ada.id(), third, false));
        assertRefused(Failure.MayNotChange.class, () -> book.remove(site.as(ada), other.id(), third));
    }

    @Test
    void whatNoMailCouldReachIsNotRecordedAndNeitherAreTooMany() {
        assertRefused(Failure.Malformed.class, () -> add(EmailAddress.parse("nobody"), false));
        IntStream.range(1, EmailBook.MOST).forEach(n -> add(EmailAddress.parse("ada" + n + "@lab.example"), false));
        assertRefused(Failure.Malformed.class, () -> add(SECOND, false));
        assertThat(stored(ada).emails()).hasSize(50);
    }

    @Test
    void readOnlyAccountsKeepTheirAddresses() {
        AccountChanges fixed =
                AccountChanges.changing().readonly(Edit.set(true)).build();
        site.directory.accounts().change(administrator, ada.id(), fixed, AddressRule.MAY_BE_SHARED);

        assertRefused(Failure.ReadOnly.class, () -> add(SECOND, false));
        assertThat(stored(ada).emails()).hasSize(1);
    }
}
