package muster.backup;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import muster.backup.age.AgeInput;
import muster.backup.age.AgeOutput;
import muster.backup.age.Opener;
import muster.backup.age.Recipient;
import org.jspecify.annotations.Nullable;

/** A backup on a disk. It gets its name when it is whole, and others than its owner cannot read it. */
public final class BackupFile {
    /** What a file is called while it is not whole. */
    private static final String ASIDE = ".part";

    private static final int BEGINNING_BYTES = 64;
    private static final int BUFFER_BYTES = 256 << 10;

    /** Writes what belongs into the file. */
    @FunctionalInterface
    public interface Content<T> {
        T write(OutputStream out) throws IOException;
    }

    private BackupFile() {}

    /**
     * Writes a file that was not there before.
     *
     * @param recipients for whom it is encrypted; empty for a plain one
     * @throws BackupRefused when there is a file of this name
     * @throws IOException when the disk does not take it; nothing is left of it then
     */
    public static <T> T write(Path file, List<? extends Recipient> recipients, SecureRandom random, Content<T> content)
            throws IOException {
        requireFree(file);
        Path aside = file.resolveSibling("." + file.getFileName() + "." + Long.toHexString(random.nextLong()) + ASIDE);
        // For a signal; whoever is killed outright leaves a file that is no backup by its name.
        aside.toFile().deleteOnExit();
        try {
            T result = writeAside(aside, recipients, random, content);
            name(aside, file);
            return result;
        } finally {
            Files.deleteIfExists(aside);
        }
    }

    /**
     * Removes what is left in a folder of backups whose writer was killed.
     *
     * @param beginning of the names of these backups, which nobody is writing now
     */
    public static void removeUnfinished(Path folder, String beginning) throws IOException {
        List<Path> left;
        try (Stream<Path> files = Files.list(folder)) {
            left = files.filter(file -> isUnfinished(file.getFileName().toString(), beginning))
                    .toList();
        }
        for (Path file : left) {
            Files.deleteIfExists(file);
        }
    }

    private static boolean isUnfinished(String name, String beginning) {
        return name.startsWith("." + beginning) && name.endsWith(ASIDE);
    }

    private static <T> T writeAside(
            Path aside, List<? extends Recipient> recipients, SecureRandom random, Content<T> content)
            throws IOException {
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Set<StandardOpenOption> anew = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(aside, anew, ownerOnly)) {
            OutputStream plain = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER_BYTES);
            T result;
            if (recipients.isEmpty()) {
                result = content.write(plain);
            } else {
                AgeOutput sealed = AgeOutput.to(plain, recipients, random);
                result = content.write(sealed);
                sealed.finish();
            }
            plain.flush();
            channel.force(true);
            return result;
        } catch (FileSystemException named) {
            throw named;
        } catch (IOException failed) {
            throw new IOException(aside.getParent() + " does not take the backup: " + failed.getMessage(), failed);
        }
    }

    private static void requireFree(Path file) {
        if (Files.exists(file)) {
            throw new BackupRefused("There is a file " + file + " already; it is left as it is.");
        }
    }

    /** A link takes no other's place, as moving would; not every file system has links. */
    private static void name(Path aside, Path file) throws IOException {
        try {
            Files.createLink(file, aside);
        } catch (FileAlreadyExistsException another) {
            requireFree(file);
        } catch (FileSystemException | UnsupportedOperationException noLinks) {
            requireFree(file);
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
        }
        try (FileChannel entries = FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            entries.force(true);
        }
    }

    /**
     * Opens a backup.
     *
     * @param opener what it was encrypted for; null for none
     * @throws BackupRefused when it is no backup, or it is encrypted and there is no opener, or the other way round
     * @throws IOException when it cannot be read, or does not open
     */
    public static InputStream read(Path file, @Nullable Opener opener) throws IOException {
        InputStream in = opened(file);
        try {
            boolean encrypted = isEncrypted(in);
            if (!encrypted) {
                SealedGzipInput.requireBegun(beginning(in));
            }
            if (encrypted && opener == null) {
                throw new BackupRefused("The backup is encrypted; its passphrase or identity is needed.");
            }
            if (!encrypted && opener != null) {
                throw new BackupRefused("The backup is not encrypted, although a secret is given for it; "
                        + "make sure that it is the one you mean, and leave the secret out.");
            }
            return opener == null ? in : AgeInput.of(in, opener);
        } catch (IOException | RuntimeException failed) {
            in.close();
            throw failed;
        }
    }

    /** Whether a passphrase or an identity is needed to open it. */
    public static boolean isEncrypted(Path file) throws IOException {
        try (InputStream in = opened(file)) {
            return isEncrypted(in);
        }
    }

    private static InputStream opened(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new BackupRefused(file + " is a folder; a backup is one file.");
        }
        return new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES);
    }

    private static boolean isEncrypted(InputStream in) throws IOException {
        return AgeInput.isBegunBy(beginning(in));
    }

    private static byte[] beginning(InputStream in) throws IOException {
        in.mark(BEGINNING_BYTES);
        byte[] beginning = in.readNBytes(BEGINNING_BYTES);
        in.reset();
        return beginning;
    }
}
