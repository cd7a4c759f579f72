package muster.app;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
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
        return SiteAddress.origin(http, uris) + http.pathPrefix() + SetUp.PATH + "#" + code.issue();
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
            TriedAgain.warn(LOG, "The file of the set-up link could not be removed; it is tried again", failed);
        }
    }
}
