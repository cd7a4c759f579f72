package muster.cli;

import muster.directory.Groups;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists groups. */
@Command(name = "list", description = "List the groups that people made, ordered by name.")
final class GroupList extends DirectoryCommand {
    @Option(names = "--prefix", paramLabel = "TEXT", description = "Only those whose name starts with this.")
    String prefix = "";

    @Option(names = "--skip", paramLabel = "N", defaultValue = "0", description = "Leave out the first N.")
    long skip;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "100", description = "At most N (100), 1 to 1000.")
    int limit;

    @Override
    public int run(Desk desk) {
        long from = Math.max(0, skip);
        Groups.Listing page =
                desk.directory().groups().list(desk.caller(), prefix, true, from, Math.clamp(limit, 1, 1_000));
        if (json) {
            page.groups().forEach(group -> desk.out().println(GroupPrinter.object(group)));
            return ExitCode.DONE;
        }
        Table table = new Table("NAME", "DESCRIPTION", "ID");
        page.groups()
                .forEach(group -> table.row(
                        group.name().value(),
                        AccountPrinter.text(group.description()),
                        group.id().toString()));
        table.print(desk.out());
        long next = from + page.groups().size();
        String more = next < page.total() && !page.groups().isEmpty() ? "; --skip " + next + " shows more" : "";
        desk.out().println(page.groups().size() + " of " + page.total() + more);
        return ExitCode.DONE;
    }
}
