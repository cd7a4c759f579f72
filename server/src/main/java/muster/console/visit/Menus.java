package muster.console.visit;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import muster.console.page.Frame;
import muster.console.page.Icon;
import muster.model.Account;
import muster.model.Caller;
import muster.model.Email;
import muster.model.Permissions;
import muster.model.Rank;
import muster.model.Username;
import org.jspecify.annotations.Nullable;

/** What the menu offers to whom; each page asks again. */
final class Menus {
    private static final List<Frame.Section> OF_AUDITORS = List.of(
            new Frame.Section("section.people", "/admin/users", Icon.USERS),
            new Frame.Section("section.groups", "/admin/groups", Icon.USERS_ROUND),
            new Frame.Section("section.files", "/admin/files", Icon.UPLOAD));
    private static final Frame.Section DEPARTURES =
            new Frame.Section("section.departures", "/admin/departures", Icon.DOOR_OPEN);
    private static final List<Frame.Section> OF_ADMINISTRATORS = List.of(
            new Frame.Section("section.lanes", "/admin/lanes", Icon.ROUTE),
            new Frame.Section("section.agreements", "/admin/agreements", Icon.FILE_CHECK),
            new Frame.Section("section.duplicates", "/admin/duplicates", Icon.COPY_X),
            new Frame.Section("section.trash", "/admin/trash", Icon.TRASH_2),
            new Frame.Section("section.mail", "/admin/mail", Icon.MAIL),
            new Frame.Section("section.settings", "/admin/settings", Icon.SETTINGS));
    private static final Frame.Section LEDGER = new Frame.Section("section.ledger", "/admin/ledger", Icon.SCROLL_TEXT);

    private Menus() {}

    static Frame.Menu of(Caller caller, Account account) {
        List<Frame.Section> sections = new ArrayList<>();
        if (caller.isAtLeast(Rank.AUDITOR)) {
            sections.addAll(OF_AUDITORS);
        }
        if (Permissions.maySeeDepartures(caller)) {
            sections.add(DEPARTURES);
        }
        if (caller.isAtLeast(Rank.ADMINISTRATOR)) {
            sections.addAll(OF_ADMINISTRATORS);
        }
        if (Permissions.maySeeLedger(caller)) {
            sections.add(LEDGER);
        }
        return new Frame.Menu(nameOf(account), entry(caller, sections), sections);
    }

    private static @Nullable String entry(Caller caller, List<Frame.Section> sections) {
        if (sections.isEmpty()) {
            return null;
        }
        return caller.isAtLeast(Rank.ADMINISTRATOR) ? "menu.admin" : "menu.people";
    }

    private static String nameOf(Account account) {
        String names = String.join(
                        " ",
                        Stream.of(
                                        account.profile().givenName(),
                                        account.profile().familyName())
                                .filter(name -> name != null && !name.isBlank())
                                .toList())
                .strip();
        if (!names.isEmpty()) {
            return names;
        }
        Username username = account.username();
        Email email = account.primaryEmail();
        return username != null
                ? username.value()
                : email != null ? email.address().toString() : "?";
    }
}
