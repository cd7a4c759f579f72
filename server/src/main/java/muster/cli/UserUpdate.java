package muster.cli;

import muster.model.AccountChanges;
import muster.model.AccountId;
import muster.model.AddressRule;
import muster.model.Edit;
import muster.model.EmailAddress;
import muster.model.Username;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Changes names and address of an account. */
@Command(
        name = "update",
        description = "Change an account. What is not named stays; an empty text clears a name.",
        footer = {"", "Example:", "  muster user update ada --lastname Roth --email ada.roth@example.org"})
final class UserUpdate extends DirectoryCommand {
    @Mixin
    AccountArgument account = new AccountArgument();

    @Option(names = "--username", paramLabel = "NAME", description = "Another username.")
    @Nullable
    String username;

    @Option(names = "--email", paramLabel = "ADDRESS", description = "Another e-mail address.")
    @Nullable
    String email;

    @Option(names = "--firstname", paramLabel = "TEXT", description = "Another given name.")
    @Nullable
    String givenName;

    @Option(names = "--lastname", paramLabel = "TEXT", description = "Another family name.")
    @Nullable
    String familyName;

    @Override
    public int run(Desk desk) {
        AccountId id = account.id(desk);
        AccountChanges changes = AccountChanges.changing()
                .username(Edit.ofNullable(username).map(Username::parse))
                .email(Edit.ofNullable(email).map(EmailAddress::parse))
                .givenName(name(givenName))
                .familyName(name(familyName))
                .build();
        desk.directory().accounts().change(desk.caller(), id, changes, AddressRule.MUST_BE_FREE);
        var printer = new AccountPrinter(desk);
        printer.one(desk.directory().accounts().get(desk.caller(), id), json);
        return ExitCode.DONE;
    }

    private static Edit<String> name(@Nullable String text) {
        return text != null && text.isEmpty() ? Edit.clear() : Edit.ofNullable(text);
    }
}
