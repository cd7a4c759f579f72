package muster.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/** How often a second the disk itself can make something durable, one after the other. */
final class DiskFloor {
    private static final int BLOCK_IN_BYTES = 4096;
    private static final Duration TIME = Duration.ofSeconds(1);

    private DiskFloor() {}

    static double appendsPerSecond(Path parent) throws IOException {
        try (TemporaryFolder folder = TemporaryFolder.in(parent);
                FileChannel file = FileChannel.open(
                        folder.path().resolve("floor"), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer block = ByteBuffer.allocateDirect(BLOCK_IN_BYTES);
            long begun = System.nanoTime();
            long elapsed = 0;
            for (int count = 1; ; count++) {
                block.clear();
                while (block.hasRemaining()) {
                    file.write(block);
                }
                file.force(false);
                elapsed = System.nanoTime() - begun;
                if (elapsed >= TIME.toNanos()) {
                    return count * 1e9 / elapsed;
                }
            }
        }
    }
}
