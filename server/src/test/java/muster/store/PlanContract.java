package muster.store;

import static muster.store.SharingContract.HOST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import muster.directory.AccountQuery;
import muster.directory.ApplyOptions;
import muster.directory.Completeness;
import muster.directory.Condition;
import muster.directory.Declaration;
import muster.directory.DeclaredItem;
import muster.directory.DeclaredThing;
import muster.directory.Directory;
import muster.directory.ImportField;
import muster.directory.ImportRow;
import muster.directory.Plan;
import muster.directory.PlanKind;
import muster.directory.PlanRequest;
import muster.directory.PlanRow;
import muster.directory.PlanView;
import muster.model.Edit;
import muster.model.GroupName;
import muster.model.Lane;
import muster.model.Refused;
import muster.model.TextKey;
import muster.testing.Together;
import org.junit.jupiter.api.Test;

/** Plans of many changes, as they are kept and carried out. */
interface PlanContract extends WithStore {
    PlanRequest HR = PlanRequest.of("hr \"ä\".csv").withSource("hr");

    private static ImportRow row(long line, String username, String givenName, String... groups) {
        Map<ImportField, Edit<String>> fields = new EnumMap<>(ImportField.class);
        fields.put(ImportField.USERNAME, Edit.set(username));
        fields.put(ImportField.GIVEN_NAME, Edit.set(givenName));
        fields.put(ImportField.DESCRIPTION, Edit.clear());
        return new ImportRow(line, fields, groups.length == 0 ? Edit.keep() : Edit.set(List.of(groups)));
    }

    private Plan plan(Directory directory, PlanRequest request, DeclaredItem... items) {
        return directory.imports().plan(HOST, request, Declaration.of(List.of(items)));
    }

    private long everybody() {
        AccountQuery all = new AccountQuery(Condition.EVERYTHING, List.of());
        return store().read(reading -> reading.accounts().count(all, Samples.NOW));
    }

    @Test
    default void aPlanComesBackAsItWasMadeToWhoeverOpensTheStoreAndIsCarriedOut() {
        Directory directory = SharingContract.Site.over(store()).directory();
        Plan plan = plan(
                directory,
                HR.withDigest("00ff"),
                new DeclaredThing.OfLane(1, "gpu", Edit.set(Lane.Kind.CLUSTER), Edit.keep(), Edit.clear(), false),
                new DeclaredThing.OfGroup(2, "Optics; \"ö\"", Edit.set("light\n"), Edit.set("ada"), false),
                new DeclaredThing.OfAgreement(3, "Rules", "Be kind.", null, false),
                row(4, "ada", "Ada 🧪", "Optics; \"ö\""));

        try (SqlStore again = SqlStore.open(settings())) {
            assertThat(again.<Optional<Plan>>read(reading -> reading.plans().find(plan.id())))
                    .contains(plan);
        }
        Plan done = directory.plans().apply(HOST, plan.id(), ApplyOptions.USUAL, _ -> {});
        assertThat(done.failed()).isZero();
        assertThat(done.done()).isEqualTo(5);
        assertThat(plan(directory, HR, row(4, "ada", "Ada 🧪", "Optics; \"ö\"")).isEmpty())
                .isTrue();
        assertThat(directory.plans().recent(HOST, null, 10)).hasSize(2);
        assertThat(directory.plans().recent(HOST, plan.id(), 10)).isEmpty();
    }

    @Test
    default void aRowThatIsRefusedHalfWayLeavesNothingAndKeepsNobodyOut() {
        Directory directory = SharingContract.Site.over(store()).directory();
        directory.groups().create(HOST, GroupName.parse("Optics"));
        plan(directory, HR);
        Plan plan = plan(directory, HR, row(2, "one", "1"), row(3, "two", "2"), row(4, "three", "3"));
        // Somebody else is called so by the source meanwhile: the row is refused by an index after its account was
        // made.
        Plan other = plan(
                directory,
                HR,
                new ImportRow(
                        2,
                        Map.of(ImportField.USERNAME, Edit.set("other"), ImportField.EXTERNAL_ID, Edit.set("two")),
                        Edit.keep()));
        directory.plans().apply(HOST, other.id(), ApplyOptions.USUAL, _ -> {});
        long before = everybody();

        Plan done = directory.plans().apply(HOST, plan.id(), ApplyOptions.USUAL, _ -> {});

        assertThat(done.done()).isEqualTo(2);
        assertThat(directory.plans().rows(HOST, plan.id(), PlanView.FAILED, 0, 10))
                .extracting(PlanRow::name)
                .containsExactly("two");
        assertThat(everybody()).isEqualTo(before + 2);
        assertThat(store().<Boolean>read(reading -> reading.accounts().isUsernameTaken(TextKey.of("two"))))
                .isFalse();
    }

