package muster.directory;

import static muster.directory.TestDirectory.HOST;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import muster.model.Account;
import muster.model.AccountChanges;
import muster.model.Caller;
import muster.model.Checkpoint;
import muster.model.Edit;
import muster.model.LedgerEntry;
import muster.model.Rank;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever owns the database changes something behind the back of the directory. */
class LedgerProofTest {
    private static final List<String> EVENT_COLUMNS = List.of(
            "id",
            "at",
            "actor_kind",
            "actor_account",
            "actor_key",
            "door",
            "request_id",
            "act",
            "target_kind",
            "target_id",
            "subject_account",
            "place",
            "place_digest",
            "payload",
            "payload_digest",
            "chain_number",
            "seal");
    private static final List<String> CHECKPOINT_COLUMNS =
            List.of("chain_number", "first_number", "sealed_at", "head", "key_id", "signature");

    private final TestDirectory site = new TestDirectory();
    private Account ada;

    @BeforeEach
    void makeLedger() {
        Caller administrator = site.as(site.first());
        ada = site.create("ada", Rank.MANAGER);
        seal();
        for (int i = 0; i < 5; i++) {
            site.pass(Duration.ofMinutes(1));
            String name = "Ada " + i;
            site.directory
                    .accounts()
                    .change(
                            administrator,
                            ada.id(),
                            AccountChanges.changing().givenName(Edit.set(name)).build(),
                            null);
        }
        seal();
    }

    @AfterEach
    void close() {
        site.close();
    }

    private void seal() {
        site.directory.sealer().seal();
    }

    private LedgerReport verify() {
        return verify(List.of());
    }

    private LedgerReport verify(List<Checkpoint> heads) {
        return site.directory.ledgerProof().verify(HOST, told(heads), _ -> {});
    }

    private static LedgerHeads.Told told(List<Checkpoint> heads) {
        Iterator<Checkpoint> all = heads.iterator();
        return new LedgerHeads.Told() {
            @Override
            public boolean hasNext() {
                return all.hasNext();
            }

            @Override
            public Checkpoint next() {
                return all.next();
            }

            @Override
            public void close() {}
        };
    }

    private List<LedgerFault.Kind> faults() {
        return verify().faults().stream().map(LedgerFault::kind).toList();
    }

