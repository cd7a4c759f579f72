package muster.directory;

import static muster.directory.PlanSite.named;
import static muster.directory.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.Block;
import muster.model.Caller;
import muster.model.Edit;
import muster.model.Event.FieldChange;
import muster.model.Lane;
import muster.model.Origin;
import muster.model.PlanFailure;
import muster.model.ProjectName;
import muster.model.Rank;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanStateTest {
    private final PlanSite site = new PlanSite();

    @AfterEach
    void close() {
        site.close();
    }

    private PlanRow row(DraftRow row) {
        return site.row(site.plan(row.row()), 0);
    }

    private Account done(DraftRow row) {
        Plan done = site.applyConfirmed(site.plan(row.row()));
        assertThat(done.failed()).isZero();
        return site.account(
                AccountId.parse(Objects.requireNonNull(site.row(done, 0).target()))
                        .orElseThrow());
    }

    private String told(AccountId id) {
        return StateMove.told(site.account(id), site.site.now());
    }

    @ParameterizedTest
    @CsvSource({
        "disabled, disabled, SUSPENDED",
        "Suspended, disabled, SUSPENDED",
        "archived, archived, SUSPENDED",
        "trashed, trashed, REMOVED",
        "removed, trashed, REMOVED"
    })
    void aRowSaysInWhichStateAnAccountShallBe(String word, String state, PlanKind kind) {
        Account ada = site.create("ada");
        DraftRow row = named(2, "ada").with(ImportField.STATE, word);

        assertThat(row(row).kind()).isEqualTo(kind);
        assertThat(row(row).fields()).containsExactly(new FieldChange("state", "active", state));
        done(row);
        assertThat(told(ada.id())).isEqualTo(state);
        assertThat(row(row).kind()).isEqualTo(PlanKind.UNCHANGED);

        DraftRow back = named(2, "ada").with(ImportField.STATE, "active");
        assertThat(row(back).kind()).isEqualTo(PlanKind.BROUGHT_BACK);
        done(back);
        assertThat(told(ada.id())).isEqualTo("active");
    }

    @Test
    void aHoldStaysWhateverAFileSays() {
        Account ada = site.create("ada");
        Caller console = new Caller(
                site.administrator.actor(),
                Rank.ADMINISTRATOR,
                Rank.ADMINISTRATOR,
                new Origin(Origin.CONSOLE_DOOR, "request", null, null));
        site.site.directory.blocks().hold(console, ada.id(), new Blocks.Barring("leaving", null, false));

        assertThat(row(named(2, "ada").with(ImportField.STATE, "active")).kind())
                .isEqualTo(PlanKind.UNCHANGED);
        assertThat(row(named(2, "ada").with(ImportField.STATE, "held")).kind()).isEqualTo(PlanKind.UNCHANGED);
        done(named(2, "ada").with(ImportField.STATE, "disabled"));
        done(named(2, "ada").with(ImportField.STATE, "active"));

        assertThat(site.account(ada.id()).life().hasBlockAt(Block.Kind.HOLD, site.site.now()))
                .isTrue();
        assertThat(site.account(ada.id()).life().hasBlockAt(Block.Kind.DISABLED, site.site.now()))
                .isFalse();
    }

    @Test
    void statesThatNobodySetsAreProblemsUnlessTheyAreSo() {
        site.create("ada");

        for (String word : List.of("expired", "merged", "held", "invited", "boss")) {
            assertThat(row(named(2, "ada").with(ImportField.STATE, word)).kind())
                    .as(word)
                    .isEqualTo(PlanKind.PROBLEM);
        }
        assertThat(row(named(2, "ada").with(ImportField.STATE, "locked")).kind())
                .isEqualTo(PlanKind.UNCHANGED);
        site.apply(site.plan(named(2, "new").with(ImportField.STATE, "invited").row()));
        assertThat(row(named(2, "new").with(ImportField.STATE, "invited")).kind())
                .isEqualTo(PlanKind.UNCHANGED);
    }

    @Test
    void somebodyNewCanBeginSuspendedAndWhoShallNotBeThereIsNotMade() {
        site.apply(site.plan(
                named(2, "ada").with(ImportField.STATE, "disabled").row(),
                named(3, "ben").with(ImportField.STATE, "archived").row()));

        assertThat(told(site.account("ada").id())).isEqualTo("disabled");
        assertThat(told(site.account("ben").id())).isEqualTo("archived");
        assertThat(row(named(2, "nobody").with(ImportField.STATE, "removed")).kind())
                .isEqualTo(PlanKind.UNCHANGED);
    }

    @Test
    void whoIsInTheTrashIsAProblemUnlessTheRowSaysWhatState() {
        Account ada = site.create("ada");
        site.site.directory.trash().put(site.administrator, ada.id(), Trash.Owners.GO_TOO);

        assertThat(row(named(2, "ada").with(ImportField.GIVEN_NAME, "A")).problem())
                .isEqualTo(PlanProblem.of(new ImportProblem.Away()));
        Account back = done(named(2, "ada").with(ImportField.STATE, "active").with(ImportField.GIVEN_NAME, "A"));

        assertThat(back.isListed()).isTrue();
        assertThat(back.profile().givenName()).isEqualTo("A");
    }

    @Test
    void timesOfExpiryAreDaysOrMomentsAndLieAhead() {
        site.create("ada");
        Instant end = Instant.parse("2027-01-31T00:00:00Z");

        assertThat(done(named(2, "ada").with(ImportField.EXPIRES_AT, "2027-01-31"))
                        .life()
                        .expiresAt())
                .isEqualTo(end);
        assertThat(row(named(2, "ada").with(ImportField.EXPIRES_AT, "2027-01-31T01:00:00+01:00"))
                        .kind())
                .isEqualTo(PlanKind.UNCHANGED);
        assertThat(Objects.requireNonNull(row(named(2, "ada").with(ImportField.EXPIRES_AT, "2020-01-01"))
                                .problem())
                        .word())
                .isEqualTo("ExpiryInThePast");
        assertThat(Objects.requireNonNull(row(named(2, "ada").with(ImportField.EXPIRES_AT, "soon"))
                                .problem())
                        .word())
                .isEqualTo("Malformed");
        ImportRow never = new ImportRow(
                2, Map.of(ImportField.USERNAME, Edit.set("ada"), ImportField.EXPIRES_AT, Edit.clear()), Edit.keep());
        site.apply(site.plan(never));
        assertThat(site.account("ada").life().expiresAt()).isNull();
    }

    @Test
    void whoExpiresWithinADayCountsAsSuspended() {
        site.create("ada");
        String soon = site.site.now().plus(Duration.ofHours(1)).toString();

        assertThat(row(named(2, "ada").with(ImportField.EXPIRES_AT, soon)).kind())
                .isEqualTo(PlanKind.SUSPENDED);
    }

    @Test
    void projectsAndLanesGoByName() {
        site.site.directory.projects().create(site.administrator, new ProjectName("Beamlines"), null, false);
        for (String name : List.of("fast", "slow")) {
            site.site.directory.lanes().add(site.administrator, new Lane(name, Lane.Kind.NODE, name, null));
        }
        Account ada = site.create("ada");
        ImportRow row = new ImportRow(
                2,
                Map.of(ImportField.USERNAME, Edit.set("ada"), ImportField.PROJECT, Edit.set("BEAMLINES")),
                Edit.keep(),
                Edit.set(List.of("slow")));

        Plan plan = site.plan(row);

        assertThat(site.row(plan, 0).fields())
                .containsExactly(
                        new FieldChange("project", null, "Beamlines"), new FieldChange("lanes", "fast, slow", "slow"));
        assertThat(site.apply(plan).failed()).isZero();
        assertThat(site.row(site.plan(row), 0).kind()).isEqualTo(PlanKind.UNCHANGED);
        assertThat(site.site.directory.lanes().ofAll(site.administrator, List.of(ada.id())))
                .containsEntry(ada.id(), List.of("slow"));
        assertThat(row(named(2, "ada").with(ImportField.PROJECT, "None")).problem())
                .isEqualTo(PlanProblem.of(new ImportProblem.UnknownProject("None")));
        ImportRow noLane =
                new ImportRow(2, Map.of(ImportField.USERNAME, Edit.set("ada")), Edit.keep(), Edit.set(List.of("x")));
        assertThat(site.row(site.plan(noLane), 0).problem())
                .isEqualTo(PlanProblem.of(new ImportProblem.UnknownLane("x")));
        Caller manager = site.site.as(site.site.create("manager", Rank.MANAGER));
        ImportRow other =
                new ImportRow(2, Map.of(ImportField.USERNAME, Edit.set("ada")), Edit.keep(), Edit.set(List.of("fast")));
        assertThat(site.row(site.plan(manager, other), 0).kind()).isEqualTo(PlanKind.PROBLEM);
    }

    @Test
    void aPlanThatWouldSuspendManyIsCarriedOutOnlyWithTheirNumber() {
        DraftRow[] rows = new DraftRow[6];
        for (int i = 0; i < rows.length; i++) {
            site.create("p" + i);
            rows[i] = named(i + 2L, "p" + i).with(ImportField.STATE, i % 2 == 0 ? "suspended" : "removed");
        }
        ImportRow[] all = Arrays.stream(rows).map(DraftRow::row).toArray(ImportRow[]::new);

        Plan few = site.plan(Arrays.copyOf(all, 4));
        Plan many = site.plan(all);
        Plan loose = site.plan(PlanRequest.of("f").withBrakePercent(100), all);

        assertThat(few.isBraked()).isFalse();
        assertThat(loose.isBraked()).isFalse();
        assertThat(many.isBraked()).isTrue();
        assertThat(many.barred()).isEqualTo(6);
        assertThat(many.touchable()).isEqualTo(7);
        assertRefused(PlanFailure.Braked.class, () -> site.apply(many));
        assertRefused(
                PlanFailure.Braked.class,
                () -> site.plans.apply(site.administrator, many.id(), ApplyOptions.USUAL.confirming(5), _ -> {}));
        assertThat(site.applyConfirmed(many).done()).isEqualTo(6);
    }
}
