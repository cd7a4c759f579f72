package muster.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No row and no value of any earlier schema is lost on the way to the newest, in one go or step by step. */
interface EarlierStoreContract {

    /** A database without any schema. */
    DatabaseSettings empty();

    /** One more. */
    DatabaseSettings otherEmpty();

    static IntStream earlierVersions() {
        return EarlierStore.versions();
    }

    @ParameterizedTest
    @MethodSource("earlierVersions")
    default void everyValueOfAnEarlierSchemaIsThereAfterAnUpgrade(int version) {
        DatabaseSettings settings = EarlierStore.lay(empty(), version);
        List<TableShape> tables = filledByPeople(settings);
        SortedMap<String, List<String>> before = EarlierStore.rows(settings, tables);
        SqlStore.open(settings).close();
        assertThat(EarlierStore.rows(settings, tables)).isEqualTo(before);
    }

    @Test
    default void upgradeStepByStepEndsWhereOneInOneGoEnds() {
        DatabaseSettings atOnce = EarlierStore.lay(empty(), 1);
        SqlStore.open(atOnce).close();
        List<TableShape> tables = filledByPeople(atOnce);
        SortedMap<String, List<String>> expected = EarlierStore.rows(atOnce, tables);

        DatabaseSettings stepped = EarlierStore.lay(otherEmpty(), 1);
        for (int version = 2; version <= Migrations.newest(); version++) {
            Migrations.bringUpTo(PlainDatabase.of(stepped), version);
        }
        assertThat(filledByPeople(stepped)).isEqualTo(tables);
        assertThat(EarlierStore.rows(stepped, tables)).isEqualTo(expected);
    }

    /** Scripts add rows to be locked. */
    private static List<TableShape> filledByPeople(DatabaseSettings settings) {
        return EarlierStore.filledTables(settings).stream()
                .filter(table -> !table.name().equals("guard"))
                .toList();
    }

    @Test
    default void scriptThatFailsInItsMiddleIsUndoneAndTheNextStartGoesOn() throws SQLException {
        DatabaseSettings settings = EarlierStore.lay(empty(), 8);
        List<TableShape> tables = EarlierStore.filledTables(settings);
        SortedMap<String, List<String>> before = EarlierStore.rows(settings, tables);
        // The last script makes this table behind two others.
        EarlierStore.execute(settings, "create table departure_thing (id bigint)");
        assertThatThrownBy(() -> SqlStore.open(settings)).isInstanceOf(RuntimeException.class);

        assertThat(Migrations.storedVersion(PlainDatabase.of(settings))).isEqualTo(Migrations.newest() - 1);
        assertThatThrownBy(() -> EarlierStore.execute(settings, "select 1 from departure_heir"))
                .hasMessageContaining("departure_heir");
        EarlierStore.execute(settings, "drop table departure_thing");

        List<Integer> told = new ArrayList<>();
        SqlStore.open(settings, (stored, newest) -> told.addAll(List.of(stored, newest)))
                .close();
        assertThat(told).containsExactly(Migrations.newest() - 1, Migrations.newest());
        assertThat(EarlierStore.rows(settings, tables)).isEqualTo(before);
    }

    @Test
    default void whoObjectsBeforeAnUpgradeKeepsTheTablesAsTheyAre() throws SQLException {
        DatabaseSettings settings = EarlierStore.lay(empty(), 3);
        assertThatThrownBy(() -> SqlStore.open(settings, (_, _) -> {
                    throw new IllegalStateException("not yet");
                }))
                .hasMessage("not yet");
        assertThat(Migrations.storedVersion(PlainDatabase.of(settings))).isEqualTo(3);
    }
}
