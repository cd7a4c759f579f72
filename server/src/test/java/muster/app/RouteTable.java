package muster.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import muster.console.setup.SetUpCode;
import muster.http.Mount;

/** Every route of every door, as the server has them. */
public final class RouteTable {
    private RouteTable() {}

    /**
     * One way through a door.
     *
     * @param template from the root, with its parameters in braces
     */
    public record Way(String door, String method, String template) {}

    public static List<Way> read() {
        try {
            Path folder = Files.createTempDirectory("muster-routes");
            try {
                return mounts(folder).stream()
                        .flatMap(mount -> mount.routes().all().stream()
                                .map(route -> new Way(mount.name(), route.method(), mount.prefix() + route.template())))
                        .toList();
            } finally {
                remove(folder);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static List<Mount> mounts(Path folder) {
        Configuration configuration = Configuration.read(folder, Map.of(), Map.of());
        try (var open = OpenDirectory.open(configuration, DataFolder.at(folder), new SecureRandom())) {
            var code = new SetUpCode(open.identifiers(), open.clock());
            var link = new SetUpLink(
                    code, open.directory().admissions(), configuration.http(), folder.resolve("setup-link"));
            return Doors.mounts(open, configuration, link);
        }
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
