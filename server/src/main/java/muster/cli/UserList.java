package muster.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import muster.directory.AccountField;
import muster.directory.AccountQuery;
import muster.directory.Accounts;
import muster.directory.Condition;
import muster.model.Rank;
import muster.model.TextKey;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists accounts. */
@Command(
        name = "list",
        description = "List accounts, ordered by name.",
        footer = {"", "Example:", "  muster user list --prefix rot --limit 20"})
final class UserList extends DirectoryCommand {
    private static final List<AccountField> NAMES =
            List.of(AccountField.USERNAME, AccountField.GIVEN_NAME, AccountField.FAMILY_NAME);

    @Option(names = "--prefix", paramLabel = "TEXT", description = "Only those of whom a name starts with this.")
    @Nullable
    String prefix;

    @Option(names = "--rank", paramLabel = "RANK", description = "Only those of this rank.", converter = RankWord.class)
    @Nullable
    Rank rank;

    @Option(names = "--skip", paramLabel = "N", defaultValue = "0", description = "Leave out the first N.")
    long skip;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "100", description = "At most N (100), 1 to 10000.")
    int limit;

    @Override
    public int run(Desk desk) {
        List<Condition> conditions = new ArrayList<>();
        if (prefix != null && !prefix.isEmpty()) {
            conditions.add(new Condition.StartsWith(NAMES, TextKey.fold(prefix)));
        }
        if (rank != null) {
            conditions.add(new Condition.HasRank(Set.of(rank)));
        }
        var query = new AccountQuery(Condition.allOf(conditions), AccountQuery.byName(true));
        int atMost = Math.clamp(limit, 1, 10_000);
        Accounts.Listing page = desk.directory().accounts().list(desk.caller(), query, Math.max(0, skip), atMost);
        print(desk, page);
        return ExitCode.DONE;
    }

    private void print(Desk desk, Accounts.Listing page) {
        AccountPrinter printer = new AccountPrinter(desk);
        if (json) {
            page.entries().forEach(entry -> desk.out().println(printer.object(entry)));
        } else {
            printer.table(page.entries());
            tellHowMany(desk, page);
        }
    }

    private void tellHowMany(Desk desk, Accounts.Listing page) {
        int shown = page.entries().size();
        long next = Math.max(0, skip) + shown;
        String more = shown > 0 && next < page.total() ? "; --skip " + next + " shows more" : "";
        desk.out().println(shown + " of " + page.total() + more);
    }
}
