package muster.cli;

import java.io.IOException;
import muster.model.Account;
import muster.model.AccountEntry;
import muster.model.AccountKind;
import muster.model.Activity;
import muster.model.AddressRule;
import muster.model.EmailAddress;
import muster.model.Failure;
import muster.model.NewAccount;
import muster.model.Password;
import muster.model.Profile;
import muster.model.Rank;
import muster.model.Refused;
import muster.model.Username;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes an account; the very first one is an administrator. */
@Command(
        name = "create",
        description = "Make an account that can sign in at once. The first account of all becomes an administrator.",
        footer = {
            "",
            "Example:",
            "  muster user create --email ada@example.org --username ada \\",
            "      --firstname Ada --lastname Roth --password-stdin < secret.txt"
        })
final class UserCreate extends DirectoryCommand {
    @Option(names = "--username", required = true, paramLabel = "NAME", description = "The name to sign in with.")
    String username = "";

    @Option(names = "--email", paramLabel = "ADDRESS", description = "The e-mail address.")
    @Nullable
    String email;

    @Option(names = "--firstname", paramLabel = "TEXT", description = "The given name.")
    @Nullable
    String givenName;

    @Option(names = "--lastname", paramLabel = "TEXT", description = "The family name.")
    @Nullable
    String familyName;

    @Option(
            names = "--rank",
            paramLabel = "RANK",
            description = "viewer, publisher, auditor, manager or administrator.",
            converter = RankWord.class)
    @Nullable
    Rank rank;

    @Mixin
    PasswordOptions passwords = new PasswordOptions();

    @Override
    public @Nullable String readSecret() throws IOException {
        return passwords.read();
    }

    @Override
    public boolean beginsDirectory() {
        return true;
    }

    @Override
    public int run(Desk desk) {
        if (desk.secret() == null) {
            throw new Refused(new Failure.PasswordRefused(
                    "A password is needed: use --password-stdin or --password-file, or run this at a terminal."));
        }
        Account made = create(desk, newAccount(Password.ofText(desk.secret()).atLeast(PasswordOptions.LEAST_LENGTH)));
        new AccountPrinter(desk).one(new AccountEntry(made, Activity.NONE), json);
        return ExitCode.DONE;
    }

    private Account create(Desk desk, NewAccount wanted) {
        var admissions = desk.directory().admissions();
        return admissions.isSetUp()
                ? admissions.create(desk.caller(), wanted)
                : admissions.createFirst(desk.caller(), wanted);
    }

    private NewAccount newAccount(Password password) {
        return new NewAccount(
                AccountKind.PERSON,
                Username.parse(username),
                email == null ? null : EmailAddress.parse(email),
                Profile.ofNames(givenName, familyName),
                rank,
                null,
                new NewAccount.Start.WithPassword(password),
                AddressRule.MUST_BE_FREE);
    }
}
