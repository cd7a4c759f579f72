package muster.app;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.Set;
import muster.credential.DataKey;
import muster.directory.SiteReader.Fact;
import muster.directory.Store;
import muster.http.CannotServe;

/**
 * The file of the data key, made at the first start. The database keeps the key's id, so that what was sealed with one key is
 * never mixed with what was sealed with another.
 */
final class DataKeyFile {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> AS_MADE = PosixFilePermissions.fromString("rw-------");

    /** Longer than any key, so that a file of something else is not read as a whole. */
    private static final int MOST_BYTES = 1_024;

    private final Path path;

    private DataKeyFile(Path path) {
        this.path = path;
    }

    /**
     * The key of this directory.
     *
     * @throws CannotServe when the file is open to others, holds no key or another directory's, or is missing while there is
     *     something sealed with it
     */
    static DataKey ensure(Path path, Store store, SecureRandom random) {
        DataKeyFile file = new DataKeyFile(path);
        Optional<String> known = knownId(store);
        DataKey key = file.read().orElseGet(() -> {
            if (known.isPresent()) {
                throw file.missing();
            }
            return file.make(random);
        });
        if (known.isEmpty()) {
            store.write(writing -> writing.site().setOnce(Fact.DATA_KEY_ID, key.id()));
        }
        // Read again: of two servers that begin on one database, one comes first.
        file.requireIs(key, knownId(store).orElseThrow());
        return key;
    }

    /**
     * Looks whether the next start would find the key, and makes none.
     *
     * @param known the id of this directory's key; empty while it has none
     * @return empty when there is no file and none is needed
     * @throws CannotServe as {@link #ensure}
     */
    static Optional<DataKey> look(Path path, Optional<String> known) {
        DataKeyFile file = new DataKeyFile(path);
        Optional<DataKey> key = file.read();
        if (known.isPresent()) {
            file.requireIs(key.orElseThrow(file::missing), known.get());
        }
        return key;
    }

    /**
     * Puts a key that came with a backup where the next start looks for it; one that is there already stays.
     *
     * @throws CannotServe when there is another one, or it cannot be written
     */
    static void put(Path path, DataKey key) {
        DataKeyFile file = new DataKeyFile(path);
        try {
            file.requireIs(file.read().orElse(key), key.id());
            file.requireIs(file.make(key), key.id());
        } catch (IOException failed) {
            throw file.unwritable(failed);
        }
    }

    /** Which key the database was sealed with; empty when nothing was yet. */
    static Optional<String> knownId(Store store) {
        return store.read(reading -> reading.site().find(Fact.DATA_KEY_ID));
    }

    private Optional<DataKey> read() {
        try {
            Set<PosixFilePermission> mode = Files.getPosixFilePermissions(path);
            if (!OWNER_ONLY.containsAll(mode)) {
                throw new CannotServe(
                        "The data key in " + path + " has mode " + PosixFilePermissions.toString(mode)
                                + "; keep others from it (chmod 600).",
                        null);
            }
            if (!Files.isRegularFile(path)) {
                // Reading a pipe would wait for ever.
                throw new CannotServe(path + " is no file.", null);
            }
            return Optional.of(parsed());
        } catch (NoSuchFileException notYet) {
            return Optional.empty();
        } catch (IOException failed) {
            throw new CannotServe("The data key in " + path + " cannot be read: " + failed.getMessage() + ".", failed);
        }
    }

    private DataKey parsed() throws IOException {
        try (var in = Files.newInputStream(path)) {
            String text = new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
            return DataKey.parse(text)
                    .orElseThrow(() -> new CannotServe(
                            path + " holds no data key that this version understands; nothing was changed.", null));
        }
    }

    private CannotServe missing() {
        return new CannotServe(
                "The data key of this directory is not in " + path
                        + "; bring the file back, from a copy or from another server on this database.",
                null);
    }

    private void requireIs(DataKey key, String id) {
        if (!id.equals(key.id())) {
            throw new CannotServe(
                    "The data key in " + path + " (" + key.id() + ") is not the one of this directory (" + id
                            + "); bring the right file, from a copy or from another server on this database.",
                    null);
        }
    }

    private DataKey make(SecureRandom random) {
        try {
            return make(DataKey.random(random));
        } catch (IOException failed) {
            throw unwritable(failed);
        }
    }

    private CannotServe unwritable(IOException failed) {
        return new CannotServe("The data key cannot be written to " + path + ": " + failed.getMessage() + ".", failed);
    }

    /** Written aside and then put in place as a whole; of two servers that make it at once, both use the first one's. */
    private DataKey make(DataKey key) throws IOException {
        Path folder = path.toAbsolutePath().getParent();
        Path aside = Files.createTempFile(
                folder, path.getFileName().toString(), ".new", PosixFilePermissions.asFileAttribute(AS_MADE));
        try {
            try (FileChannel channel = FileChannel.open(aside, StandardOpenOption.WRITE)) {
                ByteBuffer line = StandardCharsets.US_ASCII.encode(key.text() + "\n");
                while (line.hasRemaining()) {
                    channel.write(line);
                }
                channel.force(true);
            }
            // A link takes no other's place, as moving would.
            Files.createLink(path, aside);
        } catch (FileAlreadyExistsException another) {
            return parsed();
        } finally {
            Files.delete(aside);
        }
        try (FileChannel entries = FileChannel.open(folder, StandardOpenOption.READ)) {
            entries.force(true);
        }
        return key;
    }
}
