package muster.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;

/**
 * Where and when was measured; figures without it mean little.
 *
 * @param load how many threads wanted a core in the minute before; on a machine that is busy otherwise, only ratios count
 */
record Machine(int cores, String processor, String system, String java, String disk, double load, LocalDate date) {

    static Machine here(Path folder) throws IOException {
        return new Machine(
                Runtime.getRuntime().availableProcessors(),
                processorName(),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                System.getProperty("java.vendor.version", System.getProperty("java.vendor")) + " " + Runtime.version(),
                Files.getFileStore(folder).type(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                LocalDate.now(ZoneOffset.UTC));
    }

    private static String processorName() throws IOException {
        Path told = Path.of("/proc/cpuinfo");
        if (!Files.isReadable(told)) {
            return System.getProperty("os.arch");
        }
        return Files.readAllLines(told).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse(System.getProperty("os.arch"));
    }

    @Override
    public String toString() {
        return cores + " cores, " + processor + ", " + system + ", Java " + java + ", data on " + disk + ", load "
                + String.format(Locale.ROOT, "%.1f", load) + " before, " + date;
    }
}
