package muster.directory;

import static muster.directory.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import muster.model.Account;
import muster.model.AccountChanges;
import muster.model.AccountId;
import muster.model.Act;
import muster.model.AddressRule;
import muster.model.Caller;
import muster.model.DocumentChange;
import muster.model.DoorDocument;
import muster.model.Edit;
import muster.model.Event;
import muster.model.Event.FieldChange;
import muster.model.Failure;
import muster.model.Policy;
import muster.model.Rank;
import muster.model.WellKnown;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DocumentsTest {
    private static final String DOOR = "door";

    private final TestDirectory site = new TestDirectory(new Policy(
            Rank.VIEWER,
            false,
            false,
            Policy.SelfEditing.ADMINISTRATORS_ONLY,
            Policy.LockOut.DEFAULT,
            Policy.Codes.DEFAULT));
    private final Documents documents = site.directory.documents();
    private Caller admin;
    private Account ada;
    private Caller asAda;
    private Account ben;

    @BeforeEach
    void setUp() {
        admin = site.as(site.first());
        ada = site.create("ada", Rank.VIEWER);
        asAda = site.as(ada);
        ben = site.create("ben", Rank.PUBLISHER);
    }

    @AfterEach
    void close() {
        site.close();
    }

    private static DoorDocument document(String json) {
        return new DoorDocument(DOOR, json, Map.of());
    }

    private static DocumentChange to(String json) {
        return new DocumentChange(DOOR, _ -> document(json));
    }

    private Account accountOf(AccountId id) {
        return site.directory.accounts().get(admin, id).account();
    }

    private Event lastEvent() {
        return site.directory.ledger().list(admin, null, false, 1).events().getFirst();
    }

    @Test
    void peopleChangeAndSeeWhatDoorsKeepOfThemEvenWhereOnlyAdministratorsEditProfiles() {
        site.pass(Duration.ofMinutes(5));

        Account changed = documents.change(asAda, ada.id(), to("{\"a\":1}"));

        assertThat(documents.of(asAda, ada.id(), DOOR)).contains(document("{\"a\":1}"));
        assertThat(documents.of(asAda, ada.id(), "another door")).isEmpty();
        assertThat(changed.stamps().modifiedAt()).isEqualTo(site.now());
        assertThat(accountOf(ada.id())).isEqualTo(changed);
        assertThat(lastEvent().act()).isEqualTo(Act.ACCOUNT_CHANGED);
        assertThat(lastEvent().subject()).isEqualTo(ada.id());
        assertThat(lastEvent().fields()).containsExactly(new FieldChange("document.door", null, "{\"a\":1}"));
    }

    @Test
    void aChangeIsMadeOfWhatIsThereThen() {
        documents.change(asAda, ada.id(), to("{\"a\":1}"));
        documents.change(
                admin,
                ada.id(),
                new DocumentChange(
                        DOOR,
                        before -> document("[" + before.map(DoorDocument::json).orElse("") + "]")));

        assertThat(documents.of(admin, ada.id(), DOOR)).contains(document("[{\"a\":1}]"));
    }

    @Test
    void whatIsReadOnlyStillHasAStateOfItsOwn() {
        site.directory
                .accounts()
                .change(
                        admin,
                        ada.id(),
                        AccountChanges.changing().readonly(Edit.set(true)).build(),
                        AddressRule.MAY_BE_SHARED);

        documents.change(asAda, ada.id(), to("{\"a\":1}"));

        assertThat(documents.of(asAda, ada.id(), DOOR)).contains(document("{\"a\":1}"));
    }

    @Test
    void nothingIsWrittenWhereNothingDiffers() {
        documents.change(asAda, ada.id(), to("{\"a\":1}"));
        Account before = accountOf(ada.id());
        Event last = lastEvent();
        site.pass(Duration.ofMinutes(5));

        assertThat(documents.change(asAda, ada.id(), to("{\"a\":1}"))).isEqualTo(before);
        assertThat(accountOf(ada.id())).isEqualTo(before);
        assertThat(lastEvent().id()).isEqualTo(last.id());
    }

    @Test
    void anEmptyDocumentIsNoOtherThanNone() {
        Account before = accountOf(ada.id());

        documents.change(asAda, ada.id(), to("{}"));

        assertThat(documents.of(asAda, ada.id(), DOOR)).isEmpty();
        assertThat(accountOf(ada.id())).isEqualTo(before);
        assertThat(lastEvent().act()).isNotEqualTo(Act.ACCOUNT_CHANGED);
    }

    @Test
    void aDocumentThatWasEmptiedIsEmpty() {
        documents.change(asAda, ada.id(), to("{\"a\":1}"));
        documents.change(asAda, ada.id(), to("{}"));

        assertThat(documents.of(asAda, ada.id(), DOOR)).contains(document("{}"));
        assertThat(lastEvent().fields()).containsExactly(new FieldChange("document.door", "{\"a\":1}", "{}"));
    }

    @Test
    void nobodyElseChangesOrSeesIt() {
        Caller asBen = site.as(ben);
        documents.change(asAda, ada.id(), to("{\"a\":1}"));

        assertRefused(Failure.MayNotChange.class, () -> documents.change(asBen, ada.id(), to("{}")));
        assertRefused(Failure.MayNotView.class, () -> documents.of(asBen, ada.id(), DOOR));
        assertThat(documents.of(asAda, ada.id(), DOOR)).contains(document("{\"a\":1}"));
    }

    @Test
    void whoManagesSomebodyChangesItButWhoOnlyLooksDoesNot() {
        Caller asManager = site.as(site.create("mia", Rank.MANAGER));
        Caller asAuditor = site.as(site.create("aud", Rank.AUDITOR));

        documents.change(asManager, ada.id(), to("{\"a\":1}"));

        assertThat(documents.of(asAuditor, ada.id(), DOOR)).contains(document("{\"a\":1}"));
        assertRefused(Failure.MayNotChange.class, () -> documents.change(asAuditor, ada.id(), to("{}")));
    }

    @Test
    void aPageShowsOnlyWhatTheCallerMaySee() {
        documents.change(asAda, ada.id(), to("{\"a\":1}"));
        documents.change(admin, ben.id(), to("{\"b\":1}"));
        List<AccountId> both = List.of(ada.id(), ben.id());

        assertThat(documents.ofAll(admin, both, DOOR))
                .isEqualTo(Map.of(ada.id(), document("{\"a\":1}"), ben.id(), document("{\"b\":1}")));
        assertThat(documents.ofAll(asAda, both, DOOR)).isEqualTo(Map.of(ada.id(), document("{\"a\":1}")));
        assertThat(documents.ofAll(asAda, List.of(ben.id()), DOOR)).isEmpty();
    }

    @Test
    void ofWhoeverIsGoneThereIsNothingToSeeOrChange() {
        documents.change(asAda, ada.id(), to("{\"a\":1}"));
        site.directory.trash().put(admin, ada.id(), Trash.Owners.GO_TOO);

        assertRefused(Failure.NoSuchAccount.class, () -> documents.of(admin, ada.id(), DOOR));
        assertRefused(Failure.NoSuchAccount.class, () -> documents.change(admin, ada.id(), to("{}")));
        assertRefused(Failure.NoSuchAccount.class, () -> documents.of(admin, WellKnown.SYSTEM, DOOR));
        assertRefused(Failure.NoSuchAccount.class, () -> documents.change(admin, WellKnown.SYSTEM, to("{\"a\":1}")));
    }

    @Test
    void administratorsChangeWhatIsKeptOfTheSiteAndEverybodySeesIt() {
        assertThat(documents.ofSite(asAda, DOOR)).isEqualTo(Optional.empty());

        assertThat(documents.changeSite(admin, to("{\"a\":1}"))).isTrue();

        assertThat(documents.ofSite(asAda, DOOR)).contains(document("{\"a\":1}"));
        assertThat(lastEvent().act()).isEqualTo(Act.SITE_CHANGED);
        assertThat(lastEvent().subject()).isNull();
        assertThat(lastEvent().fields()).containsExactly(new FieldChange("document.door", null, "{\"a\":1}"));
    }

    @Test
    void nobodyElseChangesTheSite() {
        Caller asManager = site.as(site.create("mia", Rank.MANAGER));

        assertRefused(Failure.NotPermitted.class, () -> documents.changeSite(asManager, to("{\"a\":1}")));
        assertRefused(Failure.NotPermitted.class, () -> documents.changeSite(asAda, to("{\"a\":1}")));
        assertThat(documents.ofSite(admin, DOOR)).isEmpty();
    }

    @Test
    void theSiteIsNotWrittenWhereNothingDiffers() {
        documents.changeSite(admin, to("{\"a\":1}"));
        Event last = lastEvent();

        assertThat(documents.changeSite(admin, to("{\"a\":1}"))).isFalse();
        assertThat(lastEvent().id()).isEqualTo(last.id());
    }
}
