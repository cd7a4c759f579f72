package muster.cli;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import muster.model.Account;
import muster.model.AccountEntry;
import muster.model.AccountState;
import muster.model.Departure;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Accounts as the command line shows them. */
final class AccountPrinter {
    private static final ObjectMapper JSON = JsonMapper.shared();

    private final PrintWriter out;
    private final Instant now;

    AccountPrinter(Desk desk) {
        this.out = desk.out();
        this.now = desk.now();
    }

    void one(AccountEntry entry, boolean json) {
        one(entry, null, json);
    }

    /** @param leaving how the person is being off-boarded; null when it is not */
    void one(AccountEntry entry, @Nullable Departure leaving, boolean json) {
        Instant accessEnds = leaving == null ? null : leaving.endsAt();
        if (json) {
            out.println(object(entry).put("offboarded_at", nullable(accessEnds)));
            return;
        }
        Account account = entry.account();
        line("id", account.id());
        line("username", account.username());
        line("email", account.shownAddress());
        line("name", name(account));
        line("rank", word(account.rank()));
        line("state", state(entry));
        lineIfAny("expires", account.life().expiresAt());
        lineIfAny("off-boarded", accessEnds);
        line("created", account.stamps().createdAt());
        line("last active", entry.activity().lastActivity());
        line("last sign-in", entry.activity().lastSignIn());
    }

    void table(List<AccountEntry> entries) {
        Table table = new Table("USERNAME", "EMAIL", "NAME", "RANK", "STATE");
        for (AccountEntry entry : entries) {
            Account account = entry.account();
            table.row(
                    text(account.username()),
                    text(account.shownAddress()),
                    name(account),
                    word(account.rank()),
                    state(entry));
        }
        table.print(out);
    }

    ObjectNode object(AccountEntry entry) {
        Account account = entry.account();
        return JSON.createObjectNode()
                .put("id", account.id().toString())
                .put("username", nullable(account.username()))
                .put("email", nullable(account.shownAddress()))
                .put("first_name", account.profile().givenName())
                .put("last_name", account.profile().familyName())
                .put("rank", word(account.rank()))
                .put("state", state(entry))
                .put("expires_at", nullable(account.life().expiresAt()))
                .put("version", account.version())
                .put("created_at", account.stamps().createdAt().toString())
                .put("last_activity", nullable(entry.activity().lastActivity()))
                .put("last_sign_in", nullable(entry.activity().lastSignIn()));
    }

    private String state(AccountEntry entry) {
        return word(AccountState.of(entry.account(), entry.activity(), now));
    }

    private void lineIfAny(String label, @Nullable Object value) {
        if (value != null) {
            line(label, value);
        }
    }

    private void line(String label, @Nullable Object value) {
        out.println(String.format("%-14s%s", label, text(value)).stripTrailing());
    }

    private static String name(Account account) {
        String given = text(account.profile().givenName());
        return (given + " " + text(account.profile().familyName())).strip();
    }

    static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private static @Nullable String nullable(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
