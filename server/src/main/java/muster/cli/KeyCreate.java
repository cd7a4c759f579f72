package muster.cli;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import muster.directory.Keys;
import muster.model.AccountId;
import muster.model.Key;
import muster.model.NewKey;
import muster.model.Rank;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Makes an API key and tells its secret this once. */
@Command(
        name = "create",
        description = "Make an API key. Its secret is printed now and cannot be read again.",
        footer = {"", "Example:", "  muster key create ada --label \"nightly sync\" --expires 2030-01-01T00:00:00Z"})
final class KeyCreate extends DirectoryCommand {
    @Mixin
    AccountArgument account = new AccountArgument();

    @Option(names = "--label", required = true, paramLabel = "TEXT", description = "What the key is for.")
    String label = "";

    @Option(
            names = "--rank",
            paramLabel = "RANK",
            description = "The key never acts with more than this rank.",
            converter = RankWord.class)
    @Nullable
    Rank rank;

    @Option(
            names = "--expires",
            paramLabel = "TIME",
            description = "When it ends, such as 2030-01-01T00:00:00Z.",
            converter = Time.class)
    @Nullable
    Instant expiresAt;

    @Option(names = "--credentials", description = "The key also shows codes, and ends keys and sessions.")
    boolean credentials;

    @Override
    public int run(Desk desk) {
        AccountId owner = account.id(desk);
        Keys.MadeKey made = desk.directory().keys().create(desk.caller(), owner, wanted());
        if (json) {
            desk.out()
                    .println(KeyPrinter.object(made.key())
                            .put("secret", made.secret().reveal()));
        } else {
            desk.out().println(made.secret().reveal());
        }
        return ExitCode.DONE;
    }

    private NewKey wanted() {
        List<String> scopes = credentials ? List.of(Key.EVERYTHING, Key.CREDENTIALS) : List.of(Key.EVERYTHING);
        return new NewKey(Key.Purpose.API_KEY, label, scopes, List.of(), rank, expiresAt);
    }

    /** Reads a time as RFC 3339 writes it in UTC. */
    static final class Time implements ITypeConverter<Instant> {
        @Override
        public Instant convert(String text) {
            try {
                return Instant.parse(text);
            } catch (DateTimeParseException wrong) {
                throw new TypeConversionException("'" + text + "' is no time like 2030-01-01T00:00:00Z");
            }
        }
    }
}
