package muster.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Changes one line of the settings file, and leaves the others as people wrote them. */
final class SettingsFile {
    private final Path file;

    private SettingsFile(Path file) {
        this.file = file;
    }

    static SettingsFile in(Path data) {
        return new SettingsFile(data.resolve(Configuration.SETTINGS_FILE));
    }

    /**
     * Writes the file aside and puts it in place as a whole. Others than its owner cannot read it afterwards.
     *
     * @param value null to have no such line
     * @return the lines that are in it now
     */
    List<String> put(Setting setting, @Nullable String value) throws IOException {
        List<String> lines = new ArrayList<>(Files.exists(file) ? Files.readAllLines(file) : List.of());
        lines.removeIf(line -> line.strip().matches(setting.title() + "\\s*([=:].*|\\s.*)?"));
        if (value != null) {
            lines.add(setting.title() + "=" + value.replace("\\", "\\\\"));
        }
        Path aside = Files.createTempFile(
                file.getParent(),
                file.getFileName().toString(),
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.write(aside, lines);
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(aside);
        }
        return lines;
    }
}
