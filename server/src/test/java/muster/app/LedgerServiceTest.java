package muster.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import muster.cli.ExitCode;
import muster.directory.LedgerHeads;
import muster.directory.Sealer;
import muster.directory.Trash;
import muster.model.Account;
import muster.model.AccountKind;
import muster.model.AddressRule;
import muster.model.Caller;
import muster.model.EmailAddress;
import muster.model.NewAccount;
import muster.model.Password;
import muster.model.Profile;
import muster.model.Rank;
import muster.model.Username;
import muster.store.DatabaseSettings;
import muster.store.EarlierStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerServiceTest {
    private static final Caller HOST = Caller.host("test");

    @TempDir
    Path folder;

    private Path file;
    private OpenDirectory open;
    private Sealer sealer;

    @BeforeEach
    void openDirectory() {
        DataFolder data = DataFolder.at(folder.resolve("data"));
        open = OpenDirectory.open(Configuration.read(data.path(), Map.of(), Map.of()), data, new SecureRandom());
        sealer = open.directory().sealer();
        file = folder.resolve("data/ledger-heads.jsonl");
        open.directory().admissions().createFirst(HOST, person("noor", Rank.ADMINISTRATOR));
        run("user", "create", "--username", "iris", "--email", "iris@lab.example", "--invite");
        sealer.seal();
    }

    @AfterEach
    void closeDirectory() {
        open.close();
    }

    private static NewAccount person(String username, Rank rank) {
        return new NewAccount(
                AccountKind.PERSON,
                Username.parse(username),
                EmailAddress.parse(username + "@lab.example"),
                Profile.ofNames(null, null),
                rank,
                null,
                new NewAccount.Start.WithPassword(Password.ofText("a long password of " + username)),
                AddressRule.MAY_BE_SHARED);
    }

    private CommandRun.Answer run(String... arguments) {
        return CommandRun.run(open.directory(), List.of(arguments), null, "test");
    }

    private void oneRound() {
        LedgerService.start(open).close();
    }

    @Test
    void whatACrashLeftOfALineIsCutOffAndToldAgain() throws IOException {
        oneRound();
        String whole = Files.readString(file);
        run("user", "lock", "iris");
        oneRound();
        String both = Files.readString(file);
        assertThat(both).startsWith(whole).hasSizeGreaterThan(whole.length());

        for (int length : List.of(1, whole.length() - 1, whole.length() + 1, both.length() - 1)) {
            Files.writeString(file, both.substring(0, length));
            oneRound();
            assertThat(Files.readString(file)).as("cut at " + length).isEqualTo(both);
        }
        assertThat(run("ledger", "verify").exit()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void headsAreToldOnceThoughTheDatabaseCannotNoteIt() throws IOException {
        Path database = folder.resolve("data/muster.db");
        execute(database, "create trigger no before update on checkpoint begin select raise(abort, 'no'); end");
        LedgerService service = LedgerService.over(open);
        service.round();
        String told = Files.readString(file);
        service.round();
        assertThat(Files.readString(file)).isEqualTo(told).isNotEmpty();
        execute(database, "drop trigger no");
        run("user", "lock", "iris");
        service.round();
        assertThat(Files.readString(file)).startsWith(told).hasSizeGreaterThan(told.length());
        assertThat(run("ledger", "verify").exit()).isEqualTo(ExitCode.DONE);
    }

    private static void execute(Path database, String statement) {
        EarlierStore.execute(new DatabaseSettings.Sqlite(database), statement);
    }

    @Test
    void whatIsNoHeadStaysAndNothingIsAddedToIt() throws IOException {
        oneRound();
        Files.writeString(file, "x".repeat(5_000), StandardOpenOption.APPEND);
        long size = Files.size(file);
        assertThatThrownBy(() -> open.heads().add(sealer.checkpoints(0, 1))).isInstanceOf(LedgerHeads.Unreadable.class);
        assertThat(Files.size(file)).isEqualTo(size);
    }

    @Test
    void whatIsToldOfThePurgedIsErasedThoughHeadsCannotBeTold() throws IOException {
        Files.writeString(file, "no head\n");
        Account rosa = open.directory().admissions().create(HOST, person("rosa", Rank.VIEWER));
        Trash trash = open.directory().trash();
        trash.put(HOST, rosa.id(), Trash.Owners.GO_TOO);
        trash.purge(HOST, rosa.id());
        oneRound();
        assertThat(Files.readString(file)).isEqualTo("no head\n");
        assertThat(sealer.erase()).as("left to erase").isZero();
        assertThat(run("ledger", "export").out()).doesNotContain("rosa@lab.example");
    }
}