    private int sql(String statement) {
        try (Connection connection = connection();
                Statement run = connection.createStatement()) {
            return run.executeUpdate(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(statement, e);
        }
    }

    private Connection connection() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + site.folder().resolve("muster.db"));
    }

    /** Values of one column by row, as SQL spells them. */
    private Map<Long, String> values(String table, String column) {
        try (Connection connection = connection();
                Statement run = connection.createStatement();
                ResultSet rows = run.executeQuery(
                        "select rowid, quote(" + column + ") from " + table + " where " + column + " is not null")) {
            Map<Long, String> values = new TreeMap<>();
            while (rows.next()) {
                values.put(rows.getLong(1), rows.getString(2));
            }
            return values;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> otherValues(String quoted) {
        List<String> others = new ArrayList<>();
        if (quoted.startsWith("'")) {
            others.add("'" + (quoted.charAt(1) == 'x' ? 'y' : 'x') + quoted.substring(2));
            others.add(quoted.substring(0, quoted.length() - 1) + "'||' '");
            others.add("''");
        } else {
            others.add(quoted + " + 1");
            others.add(quoted + " - 1000000");
            others.add(quoted + " + 9000000000");
        }
        return others;
    }

    @Test
    void anUntouchedLedgerIsSound() {
        LedgerReport report = verify();
        assertThat(report.faults()).isEmpty();
        assertThat(report.checkpoints()).isGreaterThanOrEqualTo(2);
        assertThat(report.events()).isEqualTo(report.last()).isGreaterThanOrEqualTo(8);
        assertThat(report.waiting()).isZero();
    }

    @Test
    void everyOtherValueInAnyColumnOfAnyEventIsFound() {
        EVENT_COLUMNS.forEach(column -> tamper("event", column));
    }

    @Test
    void everyOtherValueInAnyColumnOfAnyCheckpointIsFound() {
        CHECKPOINT_COLUMNS.forEach(column -> tamper("checkpoint", column));
    }

    private void tamper(String table, String column) {
        Map<Long, String> values = values(table, column);
        assertThat(values).as(column).isNotEmpty();
        values.forEach((number, value) -> {
            for (String other : otherValues(value)) {
                if (free(table, column, other)) {
                    String row = " where rowid = " + number;
                    assertThat(sql("update " + table + " set " + column + " = " + other + row))
                            .isEqualTo(1);
                    assertThat(verify().isSound())
                            .as(table + "." + column + " = " + other)
                            .isFalse();
                    sql("update " + table + " set " + column + " = " + value + row);
                }
            }
        });
        assertThat(verify().faults()).as("after " + column + " was put back").isEmpty();
    }

    /** A unique index keeps two from being the same. */
    private boolean free(String table, String column, String other) {
        return !column.equals("chain_number") && !column.equals("id")
                || !values(table, column).containsValue(String.valueOf(evaluated(other)));
    }

    private static long evaluated(String sum) {
        String[] parts = sum.split(" ");
        long second = Long.parseLong(parts[2]);
        return Long.parseLong(parts[0]) + (parts[1].equals("-") ? -second : second);
    }

    @Test
    void aRemovedEventIsMissed() {
        sql("delete from event where chain_number = 4");
        assertThat(faults()).containsExactly(LedgerFault.Kind.REMOVED);
        assertThat(verify().faults().getFirst().number()).isEqualTo(4);
    }

    @Test
    void eventsThatAreGoneAreToldAsOneRangeAcrossCheckpoints() {
        for (int round = 0; round < 4; round++) {
            site.create("more" + round, Rank.VIEWER);
            seal();
        }
        List<Checkpoint> heads = site.directory.sealer().checkpoints(0, 100);
        long last = heads.getLast().last();
        sql("delete from event where chain_number >= 4");
        sql("delete from checkpoint where chain_number = " + last);
        LedgerReport report = verify(heads);
        assertThat(report.faults().getFirst().kind()).isEqualTo(LedgerFault.Kind.CUT);
        assertThat(report.faults())
                .filteredOn(fault -> fault.kind() == LedgerFault.Kind.REMOVED)
                .singleElement()
                .satisfies(fault -> assertThat(List.of(fault.number(), fault.upTo()))
                        .containsExactly(4L, heads.get(heads.size() - 2).last()));
        assertThat(report.allFaults()).isEqualTo(2);
    }

    @Test
    void anAlteredEventIsNamed() {
        sql("update event set at = at - 86400000000 where chain_number = 5");
        LedgerFault fault = verify().faults().getFirst();
        assertThat(fault.kind()).isEqualTo(LedgerFault.Kind.ALTERED);
        assertThat(fault.number()).isEqualTo(5);
        assertThat(fault.event()).isNotNull();
        assertThat(faults()).hasSize(1);
    }

    @Test
    void swappedEventsAreToldFromAlteredOnes() {
        sql("update event set chain_number = -4 where chain_number = 4");
        sql("update event set chain_number = 4 where chain_number = 6");
        sql("update event set chain_number = 6 where chain_number = -4");
        assertThat(faults()).containsExactly(LedgerFault.Kind.REORDERED, LedgerFault.Kind.REORDERED);
    }

    @Test
    void anAddedEventIsFoundAtTheEndAndInTheMiddle() {
        String columns = EVENT_COLUMNS.stream()
                .filter(column -> !column.equals("id") && !column.equals("chain_number"))
                .collect(Collectors.joining(", "));
        String copy = "insert into event (id, chain_number, " + columns + ") select 7, %d, " + columns
                + " from event where chain_number = 3";
        sql(copy.formatted(1_000));
        assertThat(faults()).containsExactly(LedgerFault.Kind.ADDED);
        sql("delete from event where id = 7");
        sql("drop index event_chain_number_unique");
        sql(copy.formatted(3));
        assertThat(faults()).contains(LedgerFault.Kind.ADDED);
    }

    @Test
    void anEventWithANumberThatNoPlaceOfTheChainHasIsFound() {
        String columns = EVENT_COLUMNS.stream()
                .filter(column -> !column.equals("id") && !column.equals("chain_number"))
                .collect(Collectors.joining(", "));
        for (String number : List.of("0", "-1", "-9223372036854775808", "0.5", "'first'")) {
            sql("insert into event (id, chain_number, " + columns + ") select 7, " + number + ", " + columns
                    + " from event where chain_number = 3");
            assertThat(faults()).as(number).isNotEmpty().containsOnly(LedgerFault.Kind.ADDED);
            sql("delete from event where id = 7");
        }
        assertThat(verify().isSound()).isTrue();
    }

    @Test
    void aKeyUnderTheIdOfAnotherCountsForNothing() {
        sql("update checkpoint set key_id = 'mine'");
        sql("update ledger_key set id = 'mine'");
        assertThat(verify().faults())
                .extracting(LedgerFault::told)
                .anyMatch(told -> told.contains("which is none of this ledger's"));
    }

    @Test
    void aTailThatWasCutOffIsMissedByWhoKnowsTheHeads() {
        List<Checkpoint> heads = site.directory.sealer().checkpoints(0, 100);
        assertThat(verify(heads).heads()).isEqualTo(heads.size());
        assertThat(verify(heads).isSound()).isTrue();

        long cut = heads.getLast().first();
        sql("delete from event where chain_number >= " + cut);
        sql("delete from checkpoint where chain_number >= " + cut);

        assertThat(verify().isSound()).as("without the heads").isTrue();
        assertThat(verify(heads).faults()).extracting(LedgerFault::kind).containsExactly(LedgerFault.Kind.CUT);
    }

    @Test
    void aLedgerThatWasSealedAnewIsNotTheOneWhoseHeadsWereTold() {
        List<Checkpoint> heads = site.directory.sealer().checkpoints(0, 100);
        sql("update event set act = 'SIGNED_IN' where chain_number = 6");
        sql("update event set chain_number = null, seal = null");
        sql("delete from checkpoint");
        seal();

        assertThat(verify().isSound()).as("without the heads").isTrue();
        assertThat(verify(heads).faults()).extracting(LedgerFault::kind).contains(LedgerFault.Kind.CUT);
    }

    @Test
    void whatSomebodyElseSignedIsFound() {
        sql("update ledger_key set public_key = 'MCowBQYDK2VwAyEAoxkDCIFTnTQz_E21prdD8ytbnDkJ9r6DC8HSyYrWTNo'");
        assertThat(faults()).containsOnly(LedgerFault.Kind.SIGNATURE).isNotEmpty();
    }

    @Test
    void wordsThatAreGoneThoughNobodyWasPurgedAreMissed() {
        sql("update event set payload = null where subject_account = '" + ada.id() + "'");
        assertThat(faults()).containsExactly(LedgerFault.Kind.ERASED);
        sql("update event set act = 'ACCOUNT_PURGED' where chain_number = 8");
        assertThat(faults()).contains(LedgerFault.Kind.ALTERED, LedgerFault.Kind.ERASED);
    }

    @Test
    void purgingErasesWhatIsToldOfSomebodyAndLeavesTheChainSound() {
        Caller herself = site.as(ada);
        site.directory
                .accounts()
                .change(
                        herself,
                        ada.id(),
                        AccountChanges.changing()
                                .familyName(Edit.set("Lovelace"))
                                .build(),
                        null);
        Trash trash = site.directory.trash();
        trash.put(HOST, ada.id(), Trash.Owners.GO_TOO);
        trash.purge(HOST, ada.id());

        assertThat(site.directory.sealer().erase()).as("before it is sealed").isZero();
        seal();
        assertThat(site.directory.sealer().erase()).isEqualTo(1);
        assertThat(site.directory.sealer().erase()).as("nothing is left").isZero();

        assertThat(verify().faults()).isEmpty();
        assertThat(verify().erased()).isGreaterThanOrEqualTo(8);
        List<LedgerEntry> told = site.read(reading -> reading.chain().entries(0, Long.MAX_VALUE, 100));
        assertThat(told)
                .filteredOn(entry -> ada.id().toString().equals(entry.header().subject()))
                .isNotEmpty()
                .allMatch(LedgerEntry::isPayloadErased);
        assertThat(told)
                .filteredOn(entry -> ada.id().toString().equals(entry.header().actorAccount()))
                .isNotEmpty()
                .allMatch(LedgerEntry::isPlaceErased);
        assertThat(values("event", "payload").values()).noneMatch(text -> text.contains("Lovelace"));
    }
}
