package muster.app;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Changes one line of the settings file, and leaves the others as people wrote them. */
final class SettingsFile {
    private final Path folder;
    private final Path file;

    private SettingsFile(Path folder) {
        this.folder = folder;
        file = folder.resolve(Configuration.SETTINGS_FILE);
    }

    static SettingsFile in(Path data) {
        return new SettingsFile(data);
    }

    /**
     * Writes the file aside, forces it onto the disk, and puts it in place as a whole. Others than its owner cannot read it afterwards.
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
                folder,
                Configuration.SETTINGS_FILE,
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.write(aside, lines);
            force(aside, StandardOpenOption.WRITE);
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
            force(folder, StandardOpenOption.READ);
        } finally {
            Files.deleteIfExists(aside);
        }
        return lines;
    }

    private static void force(Path written, StandardOpenOption how) throws IOException {
        try (FileChannel channel = FileChannel.open(written, how)) {
            channel.force(true);
        }
    }
}