    @Test
    default void manyWhoCarryOutOnePlanWhileOthersMakeTheSamePeopleDoEachRowOnce() {
        Directory directory = SharingContract.Site.over(store()).directory();
        int people = 120;
        ImportRow[] rows = IntStream.range(0, people)
                .mapToObj(i -> row(i + 2L, "person" + i, "by plan"))
                .toArray(ImportRow[]::new);
        Plan plan = plan(directory, HR, rows);
        Plan rival = plan(directory, PlanRequest.of("rival"), rows);
        List<Callable<Plan>> tasks = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            tasks.add(() -> directory.plans().apply(HOST, plan.id(), ApplyOptions.USUAL, _ -> {}));
        }
        tasks.add(() -> directory.plans().apply(HOST, rival.id(), ApplyOptions.USUAL, _ -> {}));

        Together.run(tasks);

        Plan one = directory.plans().get(HOST, plan.id());
        Plan other = directory.plans().get(HOST, rival.id());
        assertThat(one.state()).isEqualTo(Plan.State.DONE);
        assertThat(one.done() + one.failed()).isEqualTo(people);
        assertThat(other.done() + other.failed()).isEqualTo(people);
        assertThat(one.done() + other.done()).isEqualTo(people);
    }

    @Test
    default void whatASourceLacksAndWhatSharesAnAddressIsFound() {
        Directory directory = SharingContract.Site.over(store()).directory();
        Plan first = plan(directory, HR, row(2, "ada", "A"), row(3, "ben", "B"));
        directory.plans().apply(HOST, first.id(), ApplyOptions.USUAL, _ -> {});

        Plan sync = plan(directory, HR.completeFor(Completeness.Absent.REMOVE), row(2, "ada", "A"));

        assertThat(sync.counts().removed()).isEqualTo(1);
        assertThat(sync.touchable()).isEqualTo(2);
        assertThat(directory.plans().rows(HOST, sync.id(), PlanView.DIFFERENCES, 0, 10))
                .extracting(PlanRow::kind)
                .containsExactly(PlanKind.REMOVED);
        Plan undoing = directory
                .plans()
                .undo(
                        HOST,
                        directory
                                .plans()
                                .apply(HOST, sync.id(), ApplyOptions.USUAL, _ -> {})
                                .id());
        assertThat(undoing.counts().broughtBack()).isEqualTo(1);
    }

    @Test
    default void aFaultOnTheWayHaltsThePlanWhichSaysSoAndGoesOnOnceItIsMended() throws SQLException {
        Directory directory = SharingContract.Site.over(store()).directory();
        Plan plan = plan(directory, HR, row(2, "ada", "A"));
        document("{", plan);

        assertThatThrownBy(() -> directory.plans().apply(HOST, plan.id(), ApplyOptions.USUAL, _ -> {}))
                .isNotInstanceOf(Refused.class);

        Plan halted = directory.plans().get(HOST, plan.id());
        assertThat(halted.state()).isEqualTo(Plan.State.HALTED);
        assertThat(halted.halted()).isNotNull();
        assertThat(halted.halted().sentence()).contains("server's log");
        document("{\"said\":{\"username\":\"ada\"}}", plan);
        assertThat(directory
                        .plans()
                        .apply(HOST, plan.id(), ApplyOptions.USUAL, _ -> {})
                        .state())
                .isEqualTo(Plan.State.DONE);
    }

    private void document(String text, Plan plan) throws SQLException {
        try (Database database = switch (settings()) {
                    case DatabaseSettings.Sqlite sqlite -> new SqliteDatabase(sqlite.file(), sqlite.readers());
                    case DatabaseSettings.Postgres postgres -> new PostgresDatabase(postgres);
                };
                Connection connection = database.plainConnections().getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("update plan_row set document = ? where plan_id = ?")) {
            statement.setString(1, text);
            statement.setString(2, plan.id().toString());
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }
}
