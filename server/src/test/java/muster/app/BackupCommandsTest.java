package muster.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import muster.cli.ExitCode;
import muster.directory.AccountName;
import muster.directory.Directory;
import muster.directory.FirstStep;
import muster.directory.LoginOutcome;
import muster.model.Account;
import muster.model.AccountKind;
import muster.model.Act;
import muster.model.AddressRule;
import muster.model.Caller;
import muster.model.EmailAddress;
import muster.model.Key;
import muster.model.KeySecret;
import muster.model.NewAccount;
import muster.model.NewKey;
import muster.model.Origin;
import muster.model.Password;
import muster.model.Profile;
import muster.model.Rank;
import muster.model.Refused;
import muster.model.Username;
import muster.testing.Authenticator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A directory is brought back as people left it, but for what may have ended since. */
class BackupCommandsTest {
    private static final String PASSWORD = "correct horse battery";
    private static final Caller HOST = Caller.host("test");
    private static final Origin CONSOLE = new Origin("console", "request", null, null);

    @TempDir
    Path folder;

    private OpenDirectory open;
    private Directory directory;
    private Account ada;
    private Authenticator app;
    private KeySecret session;
    private KeySecret key;
    private Path words;

    @BeforeEach
    void startWithAdaWhoHasASecondFactor() throws IOException {
        words = Files.writeString(folder.resolve("words"), "a fox in the greenhouse\n");
        open = open(folder.resolve("data"));
        directory = open.directory();
        directory.admissions().createFirst(HOST, person("iris"));
        ada = directory.admissions().create(HOST, person("ada"));
        session = ((LoginOutcome.SignedIn) directory.logins().signIn("ada", PASSWORD, Duration.ofHours(1), CONSOLE))
                .secret();
        Caller signedIn = identify(directory, session);
        key = directory
                .keys()
                .create(signedIn, ada.id(), NewKey.forPrograms("laptop", null, null))
                .secret();
        app = new Authenticator(directory
                .secondFactors()
                .begin(signedIn, Password.ofText(PASSWORD))
                .secret());
        directory.secondFactors().confirm(signedIn, app.codeAt(open.clock().instant()));
    }

    @AfterEach
    void close() {
        open.close();
    }

    private static OpenDirectory open(Path data) {
        return OpenDirectory.open(
                Configuration.read(data, Map.of(), Map.of()), DataFolder.at(data), new SecureRandom());
    }

    private static NewAccount person(String username) {
        return new NewAccount(
                AccountKind.PERSON,
                Username.parse(username),
                EmailAddress.parse(username + "@lab.example"),
                Profile.ofNames(null, null),
                Rank.ADMINISTRATOR,
                null,
                new NewAccount.Start.WithPassword(Password.ofText(PASSWORD)),
                AddressRule.MAY_BE_SHARED);
    }

    private static Caller identify(Directory directory, KeySecret secret) {
        return directory
                .keys()
                .identify(secret, Set.of(Key.Purpose.SESSION, Key.Purpose.API_KEY), CONSOLE)
                .caller();
    }

    private Shell.Told shell(String... arguments) {
        return Shell.on(folder.resolve("data")).run(arguments);
    }

    private Shell.Told shellOnNew(String... arguments) {
        return Shell.on(folder.resolve("new")).run(arguments);
    }

    private Path encryptedWithKey() {
        Path file = folder.resolve("backup");
        Shell.Told told = shell(
                "backup", "--to", file.toString(), "--encrypt", "--passphrase-file", words.toString(), "--with-key");
        assertThat(told.exit()).as(told.err()).isEqualTo(ExitCode.DONE);
        return file;
    }

    private Shell.Told restored(Path file) {
        return shellOnNew("restore", file.toString(), "--passphrase-file", words.toString());
    }

    @Test
    void restoredDirectoryTakesPasswordsAndSecondFactorsAsBefore() {
        Shell.Told told = restored(encryptedWithKey());
        assertThat(told.exit()).as(told.err()).isEqualTo(ExitCode.DONE);
        try (OpenDirectory restored = open(folder.resolve("new"))) {
            NewKey wanted = NewKey.session("console", restored.clock().instant().plus(Duration.ofHours(1)));
            var name = new AccountName.ByUsername("ada");
            FirstStep step = restored.directory().logins().begin(name, Password.ofText(PASSWORD), wanted, CONSOLE);
            assertThat(step).isInstanceOf(FirstStep.NeedsSecondFactor.class);
            String challenge = ((FirstStep.NeedsSecondFactor) step).challenge();
            String code = app.codeAt(restored.clock().instant().plusSeconds(30));
            assertThat(restored.directory().logins().finish(challenge, code, wanted, CONSOLE))
                    .isInstanceOf(LoginOutcome.SignedIn.class);
        }
    }

    @Test
    void apiKeysComeBackAndSessionsDoNot() {
        assertThat(restored(encryptedWithKey()).out()).contains("left out: 1 sessions");
        try (OpenDirectory restored = open(folder.resolve("new"))) {
            assertThat(identify(restored.directory(), key).account()).isEqualTo(ada.id());
            assertThatThrownBy(() -> identify(restored.directory(), session)).isInstanceOf(Refused.class);
        }
    }

