package muster.dialect.cryosparc;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import muster.directory.Accounts;
import muster.directory.Condition;
import muster.http.Response;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.Caller;
import muster.model.Email;
import muster.model.Rank;

/**
 * All users as a text with one line each. It reads them twice, first to learn how wide the columns are, so that the text takes no
 * memory however long it is.
 */
final class UserTable {
    private static final List<String> HEADINGS = List.of("Username", "Email", "Admin", "ID");
    private static final String GAP = "  ";

    private final Accounts accounts;
    private final UserIds ids;

    UserTable(Accounts accounts, UserIds ids) {
        this.accounts = accounts;
        this.ids = ids;
    }

    Response streamed(Caller caller) {
        return Response.stream(200, Response.TEXT, out -> {
            int[] widths = widths(caller);
            Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            writer.write(line(HEADINGS, widths));
            accounts.forEachSlice(caller, Condition.EVERYTHING, slice -> write(writer, slice, widths));
            writer.flush();
        });
    }

    private int[] widths(Caller caller) {
        int[] widths = HEADINGS.stream().mapToInt(UserTable::width).toArray();
        accounts.forEachSlice(caller, Condition.EVERYTHING, slice -> {
            for (Account account : slice) {
                List<String> cells = cells(account, "");
                for (int i = 0; i < widths.length; i++) {
                    widths[i] = Math.max(widths[i], width(cells.get(i)));
                }
            }
        });
        return widths;
    }

    private void write(Writer writer, List<Account> slice, int[] widths) {
        Map<AccountId, String> named = ids.of(slice.stream().map(Account::id).toList());
        try {
            for (Account account : slice) {
                writer.write(line(cells(account, named.getOrDefault(account.id(), "")), widths));
            }
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static List<String> cells(Account account, String id) {
        Email primary = account.primaryEmail();
        return List.of(
                UserJson.username(account),
                primary == null ? "" : primary.address().value(),
                account.rank() == Rank.ADMINISTRATOR ? "yes" : "no",
                id);
    }

    private static String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            String cell = cells.get(i);
            line.append(i == 0 ? "" : GAP).append(cell);
            line.append(" ".repeat(Math.max(0, widths[i] - width(cell))));
        }
        return line.toString().stripTrailing() + "\n";
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }
}
