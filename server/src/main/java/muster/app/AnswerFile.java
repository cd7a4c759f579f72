package muster.app;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/**
 * The file into which a command's answer goes. It is written beside its place, closed to others, and takes it when it is
 * whole; what is there already and is no regular file, as a pipe, is written as it is.
 */
final class AnswerFile implements AutoCloseable {
    private final OutputStream out;
    private final Path place;
    private final @Nullable Path draft;

    private AnswerFile(OutputStream out, Path place, @Nullable Path draft) {
        this.out = out;
        this.place = place;
        this.draft = draft;
    }

    /** @throws UncheckedIOException when it cannot be written */
    static AnswerFile at(Path path) {
        Path place = path.toAbsolutePath();
        try {
            if (Files.exists(place) && !Files.isRegularFile(place)) {
                return new AnswerFile(Files.newOutputStream(place, StandardOpenOption.WRITE), place, null);
            }
            Path draft = Files.createTempFile(
                    place.getParent(),
                    "." + place.getFileName() + "-",
                    ".part",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            return new AnswerFile(new BufferedOutputStream(Files.newOutputStream(draft)), place, draft);
        } catch (IOException failed) {
            throw new UncheckedIOException(path + " cannot be written: " + failed.getMessage(), failed);
        }
    }

    OutputStream out() {
        return out;
    }

    /** The answer is whole. */
    void keep() {
        try {
            out.close();
            if (draft != null) {
                Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(place + " cannot be written: " + failed.getMessage(), failed);
        }
    }

    /** What was not kept is gone. */
    @Override
    public void close() {
        try {
            out.close();
            if (draft != null) {
                Files.deleteIfExists(draft);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(place + " cannot be written: " + failed.getMessage(), failed);
        }
    }
}