    @Test
    void ledgerTellsOfTheRestoration() {
        restored(encryptedWithKey());
        try (OpenDirectory restored = open(folder.resolve("new"))) {
            assertThat(restored.directory().ledger().list(HOST, null, false, 1).events())
                    .extracting(event -> event.act())
                    .containsExactly(Act.SITE_RESTORED);
        }
    }

    @Test
    void keyIsNeededBesideAPlainBackup() throws IOException {
        Path file = folder.resolve("plain");
        assertThat(shell("backup", "--to", file.toString()).out()).contains("It lacks the data key; keep a copy of");
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                .doesNotContain("muster-data-key");
        assertThat(shellOnNew("restore", file.toString()).out()).contains("Before the next start, put the data key ");
        assertThat(shellOnNew("user", "list").exit()).isEqualTo(ExitCode.UNAVAILABLE);
        Files.copy(folder.resolve("data").resolve("data.key"), folder.resolve("new/data.key"));
        assertThat(shellOnNew("user", "list").out()).contains("ada@lab.example");
    }

    @Test
    void anotherDirectorysKeyInTheFolderStopsTheRestoration() throws IOException {
        open(folder.resolve("other")).close();
        Files.createDirectory(
                folder.resolve("new"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.copy(folder.resolve("other/data.key"), folder.resolve("new/data.key"));
        Shell.Told told = restored(encryptedWithKey());
        assertThat(told.exit()).isEqualTo(ExitCode.UNAVAILABLE);
        assertThat(told.err()).contains("is not the one of this directory").hasLineCount(1);
        assertThat(folder.resolve("new/muster.db")).doesNotExist();
    }

    @Test
    void folderWithADirectoryIsLeftAsItIs() throws IOException {
        Path file = encryptedWithKey();
        assertThat(restored(file).exit()).isEqualTo(ExitCode.DONE);
        byte[] before = Files.readAllBytes(folder.resolve("new/muster.db"));
        Shell.Told told = restored(file);
        assertThat(told.exit()).isEqualTo(ExitCode.REFUSED);
        assertThat(told.err()).contains("There is a database already").hasLineCount(1);
        assertThat(folder.resolve("new/muster.db")).hasBinaryContent(before);
    }

    @Test
    void folderThatSomebodyHasOpenIsLeftAlone() {
        Path file = encryptedWithKey();
        DataFolder target = DataFolder.at(folder.resolve("new"));
        try (DataFolder.Hold _ = target.lock().orElseThrow()) {
            assertThat(restored(file).err()).contains("stop it first").hasLineCount(1);
            assertThat(shellOnNew("move", "--to", "jdbc:postgresql://127.0.0.1:1/x")
                            .err())
                    .contains("stop it first");
        }
    }

    @Test
    void wrongOrMissingPassphraseRestoresNothing() throws IOException {
        Path file = encryptedWithKey();
        Files.writeString(words, "a fox in the green house\n");
        Shell.Told told = restored(file);
        assertThat(told.exit()).isEqualTo(ExitCode.REFUSED);
        assertThat(told.err()).contains("does not open with this passphrase").hasLineCount(1);
        assertThat(shellOnNew("restore", file.toString()).err()).contains("passphrase or identity is needed");
        assertThat(folder.resolve("new/muster.db")).doesNotExist();
    }

    @Test
    void damagedBackupRestoresNothingAndIsToldByVerify() throws IOException {
        Path file = encryptedWithKey();
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        assertThat(restored(file).exit()).isEqualTo(ExitCode.REFUSED);
        try (Stream<Path> left = Files.list(folder.resolve("new"))) {
            assertThat(left.map(each -> each.getFileName().toString())).containsExactly("muster.lock");
        }
        assertThat(shell("backup", "verify", file.toString(), "--passphrase-file", words.toString())
                        .err())
                .contains("damaged");
    }

    @Test
    void backupInItsUsualPlaceIsVerifiedAtOnce() throws IOException {
        Shell.Told told = shell("backup", "--verify");
        assertThat(told.out()).contains("rows, ").contains(", verified");
        try (Stream<Path> files = Files.list(folder.resolve("data/backups"))) {
            List<Path> all = files.toList();
            assertThat(all).singleElement().asString().endsWith(".jsonl.gz");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(all.getFirst())))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void dataKeyGoesIntoNoPlainBackup() {
        Shell.Told told = shell("backup", "--with-key");
        assertThat(told.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(told.err()).startsWith("muster: The data key goes into encrypted backups only");
        assertThat(folder.resolve("data/backups")).doesNotExist();
    }

    @Test
    void folderThatIsNotThereIsNotMadeByABackup() {
        assertThat(shellOnNew("backup").exit()).isEqualTo(ExitCode.REFUSED);
        assertThat(shell("backup", "--to", folder.resolve("none/file").toString())
                        .err())
                .startsWith("muster: There is no ")
                .hasLineCount(1);
        assertThat(folder.resolve("new")).doesNotExist();
    }
}
