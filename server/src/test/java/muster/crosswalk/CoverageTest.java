package muster.crosswalk;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import muster.cli.ApplyCommand;
import muster.cli.GroupCommand;
import muster.cli.ImportCommand;
import muster.cli.KeyCommand;
import muster.cli.PlanCommand;
import muster.cli.UndoCommand;
import muster.cli.UserCommand;
import muster.testing.Http;
import muster.testing.RunningMuster;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

/**
 * The table says that an act is done with the own API, or at the host, exactly when there is an operation or a command of its kind, and
 * there is none that the table does not know.
 */
class CoverageTest {
    private static final Set<String> METHODS_THAT_CHANGE = Set.of("post", "put", "patch", "delete");
    private static final String FILES = "createPlan|applyPlan|plan|apply|import";

    /** Names of operations, with the fields that they change, and of commands that do acts of a kind, would there be any. */
    private static final Map<String, String> KINDS = Map.ofEntries(
            entry("Create with a password", "createAccount|user create"),
            entry("Invite", "createAccount|invite\\w*|user create|user invite"),
            entry("Set up", "(welcome|setUp)\\w*|user (welcome|set-?up)"),
            entry("Choose the first password", "register\\w*|user (password|register)"),
            entry("Activate for somebody", "activate\\w*|user activate"),
            entry("Withdraw activation", "withdraw\\w*|user withdraw"),
            entry("Lock", "(lock|disable)\\w*|user (lock|disable)"),
            entry("Unlock", "(unlock|enable)\\w*|user (unlock|enable)"),
            entry("Archive", "archive\\w*|user archive|apply"),
            entry("Bring back", "(bringAccountBack|unarchive)\\w*|user (bring-back|unlock)"),
            entry("Hold", "(hold|suspend)\\w*|user (hold|suspend)"),
            entry("Unlock somebody on hold", "(unlock|enable)\\w*|user (unlock|enable)"),
            entry("Lift the hold", "(release|lift)\\w*|user (release|lift)"),
            entry("Expire", "expire\\w*|changeAccount expires_at|user (expire|update --expires)"),
            entry("No longer expire", "changeAccount expires_at|apply"),
            entry("Trash", "trashAccount|user (trash|delete|remove)|apply"),
            entry("Restore", "restoreAccount|user restore|apply"),
            entry("Purge", "purge\\w*|user purge"),
            entry("Merge into another account, with redirect", "merge\\w*|user merge"),
            entry("Merge into another account, without redirect", "merge\\w*|user merge"),
            entry("Undo a merge", "undoMerge|user unmerge"),
            entry("Off-board", "(offboard|depart|begin)\\w*|user offboard"),
            entry("Re-hire", "rehire\\w*|user rehire"),
            entry("Make a publisher", "changeAccount rank|user rank"),
            entry("Make an auditor", "changeAccount rank|user rank"),
            entry("Make a manager", "changeAccount rank|user rank"),
            entry("Make an administrator", "changeAccount rank|user rank"),
            entry("Write the word that is shown", "changeAccount rank|user rank"),
            entry("Take administration away", "changeAccount rank|user rank"),
            entry("Rename", "changeAccount username|user update --username"),
            entry("Change given and family name", "changeAccount (first|last)_name|user update --(first|last)name"),
            entry("Change somebody's address", "changeAccount email|user update --email"),
            entry("Wish for another address", "wish\\w*|user update --(pending|wish)\\w*"),
            entry("Confirm the address that waits", "confirmPendingEmail|user confirm\\w*"),
            entry("Make read-only", "changeAccount readonly|user (update --)?read-?only"),
            entry("Allow changes again", "changeAccount readonly|user (update --)?(read-?only|writable)"),
            entry("Put into a project", "changeAccount project|user (update --)?project|apply"),
            entry("Change the own password", "changeOwnPassword|user change-password"),
            entry("Issue a code for another password", "issueCode|user code"),
            entry("Set a password with a code", "(use|redeem)Code\\w*|user (use|redeem)-code"),
            entry("Set a password with a mailed link", "recover\\w*|user recover"),
            entry("Set somebody's password at the host", "(set|change)Password\\w*|user password"),
            entry("Turn the second factor on", "(enrol|setUp|add)\\w*SecondFactor|user (enrol|factor)\\w*"),
            entry("Turn the second factor off", "(turnOff|remove|end)\\w*SecondFactor|user (disable-)?factor"),
            entry("Reset somebody's second factor", "resetSecondFactor|user reset-factor"),
            entry("Be locked out by wrong passwords", "(signIn|logIn|login)\\w*|(user )?(sign-in|login)"),
            entry("End a lock-out", "endLockOut|user unlock"),
            entry("Make a group", "createGroup|group create"),
            entry("Put into a group", "addMember|group members --add"),
            entry("Take out of a group", "removeMember|group members --remove"),
            entry("Rename a group", "changeGroup|group (rename|update)"),
            entry("Remove a group", "removeGroup|group (remove|delete)|apply"),
            entry("Make a key", "createKey|key create"),
            entry("End a key", "endOwnKey|endKey|key end"),
            entry("Invite with a file", FILES),
            entry("Rename with a file", FILES),
            entry("Give a rank with a file", FILES),
            entry("Disable with a file", FILES),
            entry("Trash with a file", FILES),
            entry("Restore with a file", FILES),
            entry("Suspend who is missing", FILES),
            entry("Remove who is missing", FILES),
            entry("Take back what a file did", "undoPlan|undo"));

