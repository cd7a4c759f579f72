package muster.app;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import muster.console.setup.SetUp;
import muster.console.setup.SetUpCode;
import muster.directory.Admissions;
import muster.directory.StoreUnavailable;
import muster.http.CannotServe;
import muster.http.HttpSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The link with which a browser makes the first administrator. Its secret stands behind a {@code #}, so that it reaches
 * neither logs nor proxies; it is told to the terminal, or to a file that only the owner of the data can read.
 */
final class SetUpLink {
    private static final Logger LOG = LoggerFactory.getLogger(SetUpLink.class);
    private static final Set<String> ANY_HOST = Set.of("0.0.0.0", "[::]", "[0:0:0:0:0:0:0:0]");
    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]");

    private final SetUpCode code;
    private final Admissions admissions;
    private final HttpSettings http;
    private final Path file;

    SetUpLink(SetUpCode code, Admissions admissions, HttpSettings http, Path file) {
        this.code = code;
        this.admissions = admissions;
        this.http = http;
        this.file = file;
    }

    SetUpCode code() {
        return code;
    }

    /**
     * Makes a link, in place of any before.
     *
     * @param uris where the server listens
     */
    String issue(List<URI> uris) {
        return address(uris) + http.pathPrefix() + SetUp.PATH + "#" + code.issue();
    }

    private String address(List<URI> uris) {
        URI publicUrl = http.publicUrl();
        if (publicUrl != null) {
            return publicUrl.getScheme() + "://" + publicUrl.getRawAuthority();
        }
        URI best = uris.stream().filter(SetUpLink::keepsSecrets).findFirst().orElseGet(uris::getFirst);
        String host = ANY_HOST.contains(best.getHost()) ? "localhost" : best.getHost();
        return best.getScheme() + "://" + host + ":" + best.getPort();
    }

    /** Whether a password may travel there without others on the network reading it. */
    private static boolean keepsSecrets(URI uri) {
        return uri.getScheme().equals("https") || THIS_MACHINE.contains(uri.getHost());
    }

    /**
     * Puts a link where only the owner of the data folder can read it.
     *
     * @throws CannotServe when the file cannot be written
     */
    Path keep(String link) {
        try {
            Files.deleteIfExists(file);
            var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
            Files.writeString(Files.createFile(file, ownerOnly), link + "\n", StandardCharsets.UTF_8);
            return file;
        } catch (IOException failed) {
            throw new CannotServe("The file " + file + " cannot be written: " + failed.getMessage() + ".", failed);
        }
    }

    /** Ends a link that has become useless, and removes its file. */
    void tidy() {
        try {
            if (code.isInForce() && !admissions.isSetUp()) {
                return;
            }
            code.end();
            Files.deleteIfExists(file);
        } catch (IOException | StoreUnavailable failed) {
            LOG.warn("The file of the set-up link could not be removed; it is tried again", failed);
        }
    }
}
