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
        description = {
            "Make an account that can sign in at once, or invite somebody who sets the password with a code.",
            "The first account of all becomes an administrator."
        },
        footer = {
            "",
            "Example:",
            "  muster user create --email ada@example.org --username ada \\",
            "      --firstname Ada --lastname Roth --password-stdin < secret.txt",
            "  muster user create --email tomas@example.org --username tomas --invite"
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

    @Option(names = "--invite", description = "Ask for no password: the person sets it with a code, which is printed.")
    boolean invite;

    @Mixin
    PasswordOptions passwords = new PasswordOptions();

    @Override
    public @Nullable String readSecret() throws IOException {
        return invite ? null : passwords.read();
    }

    /** Whoever is invited sets the password where there is somebody already. */
    @Override
    public boolean beginsDirectory() {
        return !invite;
    }

    @Override
    public int run(Desk desk) {
        if (invite) {
            return invite(desk);
        }
        Account made = create(desk, newAccount(new NewAccount.Start.WithPassword(PasswordOptions.required(desk))));
        new AccountPrinter(desk).one(new AccountEntry(made, Activity.NONE), json);
        return ExitCode.DONE;
    }

    private Account create(Desk desk, NewAccount wanted) {
        var admissions = desk.directory().admissions();
        return admissions.isSetUp()
                ? admissions.create(desk.caller(), wanted)
                : admissions.createFirst(desk.caller(), wanted);
    }

    private int invite(Desk desk) {
        if (passwords.areGiven()) {
            throw refused("Who is invited sets the password; leave out either the password or --invite.");
        }
        var admissions = desk.directory().admissions();
        if (!admissions.isSetUp()) {
            throw refused("The first account of all needs a password; leave --invite out.");
        }
        Account made = admissions.create(desk.caller(), newAccount(new NewAccount.Start.Invited()));
        ShownCode code = ShownCode.of(desk, made).orElseThrow(() -> new Refused(new Failure.CodeRefused()));
        var printer = new AccountPrinter(desk);
        var entry = new AccountEntry(made, Activity.NONE);
        if (json) {
            desk.out().println(printer.object(entry).set("code", code.object()));
        } else {
            printer.one(entry, false);
            code.print(desk);
        }
        return ExitCode.DONE;
    }

    private static Refused refused(String why) {
        return new Refused(new Failure.PasswordRefused(why));
    }

    private NewAccount newAccount(NewAccount.Start start) {
        return new NewAccount(
                AccountKind.PERSON,
                Username.parse(username),
                email == null ? null : EmailAddress.parse(email),
                Profile.ofNames(givenName, familyName),
                rank,
                null,
                start,
                AddressRule.MUST_BE_FREE);
    }
}
