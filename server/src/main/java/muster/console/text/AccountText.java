package muster.console.text;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import muster.model.Account;
import muster.model.EmailAddress;
import muster.model.Username;

/** What an account is called where a page speaks of it. */
public final class AccountText {
    private AccountText() {}

    /** Both names and, since people share those, what only this account has: username, else address, else id. */
    public static String name(Account account) {
        String names = names(account);
        String own = own(account);
        return names.isEmpty() ? own : names + " (" + own + ")";
    }

    private static String names(Account account) {
        return Stream.of(account.profile().givenName(), account.profile().familyName())
                .filter(Objects::nonNull)
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static String own(Account account) {
        Username username = account.username();
        EmailAddress address = account.shownAddress();
        if (username != null) {
            return username.value();
        }
        return address != null ? address.value() : account.id().toString();
    }
}
