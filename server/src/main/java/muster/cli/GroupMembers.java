package muster.cli;

import java.util.List;
import muster.directory.Accounts;
import muster.model.AccountId;
import muster.model.GroupId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says who is in a group, and changes that. */
@Command(
        name = "members",
        description = "List the members of a group, after adding and removing those that are named.",
        footer = {"", "Example:", "  muster group members Optics --add ada --add ben@lab.example --remove cem"})
final class GroupMembers extends DirectoryCommand {
    @Mixin
    GroupArgument group = new GroupArgument();

    @Option(names = "--add", paramLabel = "ACCOUNT", description = "Add this account; may be given again.")
    List<String> added = List.of();

    @Option(names = "--remove", paramLabel = "ACCOUNT", description = "Remove this account; may be given again.")
    List<String> removed = List.of();

    @Option(names = "--skip", paramLabel = "N", defaultValue = "0", description = "Leave out the first N.")
    long skip;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "100", description = "At most N (100), 1 to 10000.")
    int limit;

    @Override
    public int run(Desk desk) {
        GroupId id = group.group(desk).id();
        var groups = desk.directory().groups();
        // All names are looked up before anything is changed.
        List<AccountId> joining = ids(desk, added);
        List<AccountId> leaving = ids(desk, removed);
        joining.forEach(account -> groups.addMember(desk.caller(), id, account));
        leaving.forEach(account -> groups.removeMember(desk.caller(), id, account));
        print(desk, groups.members(desk.caller(), id, true, Math.max(0, skip), Math.clamp(limit, 1, 10_000)));
        return ExitCode.DONE;
    }

    private static List<AccountId> ids(Desk desk, List<String> names) {
        return names.stream()
                .map(name -> AccountReference.resolve(desk, name).account().id())
                .toList();
    }

    private void print(Desk desk, Accounts.Listing page) {
        AccountPrinter printer = new AccountPrinter(desk);
        if (json) {
            page.entries().forEach(entry -> desk.out().println(printer.object(entry)));
            return;
        }
        printer.table(page.entries());
        desk.out().println(page.entries().size() + " of " + page.total());
    }
}
