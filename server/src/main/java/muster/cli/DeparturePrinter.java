package muster.cli;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import muster.directory.LeavingEntry;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.Departure;
import muster.model.Failure;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Departures as the command line shows them. */
final class DeparturePrinter {
    private static final ObjectMapper JSON = JsonMapper.shared();

    private final Desk desk;
    private final PrintWriter out;

    DeparturePrinter(Desk desk) {
        this.desk = desk;
        this.out = desk.out();
    }

    void one(Departure departure, Account account, boolean json) {
        if (json) {
            out.println(object(departure, account, null));
            return;
        }
        line("account", who(account));
        line("state", AccountPrinter.word(departure.state()));
        line("access ends", departure.endsAt());
        line("reason", departure.reason());
        line("heirs", heirs(departure));
        line("leaves groups", departure.leavesGroups() ? "yes" : "no");
        line("to the trash", trash(departure));
        if (departure.state() == Departure.State.ENDING) {
            out.println(
                    "Access has ended. What is left goes on while the server runs; muster user departures tells how far it is.");
        }
    }

    void table(List<LeavingEntry> entries) {
        Table table = new Table("ACCOUNT", "STATE", "ACCESS ENDS", "HEIRS", "TO THE TRASH", "HELD UP BY");
        for (LeavingEntry entry : entries) {
            Departure departure = entry.departure();
            Failure heldUp = entry.heldUp();
            table.row(
                    who(entry.account()),
                    AccountPrinter.word(departure.state()),
                    departure.endsAt().toString(),
                    heirs(departure),
                    trash(departure),
                    heldUp == null ? "" : heldUp.sentence());
        }
        table.print(out);
    }

    ObjectNode object(Departure departure, Account account, @Nullable Failure heldUp) {
        Instant trashAt = departure.trashAt();
        ObjectNode object = JSON.createObjectNode()
                .put("account", account.id().toString())
                .put(
                        "username",
                        account.username() == null ? null : account.username().value())
                .put("state", AccountPrinter.word(departure.state()))
                .put("ends_at", departure.endsAt().toString())
                .put("reason", departure.reason())
                .put("leaves_groups", departure.leavesGroups())
                .put("trash_after_days", departure.trashAfterDays())
                .put("trash_at", trashAt == null ? null : trashAt.toString())
                .put("held_up_by", heldUp == null ? null : heldUp.sentence());
        departure.heirAccounts().forEach(heir -> object.withArray("heirs").add(heir.toString()));
        return object;
    }

    private String heirs(Departure departure) {
        return departure.heirAccounts().stream().map(this::name).collect(Collectors.joining(", "));
    }

    private static String trash(Departure departure) {
        if (departure.trashAfterDays() == null) {
            return "";
        }
        Instant at = departure.trashAt();
        return at == null ? "after " + departure.trashAfterDays() + " days" : at.toString();
    }

    private String name(AccountId id) {
        Account account =
                desk.directory().accounts().getAll(desk.caller(), List.of(id)).get(id);
        return account == null ? id.toString() : who(account);
    }

    static String who(Account account) {
        return account.username() == null
                ? account.id().toString()
                : account.username().value();
    }

    private void line(String label, @Nullable Object value) {
        out.println(String.format("%-14s%s", label, AccountPrinter.text(value)).stripTrailing());
    }
}
