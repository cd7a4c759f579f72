package muster.cli;

import java.io.IOException;
import muster.model.AccountId;
import muster.model.Password;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Sets a password without the old one. */
@Command(
        name = "password",
        description = {
            "Set a password without the old one. All sessions of the account end, and so does a lock-out;",
            "its keys go on. An invited account becomes active."
        },
        footer = {"", "Example:", "  muster user password ada --password-stdin < secret.txt"})
final class UserPassword extends DirectoryCommand {
    @Mixin
    AccountArgument account = new AccountArgument();

    @Mixin
    PasswordOptions passwords = new PasswordOptions();

    @Override
    public @Nullable String readSecret() throws IOException {
        return passwords.read();
    }

    @Override
    public int run(Desk desk) {
        Password next = PasswordOptions.required(desk);
        AccountId id = account.id(desk);
        desk.directory().passwords().set(desk.caller(), id, next);
        new AccountPrinter(desk).one(desk.directory().accounts().get(desk.caller(), id), json);
        return ExitCode.DONE;
    }
}
