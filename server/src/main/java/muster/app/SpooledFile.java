package muster.app;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;
import muster.cli.GivenFile;

/**
 * A file that came with a command, kept while the command runs. Its name is taken away as soon as it is open, so that
 * nobody else opens it and nothing of it stays behind, however this process ends.
 */
final class SpooledFile implements GivenFile, AutoCloseable {
    /** Of what comes over the socket. */
    static final long MOST_BYTES = 1L << 30;

    static final String TOO_LARGE = "A file may have up to 1 GiB.";

    private static final String NAME = "command-file-";

    private static final int PIECE = 1 << 16;

    private final FileChannel channel;
    private final MessageDigest digest;
    private long size;

    private SpooledFile(FileChannel channel) {
        this.channel = channel;
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
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

    /**
     * Keeps all of this.
     *
     * @throws IOException when it is too large, or cannot be read or kept
     */
    void addAll(InputStream in) throws IOException {
        byte[] part = new byte[PIECE];
        for (int length = in.read(part); length >= 0; length = in.read(part)) {
            add(Arrays.copyOf(part, length));
        }
    }

    /** @throws IOException when it becomes too large, or cannot be kept */
    void add(byte[] bytes) throws IOException {
        if (size + bytes.length > MOST_BYTES) {
            throw new IOException(TOO_LARGE);
        }
        ByteBuffer left = ByteBuffer.wrap(bytes);
        while (left.hasRemaining()) {
            channel.write(left);
        }
        digest.update(bytes);
        size += bytes.length;
    }

    /** Of what was kept so far. */
    @Override
    public String digest() {
        try {
            return HexFormat.of().formatHex(((MessageDigest) digest.clone()).digest());
        } catch (CloneNotSupportedException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public InputStream open() {
        return new BufferedInputStream(new FromStart(), PIECE);
    }

    /** Each has a place of its own in the one file. */
    private final class FromStart extends InputStream {
        private long at;

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] to, int from, int length) throws IOException {
            int read = channel.read(ByteBuffer.wrap(to, from, length), at);
            at += Math.max(0, read);
            return read;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
