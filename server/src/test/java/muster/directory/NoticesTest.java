package muster.directory;

import static muster.directory.Refusals.assertRefused;
import static muster.directory.TestDirectory.HOST;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import muster.model.Account;
import muster.model.AccountChanges;
import muster.model.Act;
import muster.model.AddressRule;
import muster.model.Caller;
import muster.model.Edit;
import muster.model.EmailAddress;
import muster.model.Event;
import muster.model.EventId;
import muster.model.Failure;
import muster.model.NewKey;
import muster.model.Password;
import muster.model.Place;
import muster.model.Rank;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NoticesTest {
    private final TestDirectory site = new TestDirectory();
    private final Notices notices = site.directory.notices();
    private Account first;
    private Caller administrator;
    private Account ada;
    private Caller self;

    @BeforeEach
    void setUp() {
        first = site.first();
        administrator = site.signedIn(first);
        ada = site.create("ada", Rank.PUBLISHER);
        site.pass(Duration.ofMinutes(1));
        self = site.signedIn(ada);
    }

    @AfterEach
    void close() {
        site.close();
    }

    private List<Act> acts() {
        return notices.pending(self).events().stream().map(Event::act).toList();
    }

    private void lookAtCode() {
        site.directory.codes().issue(administrator, ada.id());
        site.directory.codeTable().of(administrator, List.of(ada));
    }

    private void change(Caller caller, AccountChanges changes) {
        site.directory.accounts().change(caller, ada.id(), changes, AddressRule.MAY_BE_SHARED);
    }

    @Test
    void aCodeThatSomebodyIssuedAndSawIsToldWithWhoItWas() {
        lookAtCode();

        Notices.Pending pending = notices.pending(self);

        assertThat(acts()).containsExactly(Act.CODE_SHOWN, Act.CODE_ISSUED);
        assertThat(pending.accounts()).containsKey(first.id());
        assertThat(pending.events().getFirst().origin().address()).isNull();
    }

    @Test
    void whatOneDidOneselfIsNoNews() {
        change(
                self,
                AccountChanges.changing()
                        .email(Edit.set(EmailAddress.parse("a@b.example")))
                        .build());
        site.directory.keys().create(self, ada.id(), NewKey.forPrograms("own", null, null));
        site.directory
                .passwords()
                .change(self, Password.ofText(TestDirectory.PASSWORD), Password.ofText("quite another password"));

        assertThat(notices.pending(self)).isEqualTo(Notices.Pending.NONE);
    }

    @Test
    void anotherAddressIsToldAndAnotherNameIsNot() {
        change(
                administrator,
                AccountChanges.changing().givenName(Edit.set("Augusta")).build());
        assertThat(acts()).isEmpty();

        change(
                administrator,
                AccountChanges.changing()
                        .email(Edit.set(EmailAddress.parse("a@b.example")))
                        .build());
        assertThat(acts()).containsExactly(Act.ACCOUNT_CHANGED);
        site.directory.emailBook().add(administrator, ada.id(), EmailAddress.parse("further@b.example"), true);
        assertThat(acts()).hasSize(2);
    }

    @Test
    void keysAndPasswordsThatOthersMadeAndEndedAreTold() {
        var key = site.directory.keys().create(HOST, ada.id(), NewKey.forPrograms("for you", null, null));
        site.directory.sessions().end(administrator, ada.id(), key.key().id());
        site.directory.passwords().set(HOST, ada.id(), Password.ofText("quite another password"));
        Caller again = site.as(ada);

        assertThat(notices.pending(again).events().stream().map(Event::act))
                .containsExactly(Act.KEY_CREATED, Act.PASSWORD_SET, Act.KEY_ENDED, Act.KEY_CREATED);
    }

    @Test
    void aMergeIntoTheOwnAccountIsTold() {
        Account old = site.create("old", Rank.VIEWER);
        var options = new MergeOptions(true, true, new Place.With(ada.id()), List.of(), List.of());
        site.directory.merges().merge(administrator, null, old.id(), ada.id(), options);

        assertThat(acts()).contains(Act.ACCOUNT_MERGED);
    }

    @Test
    void whatIsPutAwayStaysAwayAndWhatCameMeanwhileIsTold() {
        lookAtCode();
        EventId seen = Objects.requireNonNull(notices.pending(self).latest());
        site.directory.keys().create(HOST, ada.id(), NewKey.forPrograms("meanwhile", null, null));

        notices.dismiss(self, seen);
        assertThat(acts()).containsExactly(Act.KEY_CREATED);
        notices.dismiss(self);
        assertThat(acts()).isEmpty();
        notices.dismiss(self, seen);
        assertThat(acts()).isEmpty();
    }

    @Test
    void puttingNoticesAwayIsNoChangeOfTheAccount() {
        lookAtCode();
        Account before = site.read(reading -> reading.accounts().find(ada.id()).orElseThrow());
        int events =
                site.read(reading -> reading.events().list(null, true, 1_000)).size();

        notices.dismiss(self);

        assertThat(site.<Account>read(
                        reading -> reading.accounts().find(ada.id()).orElseThrow()))
                .isEqualTo(before);
        assertThat(site.<List<Event>>read(reading -> reading.events().list(null, true, 1_000)))
                .hasSize(events);
    }

    @Test
    void anotherSignInDoesNotPutThemAwayAndThreeMonthsDo() {
        lookAtCode();
        self = site.signedIn(ada);
        assertThat(acts()).hasSize(2);

        site.pass(Duration.ofDays(90));
        self = site.signedIn(ada);
        assertThat(acts()).hasSize(2);
        site.pass(Duration.ofSeconds(1));
        assertThat(acts()).isEmpty();
    }

    @Test
    void nobodyElsePutsThemAway() {
        lookAtCode();
        EventId seen = Objects.requireNonNull(notices.pending(self).latest());
        assertRefused(Failure.NotPermitted.class, () -> notices.dismiss(HOST, seen));
        assertRefused(Failure.NotPermitted.class, () -> notices.dismiss(site.as(ada), seen));
        assertThat(notices.pending(HOST)).isEqualTo(Notices.Pending.NONE);
        assertThat(notices.pending(Caller.anonymous(TestDirectory.origin()))).isEqualTo(Notices.Pending.NONE);
    }
}
