package muster.crash;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/** Keeps the files of the own process from growing, as {@code ulimit -f} does, and lets them grow again. */
final class FileRoom {
    /** RLIMIT_FSIZE, which is the same on Linux and macOS. */
    private static final int SIZE_OF_FILES = 1;

    private static final MemoryLayout LIMITS = MemoryLayout.structLayout(ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG);
    private static final FunctionDescriptor SHAPE =
            FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS);

    private FileRoom() {}

    /** @param bytes how long a file may become; negative for as long as it was allowed at the start */
    static void limit(long bytes) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment limits = arena.allocate(LIMITS);
            call("getrlimit", limits);
            long most = limits.get(ValueLayout.JAVA_LONG, Long.BYTES);
            limits.set(ValueLayout.JAVA_LONG, 0, bytes < 0 ? most : bytes);
            call("setrlimit", limits);
        }
    }

    @SuppressWarnings("restricted")
    private static void call(String function, MemorySegment limits) {
        Linker linker = Linker.nativeLinker();
        MethodHandle handle =
                linker.downcallHandle(linker.defaultLookup().find(function).orElseThrow(), SHAPE);
        try {
            if ((int) handle.invokeExact(SIZE_OF_FILES, limits) != 0) {
                throw new IllegalStateException(function + " is refused");
            }
        } catch (RuntimeException refused) {
            throw refused;
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
