package muster.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** What the operating system tells about a process. */
record ProcessFigures(ProcessHandle process) {

    static ProcessFigures ofThisProcess() {
        return new ProcessFigures(ProcessHandle.current());
    }

    Duration processorTime() {
        return process.info()
                .totalCpuDuration()
                .orElseThrow(() -> new ScenarioFailed("the system does not tell the processor time of a process"));
    }

    /** What the process has written to disks so far, in KiB. */
    double writtenKibibytes() {
        return number("write_bytes:", lines("io")) / 1024;
    }

    /** Resident memory in MiB, now. */
    double residentMebibytes() {
        return number("VmRSS:", lines("status")) / 1024;
    }

    /** The most that it ever was. */
    double mostResidentMebibytes() {
        return number("VmHWM:", lines("status")) / 1024;
    }

    private List<String> lines(String name) {
        try {
            return Files.readAllLines(Path.of("/proc", String.valueOf(process.pid()), name));
        } catch (IOException elsewhere) {
            throw new ScenarioFailed(
                    "memory and disk use of a process are read from /proc, which is not here", elsewhere);
        }
    }

    static double number(String name, List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(name.length()).replace("kB", "").strip())
                .mapToDouble(Double::parseDouble)
                .findFirst()
                .orElseThrow(() -> new ScenarioFailed("there is no " + name + " among what the system tells"));
    }
}
