package muster.crash;

import java.lang.foreign.Arena;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Keeps the files of the own process from growing, as {@code ulimit -f} does, and lets them grow again. */
final class FileRoom {
    /** RLIMIT_FSIZE, which is the same on Linux and macOS. */
    private static final int SIZE_OF_FILES = 1;

    private static final MemoryLayout LIMITS = MemoryLayout.structLayout(ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG);

    private FileRoom() {}

    /** @param bytes how long a file may become; negative for as long as it was allowed at the start */
    static void limit(long bytes) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment limits = arena.allocate(LIMITS);
            NativeCall.numbered("getrlimit", SIZE_OF_FILES, limits);
            long most = limits.get(ValueLayout.JAVA_LONG, Long.BYTES);
            limits.set(ValueLayout.JAVA_LONG, 0, bytes < 0 ? most : bytes);
            NativeCall.numbered("setrlimit", SIZE_OF_FILES, limits);
        }
    }
}
