package muster.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import muster.client.ClientOptions;
import muster.client.Secret;
import muster.far.FarAddress;
import muster.far.FarLogin;
import muster.far.FarServer;
import muster.far.FarServers;
import muster.far.FarTrouble;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which other server is meant, and who asks it. */
final class FarSite {
    @Parameters(
            index = "0",
            paramLabel = "PLATFORM",
            description = "What the other server speaks: ${COMPLETION-CANDIDATES}.",
            completionCandidates = Platforms.class)
    String platform = "";

    @Option(
            names = "--url",
            required = true,
            paramLabel = "URL",
            description = "The address of the other server. Nothing is asked of another one.")
    String url = "";

    @Option(
            names = "--user",
            paramLabel = "NAME",
            description =
                    "Whose password the secret is: an address at cryosparc, a name at cloudomation. Without it the"
                            + " secret is a key or token.")
    @Nullable
    String user;

    @Option(names = "--otp", paramLabel = "CODE", description = "The code of that user's second factor.")
    @Nullable
    String otp;

    @Option(
            names = "--secret-stdin",
            description = "Read the key, token or password from standard input, up to its first line end.")
    boolean fromStandardInput;

    @Option(
            names = "--secret-file",
            paramLabel = "FILE",
            description = "Read it from a file's first line. Without either it is asked for at the terminal.")
    @Nullable
    Path file;

    @Option(names = "--plain-http", description = "Let the secret cross a network by http.")
    boolean plainHttp;

    /** The words that can stand there. */
    static final class Platforms implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return FarServers.platforms().iterator();
        }
    }

    @Nullable
    String readSecret() throws IOException {
        return new SecretInput(fromStandardInput, file, user == null ? "Key or token: " : "Password: ").read();
    }

    FarAddress address() {
        return FarAddress.of(platform, url, plainHttp);
    }

    /** @throws FarTrouble where there is no secret, or the server cannot be asked */
    FarServer open(Desk desk) {
        FarAddress address = address();
        String secret = desk.secret();
        if (secret == null || secret.isBlank()) {
            throw new FarTrouble(
                    "A key, token or password is needed: use --secret-stdin or --secret-file, or run this at a terminal.");
        }
        FarLogin login = new FarLogin(user, Secret.of(secret), otp == null ? null : Secret.of(otp));
        return FarServers.open(address, login, ClientOptions.USUAL);
    }
}
