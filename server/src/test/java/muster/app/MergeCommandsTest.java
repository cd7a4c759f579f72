package muster.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import muster.cli.ExitCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MergeCommandsTest {
    private static final Pattern MERGE = Pattern.compile("muster user unmerge ([0-9a-f-]{36})");

    @TempDir
    Path folder;

    private OpenDirectory open;

    @BeforeEach
    void openDirectory() {
        DataFolder data = DataFolder.at(folder.resolve("data"));
        open = OpenDirectory.open(Configuration.read(data.path(), Map.of(), Map.of()), data, new SecureRandom());
        for (String name : List.of("iris", "ada", "lovelace", "byron")) {
            CommandRun.Answer made = CommandRun.run(
                    open.directory(),
                    List.of("user", "create", "--username", name, "--email", name + "@lab.example"),
                    "a long password",
                    "command-1");
            assertThat(made.exit()).isEqualTo(ExitCode.DONE);
        }
    }

    @AfterEach
    void closeDirectory() {
        open.close();
    }

    private CommandRun.Answer run(String... arguments) {
        return CommandRun.run(open.directory(), List.of(arguments), null, "command-1");
    }

    private static JsonNode json(CommandRun.Answer answer) {
        return JsonMapper.shared().readTree(answer.out());
    }

    @Test
    void aMergeIsShownBeforeItIsDone() {
        CommandRun.Answer plan = run("user", "merge", "lovelace", "ada", "--redirect", "--plan");
        assertThat(plan.exit()).isEqualTo(ExitCode.DONE);
        assertThat(plan.out())
                .containsPattern("(?m)^username +lovelace +free for others$")
                .containsPattern("(?m)^address +lovelace@lab.example +the other account's$")
                .containsPattern("(?m)^password +lovelace +ended for good$");
        CommandRun.Answer unsure = run("user", "merge", "lovelace", "ada", "--redirect");
        assertThat(unsure.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(unsure.out()).contains("Nothing was changed");
        assertThat(run("user", "show", "lovelace").exit()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void aMergeIsUndoneByTheOtherAccountOrByItsId() {
        CommandRun.Answer merged = run("user", "merge", "lovelace", "ada", "--redirect", "--yes");
        assertThat(merged.exit()).isEqualTo(ExitCode.DONE);
        assertThat(run("user", "show", "lovelace").exit()).isEqualTo(ExitCode.REFUSED);
        assertThat(run("user", "merges", "ada").out()).containsPattern(" lovelace +ada .* can be undone");
        assertThat(run("user", "unmerge", "ada", "--plan").out())
                .containsPattern("(?m)^username +lovelace +as it was$")
                .containsPattern("(?m)^password +\\S+ +stays ended$");
        assertThat(run("user", "unmerge", "ada").exit()).isEqualTo(ExitCode.USAGE);
        assertThat(run("user", "show", "lovelace").exit()).isEqualTo(ExitCode.REFUSED);
        assertThat(run("user", "unmerge", "ada", "--yes").exit()).isEqualTo(ExitCode.DONE);
        assertThat(run("user", "show", "lovelace").exit()).isEqualTo(ExitCode.DONE);
        assertThat(run("user", "unmerge", idIn(merged)).err()).contains("undone already");
        assertThat(run("user", "unmerge", "ada").err()).contains("no such merge");
        assertThat(run("user", "merges", "ada").out()).containsPattern("(?m) undone$");
    }

    @Test
    void aMergeIsUndoneByWhatTheOldAccountWasCalled() {
        run("user", "merge", "lovelace", "ada", "--redirect", "--yes");
        run("user", "merge", "byron", "ada", "--redirect", "--yes");
        assertThat(run("user", "merges", "lovelace@lab.example").out()).contains(" lovelace ");
        assertThat(json(run("user", "merges", "lovelace", "--json"))
                        .path("old_username")
                        .asString())
                .isEqualTo("lovelace");
        CommandRun.Answer undone = run("user", "unmerge", "Lovelace", "--yes");
        assertThat(undone.exit()).isEqualTo(ExitCode.DONE);
        assertThat(undone.out()).contains("Did not come back: password lovelace", "muster user code");
        assertThat(run("user", "show", "lovelace").exit()).isEqualTo(ExitCode.DONE);
        assertThat(run("user", "merges", "nobody").err()).contains("no such account");
    }

    @Test
    void whereSeveralMergesMayBeMeantTheirIdsAreTold() {
        List<String> ids = List.of(
                idIn(run("user", "merge", "lovelace", "ada", "--redirect", "--yes")),
                idIn(run("user", "merge", "byron", "ada", "--redirect", "--yes")));
        CommandRun.Answer unclear = run("user", "unmerge", "ada", "--yes");
        assertThat(unclear.exit()).isEqualTo(ExitCode.REFUSED);
        assertThat(unclear.err()).contains("Several merges may be meant");
        assertThat(unclear.out()).contains(ids).contains(" lovelace ", " byron ");
        assertThat(run("user", "unmerge", ids.getFirst(), "--yes").exit()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void whoNeverHadAPasswordIsNotSaidToHaveLostIt() {
        run("user", "create", "--username", "guest", "--invite");
        run("user", "merge", "guest", "ada", "--redirect", "--yes");
        CommandRun.Answer undone = run("user", "unmerge", "guest", "--yes");
        assertThat(undone.exit()).isEqualTo(ExitCode.DONE);
        assertThat(undone.out()).contains("Undone.").doesNotContain("assword guest", "user code");
    }

    @Test
    void accountsThatMayBeOnePersonsAreListedWithTheReason() {
        assertThat(run("user", "duplicates").out()).contains("No accounts look like duplicates.");
        for (String name : List.of("lovelace", "ada")) {
            run("user", "update", name, "--firstname", "Ada", "--lastname", "Lovelace");
        }
        assertThat(run("user", "duplicates").out())
                .containsPattern("(?m)^same names and affiliation +ada lovelace +domain lab.example +ada, lovelace$");
        JsonNode told = json(run("user", "duplicates", "--json"));
        assertThat(told.path("reason").asString()).isEqualTo("equal_names");
        assertThat(told.path("accounts").size()).isEqualTo(2);
    }

    private static String idIn(CommandRun.Answer merged) {
        Matcher found = MERGE.matcher(merged.out());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    @Test
    void whatWasChangedSinceIsNamedAndDecided() {
        run("user", "merge", "lovelace", "ada", "--redirect", "--yes");
        assertThat(run("user", "update", "ada", "--email", "lovelace@lab.example")
                        .exit())
                .isEqualTo(ExitCode.DONE);
        JsonNode plan = json(run("user", "unmerge", "ada", "--plan", "--json"));
        String field = "address:lovelace@lab.example";
        assertThat(plan.path("lines")
                        .valueStream()
                        .filter(line -> line.path("outcome").asString().equals("conflict"))
                        .map(line -> line.path("field").asString()))
                .containsExactly(field);
        assertThat(run("user", "unmerge", "ada", "--restore", "username", "--yes")
                        .exit())
                .isEqualTo(ExitCode.REFUSED);
        assertThat(run("user", "unmerge", "ada", "--restore", field, "--yes").exit())
                .isEqualTo(ExitCode.DONE);
        assertThat(json(run("user", "show", "lovelace@lab.example", "--json"))
                        .path("username")
                        .asString())
                .isEqualTo("lovelace");
    }

    @Test
    void thePlanInJsonTellsWhatTheTableTells() {
        JsonNode plan = json(run("user", "merge", "lovelace", "ada", "--plan", "--json"));
        assertThat(plan.path("old").path("username").asString()).isEqualTo("lovelace");
        assertThat(plan.path("redirect").asBoolean()).isFalse();
        assertThat(plan.path("lines")
                        .valueStream()
                        .map(line -> line.path("topic").asString()))
                .contains("account", "username", "address", "password");
    }
}
