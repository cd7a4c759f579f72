package muster.directory;

import static muster.directory.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import muster.model.Account;
import muster.model.AccountChanges;
import muster.model.Act;
import muster.model.AddressRule;
import muster.model.Caller;
import muster.model.Edit;
import muster.model.Event;
import muster.model.Event.FieldChange;
import muster.model.Failure;
import muster.model.Project;
import muster.model.ProjectChanges;
import muster.model.ProjectFailure;
import muster.model.ProjectId;
import muster.model.ProjectName;
import muster.model.Rank;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProjectsTest {
    private static final ProjectName OPTICS = ProjectName.parse("Optics");
    private static final ProjectChanges READONLY = readonly(true);

    private final TestDirectory site = new TestDirectory();
    private final Projects projects = site.directory.projects();
    private Caller administrator;
    private Account mia;
    private Caller manager;
    private Account ada;
    private Caller viewer;

    @BeforeEach
    void setUp() {
        administrator = site.as(site.first());
        mia = site.create("mia", Rank.MANAGER);
        manager = site.as(mia);
        ada = site.create("ada", Rank.VIEWER);
        viewer = site.as(ada);
    }

    @AfterEach
    void close() {
        site.close();
    }

    private static ProjectChanges renamed(String name) {
        return new ProjectChanges(Edit.set(ProjectName.parse(name)), Edit.keep(), Edit.keep());
    }

    private static ProjectChanges described(@Nullable String description) {
        return new ProjectChanges(Edit.keep(), description == null ? Edit.clear() : Edit.set(description), Edit.keep());
    }

    private static ProjectChanges readonly(boolean readonly) {
        return new ProjectChanges(Edit.keep(), Edit.keep(), Edit.set(readonly));
    }

    private List<Event> events() {
        return site.directory.ledger().page(administrator, LedgerQuery.EVERYTHING, null, 500).events().stream()
                .filter(event -> event.target().kind().equals("project"))
                .toList();
    }

    @Test
    void aProjectIsMadeWithWhoMadeItAndWhen() {
        Project made = projects.create(manager, OPTICS, "lenses", false);

        assertThat(made.version()).isEqualTo(1);
        assertThat(made.createdAt()).isEqualTo(site.now());
        assertThat(made.createdBy()).isEqualTo(mia.id());
        assertThat(made.modifiedAt()).isEqualTo(site.now());
        assertThat(projects.get(viewer, made.id())).isEqualTo(made);
        assertThat(projects.findByName(viewer, ProjectName.parse("OPTICS"))).isEqualTo(made);
    }

    @Test
    void projectsAreListedByNamePageByPage() {
        projects.create(manager, ProjectName.parse("beta"), null, false);
        projects.create(manager, ProjectName.parse("Alpha"), null, false);
        projects.create(manager, ProjectName.parse("gamma"), null, false);

        Projects.Listing page = projects.list(viewer, 1, 1);

        assertThat(page.total()).isEqualTo(3);
        assertThat(page.projects())
                .extracting(project -> project.name().value())
                .containsExactly("beta");
        assertThat(projects.list(viewer, 3, 5)).isEqualTo(new Projects.Listing(List.of(), 3));
    }

    @Test
    void onlyManagersAndThoseAboveMakeAndChangeProjects() {
        Caller auditor = site.as(site.create("olga", Rank.AUDITOR));
        Project made = projects.create(administrator, OPTICS, null, false);

        assertRefused(
                Failure.NotPermitted.class, () -> projects.create(auditor, ProjectName.parse("Other"), null, false));
        assertRefused(Failure.NotPermitted.class, () -> projects.change(auditor, made.id(), renamed("Other")));
        assertThat(projects.change(manager, made.id(), renamed("Other")).version())
                .isEqualTo(2);
    }

    @Test
    void whoIsNotSignedInSeesNoProjects() {
        Caller anybody = Caller.anonymous(TestDirectory.origin());
        Project made = projects.create(manager, OPTICS, null, false);

        assertRefused(Failure.MayNotView.class, () -> projects.get(anybody, made.id()));
        assertRefused(Failure.MayNotView.class, () -> projects.findByName(anybody, OPTICS));
        assertRefused(Failure.MayNotView.class, () -> projects.list(anybody, 0, 5));
    }

    @Test
    void aNameBelongsToOneProject() {
        projects.create(manager, OPTICS, null, false);
        Project other = projects.create(manager, ProjectName.parse("Other"), null, false);

        assertRefused(
                ProjectFailure.ProjectNameTaken.class,
                () -> projects.create(manager, ProjectName.parse("OPTICS"), null, false));
        assertRefused(
                ProjectFailure.ProjectNameTaken.class, () -> projects.change(manager, other.id(), renamed("optics")));
    }

    @Test
    void whatIsNotThereIsMissing() {
        ProjectId none = new ProjectId(ada.id().value());

        assertRefused(ProjectFailure.NoSuchProject.class, () -> projects.get(viewer, none));
        assertRefused(ProjectFailure.NoSuchProject.class, () -> projects.findByName(viewer, OPTICS));
        assertRefused(ProjectFailure.NoSuchProject.class, () -> projects.change(manager, none, READONLY));
    }

    @Test
    void aChangeIsStampedAndEachOneIsLater() {
        Project made = projects.create(administrator, OPTICS, "lenses", false);

        Project first = projects.change(manager, made.id(), described("mirrors"));
        Project second = projects.change(manager, made.id(), described(null));

        assertThat(first.modifiedBy()).isEqualTo(mia.id());
        assertThat(first.modifiedAt()).isAfter(made.modifiedAt());
        assertThat(second.modifiedAt()).isAfter(first.modifiedAt());
        assertThat(second.description()).isNull();
        assertThat(second.createdBy()).isEqualTo(made.createdBy());
        assertThat(projects.get(viewer, made.id())).isEqualTo(second);
    }

    @Test
    void aChangeThatChangesNothingWritesNothing() {
        Project made = projects.create(manager, OPTICS, "lenses", true);
        site.pass(Duration.ofSeconds(5));
        int before = events().size();

        Project same = projects.change(
                administrator, made.id(), new ProjectChanges(Edit.set(OPTICS), Edit.set("lenses"), Edit.set(true)));

        assertThat(same).isEqualTo(made);
        assertThat(projects.get(viewer, made.id())).isEqualTo(made);
        assertThat(events()).hasSize(before);
    }

    @Test
    void aReadOnlyProjectChangesOnlyTogetherWithThat() {
        Project made = projects.create(manager, OPTICS, null, true);
        ProjectChanges lifting = new ProjectChanges(Edit.set(ProjectName.parse("Other")), Edit.keep(), Edit.set(false));

        assertRefused(Failure.ReadOnly.class, () -> projects.change(manager, made.id(), renamed("Other")));
        Project lifted = projects.change(manager, made.id(), lifting);

        assertThat(lifted.name().value()).isEqualTo("Other");
        assertThat(lifted.readonly()).isFalse();
    }

    @Test
    void accountsLearnThatTheirProjectIsReadOnlyAndStayAsTheyAre() {
        Project made = projects.create(manager, OPTICS, null, false);
        Account before = site.directory
                .accounts()
                .change(
                        manager,
                        ada.id(),
                        AccountChanges.changing().project(Edit.set(made.id())).build(),
                        AddressRule.MAY_BE_SHARED);

        projects.change(manager, made.id(), READONLY);
        Account after = site.directory.accounts().get(manager, ada.id()).account();

        assertThat(after.isReadonly()).isTrue();
        assertThat(after.version()).isEqualTo(before.version());
        assertThat(after.stamps()).isEqualTo(before.stamps());
        assertRefused(
                Failure.ReadOnly.class,
                () -> site.directory
                        .accounts()
                        .change(manager, ada.id(), AccountChanges.ofRank(Rank.PUBLISHER), AddressRule.MAY_BE_SHARED));
    }

    @Test
    void theLedgerTellsWhatWasMadeAndChanged() {
        Project made = projects.create(manager, OPTICS, "lenses", false);
        projects.change(manager, made.id(), new ProjectChanges(Edit.keep(), Edit.clear(), Edit.set(true)));

        List<Event> events = events();

        assertThat(events).extracting(Event::act).containsExactly(Act.PROJECT_CHANGED, Act.PROJECT_CREATED);
        assertThat(events.getFirst().target())
                .isEqualTo(new Event.Target("project", made.id().toString(), "Optics"));
        assertThat(events.getFirst().fields())
                .containsExactly(
                        new FieldChange("description", "lenses", null), new FieldChange("readonly", "false", "true"));
        assertThat(events.getLast().fields())
                .containsExactly(
                        new FieldChange("name", null, "Optics"), new FieldChange("description", null, "lenses"));
    }

    @Test
    void aDescriptionThatIsTooLongIsRefused() {
        String tooLong = "x".repeat(Project.MAXIMUM_DESCRIPTION_LENGTH + 1);
        Project made = projects.create(manager, OPTICS, null, false);

        assertRefused(
                Failure.Malformed.class, () -> projects.create(manager, ProjectName.parse("Other"), tooLong, false));
        assertRefused(Failure.Malformed.class, () -> projects.change(manager, made.id(), described(tooLong)));
        assertThat(projects.list(viewer, 0, 5).projects()).containsExactly(made);
    }
}