    /** What changes nothing that a door shows of an account, by the reason. */
    private static final Map<String, List<String>> NO_ACT = Map.of(
            "only tells",
                    List.of(
                            "planMerge|planUndo|previewBulk",
                            "user (list|show|merges|departures|duplicates)",
                            "(group|key) (list|show)|group members --(skip|limit)"),
            "is about a plan, and nobody that it names", List.of("(discard|stop)Plan"),
            "does acts of the table to many", List.of("performBulk|endKeys"),
            "is about what somebody owns", List.of("handOver"),
            "is about further addresses, or the one that waits",
                    List.of(
                            "(add|verify|remove)Email|makeEmailPrimary|(confirm|reject)PendingEmail",
                            "sendInvitation",
                            "changeAccount pending_email"),
            "is a field that no platform's table has",
                    List.of("changeAccount (display_name|description|locale)", "changeDoorSettings"),
            "is about agreements, lanes and projects themselves",
                    List.of(
                            "(demand|retire|sign)Agreement|(add|get|remove)Lane|(list|choose)Lanes|(create|get|change)Project"));

    @TestFactory
    Stream<DynamicTest> anActIsToldExactlyWhereThereIsAnOperationOrCommandOfItsKind() {
        return Crosswalk.TOPICS.stream()
                .flatMap(topic -> topic.acts().stream())
                .map(act -> dynamicTest(act.name(), () -> {
                    assertThat(KINDS).containsKey(act.name());
                    assertToldAsThereIs(act, Column.OWN_API, operations());
                    assertToldAsThereIs(act, Column.COMMAND_LINE, commands());
                }));
    }

    private static void assertToldAsThereIs(Act act, Column column, List<String> names) {
        List<String> ofItsKind = names.stream()
                .filter(Pattern.compile(KINDS.getOrDefault(act.name(), "")).asMatchPredicate())
                .toList();
        assertThat(act.ways().get(column).exists())
                .as("%s at %s, where there is %s", act.name(), column.title(), ofItsKind)
                .isEqualTo(!ofItsKind.isEmpty());
    }

    @Test
    void everyOperationAndCommandIsOfAKindThatTheTableHas() {
        Pattern known = Pattern.compile(String.join("|", KINDS.values()));
        Pattern noAct = Pattern.compile(
                String.join("|", NO_ACT.values().stream().flatMap(List::stream).toList()));
        assertThat(Stream.concat(operations().stream(), commands().stream())
                        .filter(name -> !known.matcher(name).matches())
                        .filter(name -> !noAct.matcher(name).matches()))
                .isEmpty();
    }

    /** Names of operations that change something; of the one that changes fields of accounts with each of these behind it. */
    private static List<String> operations() {
        JsonNode document = CrosswalkSite.json(
                Http.at(RunningMuster.shared().url() + "/api/muster/v1").get("openapi.json"));
        Stream<String> names = document.get("paths")
                .valueStream()
                .flatMap(path -> path.propertyStream()
                        .filter(method -> METHODS_THAT_CHANGE.contains(method.getKey()))
                        .map(method -> method.getValue().get("operationId").asString())
                        .filter(name -> !name.equals("changeAccount")));
        Stream<String> fields = document.at("/components/schemas/AccountChanges/properties").propertyNames().stream()
                .map(field -> "changeAccount " + field);
        return Stream.concat(names, fields).toList();
    }

    /** Commands that are about accounts; where an option says what is done, with it. */
    private static List<String> commands() {
        Stream<String> more = Stream.of(new PlanCommand(), new ApplyCommand(), new ImportCommand(), new UndoCommand())
                .map(command -> new CommandLine(command).getCommandName());
        return Stream.concat(
                        Stream.of(new UserCommand(), new GroupCommand(), new KeyCommand())
                                .map(CommandLine::new)
                                .flatMap(CoverageTest::subcommands),
                        more)
                .toList();
    }

    private static Stream<String> subcommands(CommandLine command) {
        return command.getSubcommands().entrySet().stream().flatMap(each -> {
            String name = command.getCommandName() + " " + each.getKey();
            return name.equals("user update") || name.equals("group members")
                    ? each.getValue().getCommandSpec().options().stream()
                            .map(option -> name + " " + option.longestName())
                            .filter(option -> !option.endsWith(" --json") && !option.endsWith(" --help"))
                    : Stream.of(name);
        });
    }
}
