package muster.crash;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Takes from the own process what lets root write where the modes of files forbid it, so that a folder that may not be written
 * is one for root, too. Others do not have that power. It is a thread's, and handed on to the threads that this one starts.
 */
final class RootPower {
    /** Of Linux; other systems have no such calls, and do not run tests as root. */
    private static final int VERSION_3 = 0x2008_0522;

    private static final int OVERRIDING_MODES = 1 << 1;
    /** Two times what is in force, what is allowed and what is handed on to other programs. */
    private static final int WORDS = 6;

    private RootPower() {}

    static void giveUp() {
        if (!NativeCall.isThere("capset")) {
            return;
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment whose = arena.allocate(ValueLayout.JAVA_INT, 2);
            whose.set(ValueLayout.JAVA_INT, 0, VERSION_3);
            MemorySegment powers = arena.allocate(ValueLayout.JAVA_INT, WORDS);
            NativeCall.paired("capget", whose, powers);
            for (int word = 0; word < 3; word++) {
                int before = powers.getAtIndex(ValueLayout.JAVA_INT, word);
                powers.setAtIndex(ValueLayout.JAVA_INT, word, before & ~OVERRIDING_MODES);
            }
            NativeCall.paired("capset", whose, powers);
        }
    }
}
