package muster.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import muster.directory.AccountFiles.Opened;
import muster.directory.AccountLine;
import muster.directory.ImportField;
import muster.directory.ImportRow;
import muster.directory.Imports;
import muster.directory.TableFault;
import muster.directory.TableFault.Kind;
import muster.directory.UnsoundFile;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.AccountKind;
import muster.model.AccountState;
import muster.model.Activity;
import muster.model.Edit;
import muster.model.Email;
import muster.model.EmailAddress;
import muster.model.GroupName;
import muster.model.Life;
import muster.model.Profile;
import muster.model.Rank;
import muster.model.Stamps;
import muster.model.Username;
import org.junit.jupiter.api.Test;

class CsvFileTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final String HEAD = "id,username,email,first_name,last_name,display_name,description,rank,groups,"
            + "state,expires_at,project,lanes,last_sign_in,created_at\r\n";

    @Test
    void aLineHasEveryColumnAndIsQuotedWhereItMustBe() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        CsvFile.write(List.of(line("=Ada \"A\"", "Optics", "Lasers; big")).iterator(), out);

        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo("\uFEFF" + HEAD
                        + "00000000-0000-7000-8000-000000000001,ada,ada@lab.example,\"'=Ada \"\"A\"\"\",,,,auditor,"
                        + "Optics;Lasers\\; big,active,,,,2026-03-01T12:00:00Z,2026-03-01T12:00:00Z\r\n");
    }

    @Test
    void aListOfAnyLengthIsWrittenAsItComes() throws IOException {
        long[] written = new long[1];
        OutputStream counting = new OutputStream() {
            @Override
            public void write(int b) {
                written[0]++;
            }

            @Override
            public void write(byte[] bytes, int from, int length) {
                written[0] += length;
            }
        };
        AccountLine line = line("Ada", "Optics");
        var lines = Collections.nCopies(200_000, line).iterator();
        long[] outBeforeTheEnd = new long[1];

        CsvFile.write(
                new Iterator<>() {
                    @Override
                    public boolean hasNext() {
                        outBeforeTheEnd[0] = written[0];
                        return lines.hasNext();
                    }

                    @Override
                    public AccountLine next() {
                        return lines.next();
                    }
                },
                counting);

        assertThat(written[0]).isGreaterThan(20_000_000);
        assertThat(written[0] - outBeforeTheEnd[0]).isLessThan(100_000);
    }

    @Test
    void anEmptyCellKeepsAndAMissingColumnToo() throws IOException {
        assertThat(rows("username,first_name\nada,\n"))
                .containsExactly(new ImportRow(2, Map.of(ImportField.USERNAME, Edit.set("ada")), Edit.keep()));
    }

    @Test
    void commasAndSemicolonsPartColumnsWithOrWithoutAMark() throws IOException {
        List<ImportRow> rows = rows("username,groups\r\nada,Optics;Lasers\r\n");

        assertThat(rows.getFirst().groups()).isEqualTo(Edit.set(List.of("Optics", "Lasers")));
        assertThat(rows("\uFEFFUSERNAME; groups\r\nada;\"Optics;Lasers\"\r\n")).isEqualTo(rows);
        assertThat(rows("\"username\",\"groups\"\nada,\"Optics;Lasers\"")).isEqualTo(rows);
    }

    @Test
    void linesAreCountedAsAnEditorDoes() throws IOException {
        assertThat(rows("username,description\nada,\"two\r\nlines\"\n\nben,x\n"))
                .extracting(ImportRow::line)
                .containsExactly(2L, 5L);
    }

    @Test
    void anApostropheInFrontOfAFormulaIsTakenAway() throws IOException {
        assertThat(rows("username,first_name,last_name\nada,'=1+1,''=2\nben,-x,'tHooft\n"))
                .extracting(
                        row -> row.fields().get(ImportField.GIVEN_NAME),
                        row -> row.fields().get(ImportField.FAMILY_NAME))
                .containsExactly(tuple(Edit.set("=1+1"), Edit.set("'=2")), tuple(Edit.set("-x"), Edit.set("'tHooft")));
    }

    @Test
    void aLastLineWithoutAnEndLeavesADoubt() {
        assertThat(doubt("username\nada\nben")).contains(new TableFault(Kind.CUT_OFF, 3, ""));
        assertThat(doubt("username\nada\nben\n")).isEmpty();
        assertThat(doubt("username\rada\rben\r")).isEmpty();
    }

    private static Optional<TableFault> doubt(String text) {
        Opened file = Reading.open("x.csv", text.getBytes(StandardCharsets.UTF_8));
        assertThat(Reading.items(file)).isNotEmpty();
        return file.declaration().doubt().get();
    }

    @Test
    void oneSemicolonMeansNoGroupAndABlankCellSaysNothing() throws IOException {
        assertThat(rows("username,groups\nada,;\nben,  \n"))
                .extracting(ImportRow::groups)
                .containsExactly(Edit.set(List.of()), Edit.keep());
    }

    @Test
    void otherEncodingsAreToldWithTheLine() throws IOException {
        assertThat(faults("username,first_name\nada,Ada\nben,Bj\u00f6rn\n", StandardCharsets.ISO_8859_1))
                .containsExactly(new TableFault(Kind.NOT_UTF8, 3, ""));
        assertThat(faults("username\nada\n", StandardCharsets.UTF_16LE))
                .containsExactly(new TableFault(Kind.NOT_UTF8, 1, ""));
        assertThat(faults("username\nada\n", StandardCharsets.UTF_16))
                .containsExactly(new TableFault(Kind.NOT_UTF8, 1, ""));
        byte[] cut = "username\nß".getBytes(StandardCharsets.UTF_8);
        assertThat(faults(Arrays.copyOf(cut, cut.length - 1))).containsExactly(new TableFault(Kind.NOT_UTF8, 2, ""));
    }

    @Test
    void headsThatLeaveDoubtsAreTold() throws IOException {
        assertThat(faults("")).containsExactly(new TableFault(Kind.EMPTY, 1, ""));
        assertThat(faults("\nusername\nada\n")).containsExactly(new TableFault(Kind.EMPTY, 1, ""));
        assertThat(faults("username,email;rank\n")).containsExactly(new TableFault(Kind.TWO_SEPARATORS, 1, ""));
        assertThat(faults("username,E-Mail,username,Username\nada\n"))
                .containsExactly(
                        new TableFault(Kind.UNKNOWN_COLUMN, 1, "E-Mail"),
                        new TableFault(Kind.REPEATED_COLUMN, 1, "username"),
                        new TableFault(Kind.REPEATED_COLUMN, 1, "username"));
        assertThat(faults("first_name,rank\nAda,viewer\n")).containsExactly(new TableFault(Kind.NOBODY_NAMED, 1, ""));
    }

    @Test
    void rowsThatAreTooShortOrTooLongAreToldByTheirLines() throws IOException {
        assertThat(faults("username,rank\nada\nben,viewer\ncem,viewer,x\n"))
                .containsExactly(new TableFault(Kind.RAGGED, 2, "1"), new TableFault(Kind.RAGGED, 4, "3"));
        assertThat(faults("username,rank\n" + "ada\n".repeat(1_000))).hasSize(100);
    }

    @Test
    void quotationMarksThatMoveValuesAreTold() throws IOException {
        assertThat(faults("username,rank\nada,viewer\n\"ben,viewer\ncem,viewer\n"))
                .containsExactly(new TableFault(Kind.OPEN_QUOTE, 3, ""));
        assertThat(faults("username,rank\n\"ben\"x,viewer\n")).containsExactly(new TableFault(Kind.STRAY_QUOTE, 2, ""));
        assertThat(faults("username,rank\nb\"en\",viewer\n")).containsExactly(new TableFault(Kind.STRAY_QUOTE, 2, ""));
    }

    @Test
    void filesHaveNoMoreRowsThanAPlan() throws IOException {
        int most = Imports.MOST_ROWS;
        assertThat(rows("username\n" + "a\n".repeat(most))).hasSize(most);
        assertThat(faults("username\n" + "a\n".repeat(most + 5)))
                .containsExactly(new TableFault(Kind.TOO_MANY_ROWS, most + 2, String.valueOf(most)));
    }

    @Test
    void aRowHasAnEnd() throws IOException {
        assertThat(faults("username,description\nada,x\nben,\"" + "y".repeat(2 << 20) + "\"\n"))
                .containsExactly(new TableFault(Kind.TOO_LONG, 3, "1048576"));
    }

    private static List<ImportRow> rows(String text) {
        return Reading.rows("x.csv", text);
    }

    private static List<TableFault> faults(String text) throws IOException {
        return faults(text, StandardCharsets.UTF_8);
    }

    private static List<TableFault> faults(String text, Charset charset) throws IOException {
        return faults(text.getBytes(charset));
    }

    private static List<TableFault> faults(byte[] bytes) throws IOException {
        try (OpenFile file = CsvFile.open(new ByteArrayInputStream(bytes))) {
            return Reading.faults(file);
        } catch (UnsoundFile unsound) {
            return unsound.faults();
        }
    }

    private static AccountLine line(String givenName, String... groups) {
        Account account = new Account(
                new AccountId(new UUID(0x7000L, 0x8000_0000_0000_0001L)),
                1,
                AccountKind.PERSON,
                Username.parse("ada"),
                List.of(new Email(EmailAddress.parse("ada@lab.example"), false, true)),
                null,
                Profile.ofNames(givenName, null),
                Rank.AUDITOR,
                Life.activeSince(NOON),
                Stamps.createdAt(NOON, null));
        Activity activity = new Activity(NOON, NOON, null, 0, null);
        List<GroupName> names = List.of(groups).stream().map(GroupName::parse).toList();
        return new AccountLine(account, activity, AccountState.ACTIVE, names);
    }
}
