package muster.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import muster.cli.ExitCode;
import muster.model.AccountKind;
import muster.model.AddressRule;
import muster.model.Caller;
import muster.model.NewAccount;
import muster.model.Password;
import muster.model.Profile;
import muster.model.Rank;
import muster.model.Username;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code muster ledger as-of}. */
class AsOfCommandTest {
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
    }

    @AfterEach
    void closeDirectory() {
        open.close();
    }

    private CommandRun.Answer run(String... arguments) {
        return CommandRun.run(open.directory(), List.of(arguments), null, "test");
    }

    @Test
    void whatIsStillToComeIsRefused() {
        String later = LocalDate.now(ZoneOffset.UTC).plusDays(2).toString();
        String soon = Instant.now().plus(Duration.ofHours(1)).toString();
        for (String time : List.of(later, soon, "9999-12-31")) {
            for (List<String> of : List.of(List.of("noor"), List.of("--rank", "administrator"))) {
                List<String> arguments = new ArrayList<>(List.of("ledger", "as-of", time));
                arguments.addAll(of);
                CommandRun.Answer answer = run(arguments.toArray(String[]::new));
                assertThat(answer.exit()).as(answer.toString()).isEqualTo(ExitCode.REFUSED);
                assertThat(answer.out()).isEmpty();
                assertThat(answer.err()).contains("That time is still to come");
            }
        }
    }

    @Test
    void todayMeansThisVeryMoment() {
        String today = LocalDate.now(ZoneOffset.UTC).toString();
        assertThat(run("ledger", "as-of", today, "noor").exit()).isEqualTo(ExitCode.DONE);
        assertThat(run("ledger", "as-of", today, "--rank", "administrator").out())
                .contains("noor");
    }

    @Test
    void fieldsHaveTheNamesAndTypesOfFilesAndPrograms() {
        String today = LocalDate.now(ZoneOffset.UTC).toString();
        assertThat(run("ledger", "as-of", today, "noor", "--json").out())
                .contains("{\"field\":\"first_name\",\"value\":\"Noor\",\"source\":\"told\"}")
                .contains("{\"field\":\"rank\",\"value\":\"administrator\",\"source\":\"told\"}")
                .contains("{\"field\":\"disabled\",\"value\":false,\"source\":\"told\"}");
        assertThat(run("ledger", "as-of", today, "noor").out())
                .containsPattern("first_name +Noor")
                .containsPattern("rank +administrator");
    }
}
