package muster.bench;

import java.io.PrintStream;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Locale;
import muster.model.Password;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a data folder with many made-up accounts, to look at. */
@Command(
        name = "fill",
        description = {
            "Make a new data folder with an embedded database of so many made-up accounts, with groups, keys, things and",
            "the history of five years. The same number makes the same people."
        },
        footer = {"", "Example:", "  muster bench fill 100000 --data many && muster serve --data many"})
public final class FillCommand {
    private static final int PASSWORD_LENGTH = 20;
    private static final int LEAST_PASSWORD_LENGTH = 12;

    @Parameters(paramLabel = "N", description = "How many accounts, beside the administrator's.")
    int accounts;

    @Option(
            names = "--admin-password",
            paramLabel = "TEXT",
            description =
                    "The password of the administrator " + Filling.ADMINISTRATOR
                            + ", of 12 characters or more; one is made up and printed when not given. Other people on this host can see it.")
    @Nullable
    String password;

    @Spec
    @Nullable
    CommandSpec spec;

    /** @return what the shell is told */
    public int run(NewFolder folder, PrintStream out, PrintStream progress) {
        if (accounts < 1) {
            throw wrong("N is a number from 1 on.");
        }
        String given = password;
        String used = given == null
                ? new DatedIdentifiers(0, new SecureRandom(), Instant.EPOCH).secret(PASSWORD_LENGTH)
                : given;
        Password checked = Password.ofText(used).atLeast(LEAST_PASSWORD_LENGTH);
        folder.begin(ground -> new Filling(ground, accounts, progress).fill(checked));
        out.printf(Locale.ROOT, "%,d accounts are there. Sign in as %s", accounts, Filling.ADMINISTRATOR);
        out.println(given == null ? " with the password " + used + ", which is told only now." : ".");
        return 0;
    }

    private ParameterException wrong(String sentence) {
        CommandSpec own = spec;
        return new ParameterException(own == null ? new CommandLine(this) : own.commandLine(), sentence);
    }
}
