package muster.directory;

import static muster.directory.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import muster.directory.AccountFiles.Format;
import muster.file.EveryFormat;
import muster.model.Account;
import muster.model.AccountEntry;
import muster.model.AccountKind;
import muster.model.AddressRule;
import muster.model.Caller;
import muster.model.EmailAddress;
import muster.model.Failure;
import muster.model.Group;
import muster.model.GroupName;
import muster.model.NewAccount;
import muster.model.Profile;
import muster.model.Rank;
import muster.model.Username;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ImportRoundTripTest {
    private static final List<String> ODD_NAMES = List.of(
            "=HYPERLINK(\"http://evil.example\",\"click\")",
            "+1 234",
            "-minus",
            "@sum",
            "'quoted",
            "'=already defused",
            "''=twice",
            "  =behind blanks",
            "Ångström, \"Anders\"; junior",
            "שלום עולם",
            "مرحبا",
            "🧪 Émile 👩‍🔬",
            " blanks around ",
            "semi;colon",
            "back\\slash",
            "＝fullwidth");

    private final TestDirectory site = new TestDirectory();
    private final Caller administrator = site.as(site.first());
    private final EveryFormat files = new EveryFormat();

    @AfterEach
    void close() {
        site.close();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "RECORDS")
    void whatWasWrittenAndIsReadAgainChangesNothing(Format format) throws IOException {
        List<Account> people = people();

        Plan plan = planned(format, written(format, administrator));

        assertThat(plan.counts()).isEqualTo(new PlanCounts(0, 0, 0, 0, 0, people.size() + 1, 0));
    }

    @Test
    void noCellOfTheFileIsAFormula() throws IOException {
        people();

        List<CsvRecord> records =
                CsvReader.builder().ofCsvRecord(written(administrator)).stream().toList();
        assertThat(records).hasSize(ODD_NAMES.size() + 5);
        assertThat(records.stream().flatMap(record -> record.getFields().stream()))
                .noneMatch(cell -> cell.matches("(?s)\\s*[=+\\-@＝].*"));
    }

    @Test
    void aChangedCellIsTheOnlyChange() throws IOException {
        people();
        String file = written(administrator).replace("back\\slash", "forward/slash");

        Plan plan = planned(Format.CSV, file);

        assertThat(plan.counts().problems()).isZero();
        assertThat(plan.counts().acts()).isEqualTo(1);
    }

    @Test
    void aFileIsForThoseWhoSeePrivateFields() {
        people();
        Caller auditor = site.as(site.create("auditor", Rank.AUDITOR));
        Caller publisher = site.as(site.create("publisher", Rank.PUBLISHER));

        assertThat(site.directory.exports().lines(auditor, entries().iterator()).next())
                .isNotNull();
        assertRefused(
                Failure.MayNotView.class,
                () -> site.directory
                        .exports()
                        .lines(publisher, entries().iterator())
                        .next());
    }

    /** Each has a group of another odd name, two its neighbours too. */
    private List<Account> people() {
        List<Account> people = new ArrayList<>();
        for (int i = 0; i < ODD_NAMES.size(); i++) {
            String name = ODD_NAMES.get(i);
            Account made = create(name.strip() + i, i % 3 == 0 ? null : "a" + i + "@lab.example", name);
            Group group = site.directory.groups().create(administrator, GroupName.parse(name + " group"));
            site.directory.groups().addMember(administrator, group.id(), made.id());
            people.stream()
                    .skip(Math.max(0, people.size() - 2))
                    .forEach(earlier -> site.directory.groups().addMember(administrator, group.id(), earlier.id()));
            people.add(made);
        }
        // Two who record one address; only the first claims it.
        people.add(create("twin one", "twin@lab.example", "Twin"));
        people.add(create("twin two", "Twin@lab.example", "Twin"));
        people.add(create(null, null, "Nameless"));
        return people;
    }

    private Account create(@Nullable String username, @Nullable String email, String name) {
        Profile profile = new Profile(name, name, name, "line one\r\n=two\n\ttab \"" + name + "\"", null, null);
        NewAccount wanted = new NewAccount(
                AccountKind.PERSON,
                username == null ? null : Username.parse(username),
                email == null ? null : EmailAddress.parse(email),
                profile,
                Rank.PUBLISHER,
                null,
                new NewAccount.Start.Invited(),
                AddressRule.MAY_BE_SHARED);
        return site.directory.admissions().create(TestDirectory.HOST, wanted);
    }

    private List<AccountEntry> entries() {
        AccountQuery all = new AccountQuery(Condition.EVERYTHING, List.of());
        return site.read(reading -> reading.accounts().list(all, PageStart.FIRST, 100, site.now()))
                .entries();
    }

    private String written(Caller caller) throws IOException {
        return written(Format.CSV, caller);
    }

    private String written(Format format, Caller caller) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        files.write(
                format,
                site.directory.exports().things(caller),
                site.directory.exports().lines(caller, entries().iterator()),
                out);
        return out.toString(StandardCharsets.UTF_8);
    }

    /** Of the people alone: what else is in a state file is counted with them. */
    private Plan planned(Format format, String file) throws IOException {
        try (AccountFiles.Opened opened = files.open("x." + format.word(), file.getBytes(StandardCharsets.UTF_8))) {
            List<DeclaredItem> people = new ArrayList<>();
            opened.declaration().items().forEachRemaining(people::add);
            people.removeIf(item -> !(item instanceof ImportRow));
            return site.directory.imports().plan(administrator, PlanRequest.of("f"), Declaration.of(people));
        }
    }
}
