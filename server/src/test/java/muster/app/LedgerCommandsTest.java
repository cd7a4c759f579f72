package muster.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import muster.cli.ExitCode;
import muster.cli.LedgerFile;
import muster.cli.LedgerFileCheck;
import muster.cli.LedgerLines;
import muster.directory.LedgerFault;
import muster.directory.LedgerHeads;
import muster.directory.LedgerReport;
import muster.model.AccountKind;
import muster.model.AddressRule;
import muster.model.Caller;
import muster.model.Checkpoint;
import muster.model.NewAccount;
import muster.model.Password;
import muster.model.Profile;
import muster.model.Rank;
import muster.model.Username;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerCommandsTest {
    private static final int FLIPS = 3_000;

    @TempDir
    Path folder;

    private OpenDirectory open;

    @BeforeEach
    void openDirectory() {
        DataFolder data = DataFolder.at(folder.resolve("data"));
        open = OpenDirectory.open(Configuration.read(data.path(), Map.of(), Map.of()), data, new SecureRandom());
        NewAccount first = new NewAccount(
                AccountKind.PERSON,
                Username.parse("noor"),
                null,
                Profile.ofNames("Noor", "Haddad"),
                Rank.ADMINISTRATOR,
                null,
                new NewAccount.Start.WithPassword(Password.ofText("a long password of noor")),
                AddressRule.MAY_BE_SHARED);
        open.directory().admissions().createFirst(Caller.host("test"), first);
        run("user", "create", "--username", "iris", "--email", "iris@lab.example", "--invite");
        run("user", "update", "iris", "--firstname", "Iris \"é\" 😀");
    }

    @AfterEach
    void closeDirectory() {
        open.close();
    }

    private CommandRun.Answer run(String... arguments) {
        return CommandRun.run(open.directory(), List.of(arguments), null, "test");
    }

    private String key() {
        return run("ledger", "key").out().strip();
    }

    private LedgerReport check(byte[] exported, List<String> keys) {
        return check(exported, keys, LedgerHeads.NONE.open());
    }

    private LedgerReport check(byte[] exported, List<String> keys, LedgerHeads.Told heads) {
        LedgerFile file = new LedgerFile(new ByteArrayInputStream(exported));
        return LedgerFileCheck.check(file, keys, heads);
    }

    @Test
    void theDirectorysOwnLedgerIsVerifiedAtOnce() {
        CommandRun.Answer verified = run("ledger", "verify");
        assertThat(verified.exit()).isEqualTo(ExitCode.DONE);
        assertThat(verified.out()).startsWith("sound: ").doesNotContain("not sealed yet");
        assertThat(run("ledger", "verify", "--json").out()).contains("\"sound\":true", "\"found\":[]");
    }

    @Test
    void anExportedLedgerIsVerifiedWithoutADirectory() throws IOException {
        Path file = Files.writeString(
                folder.resolve("ledger.jsonl"), run("ledger", "export").out());
        String key = key();
        String[] verify = {"ledger", "verify", "--file", file.toString(), "--key", key};
        assertThat(Main.run(
                        verify, Map.of("MUSTER_DATA", folder.resolve("nowhere").toString())))
                .isEqualTo(ExitCode.DONE);

        Files.writeString(file, Files.readString(file).replace("iris", "Iris"));
        assertThat(Main.run(verify, Map.of())).isEqualTo(ExitCode.REFUSED);
        verify[5] = "MCowBQYDK2VwAyEAoxkDCIFTnTQz_E21prdD8ytbnDkJ9r6DC8HSyYrWTNp";
        assertThat(Main.run(verify, Map.of())).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void aPartOfTheLedgerIsVerifiedToo() {
        String whole = run("ledger", "export").out();
        run("user", "lock", "iris");
        String later = run("ledger", "export", "--since", "2020-01-01").out();
        assertThat(later).startsWith(whole.substring(0, whole.indexOf("{\"end\"")));
        String nothing = run("ledger", "export", "--since", "2999-01-01").out();
        assertThat(check(nothing.getBytes(StandardCharsets.UTF_8), List.of(key()))
                        .isSound())
                .isTrue();
        assertThat(nothing.lines()).hasSize(3);
    }

    @Test
    void whereTheFrontIsCutOffIsToldAndComparedWithTheHeads() {
        run("ledger", "verify");
        run("user", "lock", "iris");
        List<String> whole = run("ledger", "export").out().lines().toList();
        List<Checkpoint> sealed = open.directory().sealer().checkpoints(0, 100);
        Checkpoint before = sealed.getFirst();
        int from = 1;
        while (!whole.get(from - 1).startsWith("{\"checkpoint\":" + before.last() + ",")) {
            from++;
        }
        List<String> cut = new ArrayList<>(whole.subList(from, whole.size()));
        cut.addFirst(LedgerLines.write(new LedgerLines.Line.Begin(before.head(), before.last())));
        LedgerReport report = check(joined(cut), List.of(key()), told(sealed));
        assertThat(report.isSound()).as(report.faults().toString()).isTrue();
        assertThat(report.first()).isEqualTo(before.last() + 1);
        assertThat(report.heads()).isEqualTo(sealed.size());

        assertThat(check(joined(empty(before.last(), "other")), List.of(key()), told(sealed.subList(0, 1)))
                        .faults())
                .extracting(LedgerFault::kind)
                .containsExactly(LedgerFault.Kind.CUT);
        assertThat(check(joined(empty(0, "other")), List.of(key())).isSound()).isFalse();
    }

    private static List<String> empty(long after, String previous) {
        return List.of(
                LedgerLines.write(new LedgerLines.Line.Begin(previous, after)),
                LedgerLines.write(new LedgerLines.Line.End(after)));
    }

    private static LedgerHeads.Told told(List<Checkpoint> heads) {
        StringBuilder lines = new StringBuilder();
        heads.forEach(head -> lines.append(LedgerLines.write(new LedgerLines.Line.Sealed(head)))
                .append('\n'));
        return LedgerFile.heads(new ByteArrayInputStream(lines.toString().getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void everyBitOfAnExportedLedgerCounts() {
        byte[] exported = run("ledger", "export").out().getBytes(StandardCharsets.UTF_8);
        List<String> keys = List.of(key());
        assertThat(check(exported, keys).faults()).isEmpty();
        assertThat(check(exported, keys).events()).isGreaterThan(3);
        Random random = new Random(11);
        List<String> unseen = new ArrayList<>();
        for (int flip = 0; flip < FLIPS; flip++) {
            int bit = random.nextInt(exported.length * 8);
            exported[bit / 8] ^= (byte) (1 << bit % 8);
            if (check(exported, keys).isSound()) {
                unseen.add("bit " + bit % 8 + " of byte " + bit / 8);
            }
            exported[bit / 8] ^= (byte) (1 << bit % 8);
        }
        assertThat(unseen).isEmpty();
        assertThat(check(exported, keys).isSound()).isTrue();
    }

    @Test
    void everyLineOfAnExportedLedgerCounts() {
        List<String> lines = run("ledger", "export").out().lines().toList();
        List<String> keys = List.of(key());
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith("{\"key\"")) {
                continue;
            }
            List<String> without = new ArrayList<>(lines);
            String line = without.remove(i);
            assertThat(check(joined(without), keys).isSound())
                    .as("without line " + i)
                    .isFalse();
            List<String> twice = new ArrayList<>(lines);
            twice.add(i, line);
            assertThat(check(joined(twice), keys).isSound())
                    .as("with line " + i + " twice")
                    .isFalse();
            List<String> swapped = new ArrayList<>(without);
            swapped.add(i == 0 ? 1 : i - 1, line);
            boolean isKey = lines.get(Math.max(0, i - 1)).startsWith("{\"key\"");
            assertThat(isKey || !check(joined(swapped), keys).isSound())
                    .as("line " + i + " moved")
                    .isTrue();
        }
    }

    private static byte[] joined(List<String> lines) {
        return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void headsAreToldOnceAndComparedAfterwards() throws IOException {
        run("ledger", "verify");
        var sealer = open.directory().sealer();
        HeadsFile heads = open.heads();
        assertThat(heads.last()).isEmpty();
        heads.add(sealer.checkpoints(0, 100));
        assertThat(heads.last()).contains(sealer.checkpoints(0, 100).getLast());
        assertThat(run("ledger", "verify").out()).doesNotContain(" 0 heads compared");

        Path file = folder.resolve("data/ledger-heads.jsonl");
        String told = Files.readString(file);
        Files.writeString(file, told.replaceFirst("\"head\":\"..", "\"head\":\"AA"));
        assertThat(run("ledger", "verify").exit()).isEqualTo(ExitCode.REFUSED);
    }
}
