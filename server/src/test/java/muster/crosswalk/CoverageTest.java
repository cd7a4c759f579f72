package muster.crosswalk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import muster.cli.GroupCommand;
import muster.cli.KeyCommand;
import muster.cli.UserCommand;
import muster.testing.Http;
import muster.testing.RunningMuster;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

/** Whatever the own API and the command line can do to an account is told of some act, so that no cell says it is not there. */
class CoverageTest {
    private static final Set<String> ONLY_TELL = Set.of("list", "show", "merges", "departures");
    private static final Set<String> METHODS_THAT_CHANGE = Set.of("post", "put", "patch", "delete");

    /** Operations that change nothing that a door shows of an account, or only do several of these acts at once. */
    private static final Set<String> NO_ACT = Set.of(
            "planMerge",
            "planUndo",
            "undoPlan",
            "previewBulk",
            "performBulk",
            "handOver",
            "sendInvitation",
            "changeDoorSettings",
            "addEmail",
            "verifyEmail",
            "makeEmailPrimary",
            "removeEmail",
            "rejectPendingEmail",
            "endKeys",
            "chooseLanes",
            "demandAgreement",
            "retireAgreement",
            "signAgreement",
            "createProject",
            "changeProject",
            "removeProject",
            "addLane",
            "changeLane",
            "removeLane");

    @Test
    void everyOperationOfTheOwnApiThatDoesAnActIsToldWithIt() {
        String told = told(Column.OWN_API);
        JsonNode paths = CrosswalkSite.json(
                        Http.at(RunningMuster.shared().url() + "/api/muster/v1").get("openapi.json"))
                .get("paths");
        assertThat(paths.propertyStream()
                        .flatMap(path -> path.getValue()
                                .propertyStream()
                                .filter(each -> METHODS_THAT_CHANGE.contains(each.getKey()))
                                .filter(each -> !NO_ACT.contains(
                                        each.getValue().get("operationId").asString()))
                                .map(each -> each.getKey().toUpperCase(java.util.Locale.ROOT) + " "
                                        + path.getKey().substring(1))))
                .isNotEmpty()
                .allMatch(operation -> told.contains("`" + operation + "`"));
    }

    @Test
    void everyCommandThatDoesAnActIsToldWithIt() {
        String told = told(Column.COMMAND_LINE);
        assertThat(Stream.of(new UserCommand(), new GroupCommand(), new KeyCommand())
                        .map(CommandLine::new)
                        .flatMap(command -> command.getSubcommands().keySet().stream()
                                .filter(name -> !ONLY_TELL.contains(name))
                                .map(name -> command.getCommandName() + " " + name)))
                .isNotEmpty()
                .allMatch(command -> told.contains("`muster " + command));
    }

    /** How acts are done at this column, in all words. */
    private static String told(Column column) {
        return Crosswalk.TOPICS.stream()
                .flatMap(topic -> topic.acts().stream())
                .map(act -> act.ways().get(column))
                .filter(Way::exists)
                .map(Way::told)
                .collect(Collectors.joining("\n"));
    }
}
