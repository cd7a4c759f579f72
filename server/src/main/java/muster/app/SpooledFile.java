package muster.app;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * A file that came with a command, kept while the command runs. Its name is taken away as soon as it is open, so that
 * nobody else opens it and nothing of it stays behind, however this process ends.
 */
final class SpooledFile implements AutoCloseable {
    /** Of what comes over the socket. */
    static final long MOST_BYTES = 1L << 30;

    static final String TOO_LARGE = "A file may have up to 1 GiB.";

    private static final String NAME = "command-file-";

    private final FileChannel channel;

    private SpooledFile(FileChannel channel) {
        this.channel = channel;
    }

    /** @param number no other file has at the same time */
    static SpooledFile in(Path folder, long number) throws IOException {
        Path path = folder.resolve(NAME + ProcessHandle.current().pid() + "-" + number);
        return new SpooledFile(FileChannel.open(
                path,
                Set.of(
                        StandardOpenOption.CREATE_NEW,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.DELETE_ON_CLOSE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))));
    }

    /** @throws IOException when it becomes too large, or cannot be kept */
    void add(byte[] bytes) throws IOException {
        if (channel.position() + bytes.length > MOST_BYTES) {
            throw new IOException("The file of a command is larger than " + MOST_BYTES + " bytes");
        }
        ByteBuffer left = ByteBuffer.wrap(bytes);
        while (left.hasRemaining()) {
            channel.write(left);
        }
    }

    InputStream fromStart() throws IOException {
        channel.position(0);
        return Channels.newInputStream(channel);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
