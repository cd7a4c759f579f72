package muster.app;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** How long this Java has been running. What the launcher did before, such as building, does not count. */
final class ProcessAge {
    private static final long MILLIS_PER_TICK = 10;

    /** Of what follows the program's name, which ends in the last parenthesis: the 22nd field of the whole line. */
    private static final int START_FIELD = 19;

    private ProcessAge() {}

    /** Asked on the main thread, with which Java begins. */
    static long millis() {
        try {
            return fromLinux(
                    Files.readString(Path.of("/proc/thread-self/stat")), Files.readString(Path.of("/proc/uptime")));
        } catch (IOException | RuntimeException otherSystem) {
            long now = System.currentTimeMillis();
            // Right everywhere, but its classes would be a good part of the start.
            return now - ManagementFactory.getRuntimeMXBean().getStartTime();
        }
    }

    /**
     * @param stat of the thread, which tells its start in ticks since the system's
     * @param uptime of the system, which begins with seconds
     * @throws IllegalArgumentException when they do not belong together, as in some containers
     */
    static long fromLinux(String stat, String uptime) {
        List<String> fields = List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" "));
        long started = Long.parseLong(fields.get(START_FIELD)) * MILLIS_PER_TICK;
        long now = Math.round(Double.parseDouble(uptime.substring(0, uptime.indexOf(' '))) * 1_000);
        if (now < started) {
            throw new IllegalArgumentException("A thread cannot have begun after now");
        }
        return now - started;
    }
}
