package muster.store;

import static muster.store.SharingContract.HOST;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import muster.directory.ApplyOptions;
import muster.directory.Declaration;
import muster.directory.DeclaredItem;
import muster.directory.DeclaredThing;
import muster.directory.Directory;
import muster.directory.ImportField;
import muster.directory.ImportRow;
import muster.directory.Plan;
import muster.directory.PlanRequest;
import muster.directory.PlanView;
import muster.model.Account;
import muster.model.Edit;
import muster.model.GroupName;
import muster.model.TextKey;
import org.junit.jupiter.api.Test;

/** What plans keep of somebody who was removed for good: nothing. */
interface PlanForgettingContract extends WithStore {
    PlanRequest FILE = PlanRequest.of("staff.csv").withSource("hr");

    private static ImportRow row(long line, Map<ImportField, String> said, String... groups) {
        Map<ImportField, Edit<String>> fields = new EnumMap<>(ImportField.class);
        said.forEach((field, value) -> fields.put(field, Edit.set(value)));
        return new ImportRow(line, fields, groups.length == 0 ? Edit.keep() : Edit.set(List.of(groups)));
    }

    private static Plan plan(Directory directory, DeclaredItem... items) {
        return directory.imports().plan(HOST, FILE, Declaration.of(List.of(items)));
    }

    private List<String> plansNaming(String name) {
        try (Database database = database()) {
            return TableDump.of(database).rows(Set.of()).entrySet().stream()
                    .filter(table -> table.getKey().startsWith("plan"))
                    .flatMap(table -> table.getValue().stream())
                    .filter(row -> row.toLowerCase(Locale.ROOT).contains(name))
                    .toList();
        }
    }

    private Database database() {
        return switch (settings()) {
            case DatabaseSettings.Sqlite sqlite -> new SqliteDatabase(sqlite.file(), sqlite.readers());
            case DatabaseSettings.Postgres postgres -> new PostgresDatabase(postgres);
        };
    }

    private Account account(String username) {
        return store().read(reading -> reading.accounts().findByUsername(TextKey.of(username)))
                .orElseThrow();
    }

    private static ImportRow zenobia(long line) {
        return row(
                line,
                Map.of(
                        ImportField.EXTERNAL_ID, "Z-1",
                        ImportField.USERNAME, "Zenobia",
                        ImportField.EMAIL, "Zenobia@lab.example",
                        ImportField.FAMILY_NAME, "Zenobia-Palmyra"));
    }

    @Test
    default void ofSomebodyWhoIsPurgedNothingIsLeftInRowsThatDidNotKnowTheAccount() {
        Directory directory = SharingContract.Site.over(store()).directory();
        directory.groups().create(HOST, GroupName.parse("Optics"));
        Plan open = plan(
                directory,
                new DeclaredThing.OfGroup(1, "Optics", Edit.keep(), Edit.set("zenobia"), false),
                zenobia(2),
                row(3, Map.of(ImportField.USERNAME, "other")));
        plan(directory, row(2, Map.of(ImportField.EMAIL, "zenobia@LAB.example", ImportField.GIVEN_NAME, "Zenobia")));
        plan(directory, row(2, Map.of(ImportField.EXTERNAL_ID, "Z-1", ImportField.DISPLAY_NAME, "Zenobia")));
        plan(directory, row(2, Map.of(ImportField.USERNAME, "ZENOBIA"), "No such group"));
        plan(
                directory,
                row(2, Map.of(ImportField.USERNAME, "zenobia")),
                row(3, Map.of(ImportField.USERNAME, "zenobia")));
        Plan late = plan(directory, zenobia(2));
        directory.plans().apply(HOST, plan(directory, zenobia(2)).id(), ApplyOptions.USUAL, _ -> {});
        assertThat(directory
                        .plans()
                        .apply(HOST, late.id(), ApplyOptions.USUAL, _ -> {})
                        .failed())
                .isEqualTo(1);
        plan(directory, zenobia(2));
        assertThat(plansNaming("zenobia")).hasSizeGreaterThan(8);

        directory.trash().erase(HOST, account("zenobia").id(), null);

        assertThat(plansNaming("zenobia")).isEmpty();
        assertThat(plansNaming("z-1")).isEmpty();
        Plan done = directory.plans().apply(HOST, open.id(), ApplyOptions.USUAL, _ -> {});
        assertThat(done.done()).isEqualTo(1);
        assertThat(directory.plans().rows(HOST, open.id(), PlanView.FAILED, 0, 10))
                .hasSize(2);
        assertThat(account("other").isListed()).isTrue();
    }

    @Test
    default void anAccountThatWouldHaveBeenCalledAsThePurgedOneKeepsNothingOfItsName() {
        Directory directory = SharingContract.Site.over(store()).directory();
        directory
                .plans()
                .apply(
                        HOST,
                        plan(directory, row(2, Map.of(ImportField.USERNAME, "ben")))
                                .id(),
                        ApplyOptions.USUAL,
                        _ -> {});
        plan(
                directory,
                row(2, Map.of(ImportField.ID, account("ben").id().toString(), ImportField.USERNAME, "zenobia")));
        directory
                .plans()
                .apply(
                        HOST,
                        plan(directory, row(2, Map.of(ImportField.USERNAME, "zenobia")))
                                .id(),
                        ApplyOptions.USUAL,
                        _ -> {});

        directory.trash().erase(HOST, account("zenobia").id(), null);

        assertThat(plansNaming("zenobia")).isEmpty();
        assertThat(account("ben").isListed()).isTrue();
    }
}
