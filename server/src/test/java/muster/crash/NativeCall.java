package muster.crash;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/** Functions of the system's library that answer zero when they did what they are asked for. */
final class NativeCall {
    private static final Linker LINKER = Linker.nativeLinker();

    private NativeCall() {}

    static boolean isThere(String function) {
        return find(function).isPresent();
    }

    private static Optional<MemorySegment> find(String function) {
        return LINKER.defaultLookup().find(function);
    }

    static void numbered(String function, int number, MemorySegment memory) {
        call(
                function,
                FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS),
                number,
                memory);
    }

    static void paired(String function, MemorySegment one, MemorySegment other) {
        call(
                function,
                FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS),
                one,
                other);
    }

    @SuppressWarnings("restricted")
    private static void call(String function, FunctionDescriptor shape, Object... arguments) {
        MethodHandle handle = LINKER.downcallHandle(find(function).orElseThrow(), shape);
        try {
            if ((int) handle.invokeWithArguments(arguments) != 0) {
                throw new IllegalStateException(function + " is refused");
            }
        } catch (RuntimeException refused) {
            throw refused;
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
