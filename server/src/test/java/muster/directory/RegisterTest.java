package muster.directory;

import static muster.directory.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import muster.model.Account;
import muster.model.AccountChanges;
import muster.model.Actor;
import muster.model.AddressRule;
import muster.model.Caller;
import muster.model.Edit;
import muster.model.Failure;
import muster.model.Key;
import muster.model.Origin;
import muster.model.Project;
import muster.model.ProjectChanges;
import muster.model.ProjectFailure;
import muster.model.ProjectId;
import muster.model.ProjectName;
import muster.model.Rank;
import muster.model.TrashFailure;
import muster.model.Username;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RegisterTest {
    private static final String DOOR = "test";

    private final TestDirectory site = new TestDirectory();
    private final Register register = site.directory.register();
    private Caller administrator = TestDirectory.HOST;
    private Account ada;

    @BeforeEach
    void setUp() {
        administrator = site.signedIn(site.first());
        ada = site.create("ada", Rank.PUBLISHER);
    }

    @AfterEach
    void close() {
        site.close();
    }

    private Account change(AccountChanges.Builder changes) {
        return site.directory.accounts().change(administrator, ada.id(), changes.build(), AddressRule.MUST_BE_FREE);
    }

    private Project project(String name) {
        return site.directory.projects().create(administrator, ProjectName.parse(name), null, false);
    }

    private void close(Project project, boolean readonly) {
        site.directory
                .projects()
                .change(administrator, project.id(), new ProjectChanges(Edit.keep(), Edit.keep(), Edit.set(readonly)));
    }

    @Test
    void theOwnRecordIsAsTheLastChangeLeftIt() {
        Caller herself = site.signedIn(ada);
        assertThat(register.shown(herself, ada.id(), DOOR).account().profile().givenName())
                .isNotEqualTo("Augusta");

        change(AccountChanges.changing().givenName(Edit.set("Augusta")));

        assertThat(register.shown(herself, ada.id(), DOOR).account().profile().givenName())
                .isEqualTo("Augusta");
        site.directory.trash().put(administrator, ada.id(), Trash.Owners.GO_TOO);
        assertThat(register.shown(herself, ada.id(), DOOR).account().life().isTrashed())
                .isTrue();
    }

    @Test
    void whoMaySeeNothingGetsNotEvenWhatSomebodyElseWasTold() {
        Caller herself = site.signedIn(ada);
        register.shown(herself, ada.id(), DOOR);
        Caller withoutRights = Caller.invited(ada.id(), ((Actor.Person) herself.actor()).key(), herself.origin());
        assertThat(withoutRights.is(ada.id())).isTrue();
        assertRefused(Failure.MayNotView.class, () -> register.shown(withoutRights, ada.id(), DOOR));
    }

    @Test
    void whoIsInTheTrashIsStillInTheRegister() {
        site.directory.trash().put(administrator, ada.id(), Trash.Owners.GO_TOO);
        assertThat(register.get(administrator, ada.id(), DOOR).account().life().isTrashed())
                .isTrue();
        assertThat(register.findByUsername(administrator, Username.parse("ADA"), DOOR)
                        .account()
                        .id())
                .isEqualTo(ada.id());
        AccountQuery trash = new AccountQuery(Condition.EVERYTHING, List.of(), AccountQuery.Who.TRASH);
        assertThat(register.list(administrator, trash, 0, 10, DOOR).entries())
                .extracting(entry -> entry.account().id())
                .containsExactly(ada.id());
    }

    @Test
    void whoIsPurgedIsNot() {
        site.directory.trash().erase(administrator, ada.id(), null);
        assertRefused(Failure.NoSuchAccount.class, () -> register.get(administrator, ada.id(), DOOR));
        assertRefused(
                TrashFailure.NotInTrash.class,
                () -> site.directory
                        .trash()
                        .purge(administrator, site.create("bob", Rank.VIEWER).id()));
    }

    @Test
    void nobodyIsErasedWhomSomebodyChangedMeanwhile() {
        var seen = ada.stamps().modifiedAt();
        change(AccountChanges.changing().description(Edit.set("x")));
        assertRefused(
                Failure.ChangedMeanwhile.class, () -> site.directory.trash().erase(administrator, ada.id(), seen));
        assertRefused(
                Failure.ChangedMeanwhile.class,
                () -> site.directory.trash().put(administrator, ada.id(), Trash.Owners.GO_TOO, seen));
        assertRefused(
                Failure.ChangedMeanwhile.class,
                () -> change(
                        AccountChanges.changing().description(Edit.set("y")).expecting(seen)));
    }

    @Test
    void everybodyIsHandedOverInOrder() {
        for (int i = 0; i < 7; i++) {
            site.create("p" + i, Rank.VIEWER);
        }
        AccountQuery byName =
                new AccountQuery(Condition.EVERYTHING, List.of(new AccountQuery.Order.By(AccountField.USERNAME, true)));
        List<String> names = new ArrayList<>();
        register.forEach(
                administrator,
                byName,
                DOOR,
                entry -> names.add(entry.account().username().value()));
        assertThat(names).containsExactly("ada", "first", "p0", "p1", "p2", "p3", "p4", "p5", "p6");
    }

    @Test
    void aReadOnlyProjectClosesItsAccountsAndTakesNobodyIn() {
        Project project = project("Beamlines");
        change(AccountChanges.changing().project(Edit.set(project.id())));
        close(project, true);

        assertThat(register.get(administrator, ada.id(), DOOR).project().name().value())
                .isEqualTo("Beamlines");
        assertThat(register.get(administrator, ada.id(), DOOR).account().isReadonly())
                .isTrue();
        assertRefused(
                Failure.ReadOnly.class, () -> change(AccountChanges.changing().description(Edit.set("x"))));
        assertRefused(
                Failure.ReadOnly.class,
                () -> change(AccountChanges.changing().readonly(Edit.set(false)).description(Edit.set("x"))));
        assertRefused(
                Failure.ReadOnly.class, () -> change(AccountChanges.changing().project(Edit.clear())));
        assertRefused(
                Failure.ReadOnly.class, () -> site.directory.trash().put(administrator, ada.id(), Trash.Owners.GO_TOO));
        assertRefused(Failure.ReadOnly.class, () -> site.directory.trash().erase(administrator, ada.id(), null));

        close(project, false);
        change(AccountChanges.changing().project(Edit.clear()).description(Edit.set("x")));
        close(project, true);
        assertRefused(
                Failure.ReadOnly.class, () -> change(AccountChanges.changing().project(Edit.set(project.id()))));
    }

    @Test
    void changingAProjectChangesNoAccount() {
        Project project = project("Beamlines");
        Account before = change(AccountChanges.changing().project(Edit.set(project.id())));
        close(project, true);
        Account after = register.get(administrator, ada.id(), DOOR).account();
        assertThat(after.version()).isEqualTo(before.version());
        assertThat(after.stamps()).isEqualTo(before.stamps());
    }

    @Test
    void anUnknownProjectTakesNobody() {
        assertRefused(
                ProjectFailure.NoSuchProject.class,
                () -> change(AccountChanges.changing().project(Edit.set(new ProjectId(new UUID(1, 2))))));
    }

    @Test
    void userInterfacesAreStampedApartAndTheFirstTimeAtOnce() {
        Caller self = site.signedIn(ada);
        assertThat(register.get(administrator, ada.id(), DOOR).activity().lastUiActivity())
                .isNull();
        Keys.MadeKey key = site.key(ada);
        Origin origin = new Origin("test", "request", "127.0.0.1", null, true);
        site.directory.keys().identify(key.secret(), Set.of(Key.Purpose.API_KEY), origin);
        assertThat(register.get(self, ada.id(), DOOR).activity().lastUiActivity())
                .isEqualTo(site.now());
    }
}
