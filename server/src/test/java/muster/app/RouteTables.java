package muster.app;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import muster.console.setup.SetUpCode;
import muster.http.Mount;

/** The tables of routes themselves, so that no test forgets one. */
public final class RouteTables {
    private RouteTables() {}

    /** Everything that a server with the usual settings answers; its directory is made in this empty folder. */
    public static List<Mount> mounts(Path folder) {
        Configuration configuration = Configuration.read(folder, Map.of(), Map.of());
        try (var open = OpenDirectory.open(configuration, DataFolder.at(folder), new SecureRandom())) {
            var code = new SetUpCode(open.identifiers(), open.clock());
            var link = new SetUpLink(
                    code, open.directory().admissions(), configuration.http(), folder.resolve("setup-link"));
            return Doors.mounts(open, configuration, link);
        }
    }
}
