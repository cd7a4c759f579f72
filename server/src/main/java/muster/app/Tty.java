package muster.app;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;

/** Whether a terminal is at the other end; Java tells that of input and output together only. */
final class Tty {
    static final int INPUT = 0;
    static final int ERRORS = 2;

    private Tty() {}

    /** @param descriptor as the system numbers them */
    @SuppressWarnings("restricted")
    static boolean isAt(int descriptor) {
        Linker linker = Linker.nativeLinker();
        return linker.defaultLookup()
                .find("isatty")
                .map(symbol -> linker.downcallHandle(
                        symbol, FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT)))
                .filter(isatty -> {
                    try {
                        return (int) isatty.invokeExact(descriptor) == 1;
                    } catch (Throwable unusable) {
                        return false;
                    }
                })
                .isPresent();
    }
}
