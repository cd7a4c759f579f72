package muster.cli;

import java.util.Comparator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import muster.directory.Duplicates;
import muster.model.AccountEntry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Lists accounts that may be one person's. */
@Command(
        name = "duplicates",
        description = {
            "List accounts that may be one person's: of the same address, of the same outside identity,",
            "then of the same names, those first that share a mail domain, a project or a group."
        },
        footer = {"", "Example:", "  muster user duplicates --json"})
final class UserDuplicates extends DirectoryCommand {
    private static final int AT_ONCE = 100;
    private static final int MOST = 100_000;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "1000", description = "At most N (1000) groups.")
    int limit;

    @Override
    public int run(Desk desk) {
        int asked = Math.clamp(limit, 1, MOST);
        int left = asked;
        String mark = null;
        boolean isFirst = true;
        Table table = new Table("REASON", "SHARED", "ALSO", "ACCOUNTS");
        while (left > 0 && (isFirst || mark != null)) {
            Duplicates page = desk.directory().roster().duplicates(desk.caller(), mark, Math.min(left, AT_ONCE));
            for (Duplicates.Group group : page.groups()) {
                if (json) {
                    desk.out().println(object(group));
                } else {
                    table.row(reason(group), group.shared(), also(group), accounts(group));
                }
            }
            left -= page.groups().size();
            mark = page.next().orElse(null);
            isFirst = false;
        }
        if (!json && left == asked) {
            desk.out().println("No accounts look like duplicates.");
        } else if (!json) {
            table.print(desk.out());
        }
        if (mark != null) {
            desk.note("There may be more; --limit shows them.");
        }
        return ExitCode.DONE;
    }

    private static String reason(Duplicates.Group group) {
        return switch (group.reason()) {
            case SHARED_ADDRESS -> "same address";
            case EQUAL_SUBJECT -> "same outside identity";
            case EQUAL_NAMES -> group.affiliations().isEmpty() ? "same names" : "same names and affiliation";
        };
    }

    private static String also(Duplicates.Group group) {
        return group.affiliations().stream()
                .map(affiliation -> AccountPrinter.word(affiliation.kind()) + " " + affiliation.shared())
                .collect(Collectors.joining(", "));
    }

    private static String accounts(Duplicates.Group group) {
        Stream<String> names = group.accounts().stream()
                .map(AccountEntry::account)
                .map(DeparturePrinter::who)
                .sorted(Comparator.naturalOrder());
        return Stream.concat(names, group.more() ? Stream.of("and others") : Stream.empty())
                .collect(Collectors.joining(", "));
    }

    private static ObjectNode object(Duplicates.Group group) {
        ObjectNode object = JsonMapper.shared()
                .createObjectNode()
                .put("reason", name(group.reason()))
                .put("shared", group.shared());
        ArrayNode affiliations = object.putArray("affiliations");
        group.affiliations()
                .forEach(affiliation -> affiliations
                        .addObject()
                        .put("kind", name(affiliation.kind()))
                        .put("shared", affiliation.shared()));
        ArrayNode accounts = object.putArray("accounts");
        group.accounts()
                .forEach(entry -> accounts.addObject()
                        .put("id", entry.account().id().toString())
                        .put(
                                "username",
                                entry.account().username() == null
                                        ? null
                                        : entry.account().username().value()));
        return object.put("more", group.more());
    }

    private static String name(Enum<?> value) {
        return AccountPrinter.word(value).replace(' ', '_');
    }
}
