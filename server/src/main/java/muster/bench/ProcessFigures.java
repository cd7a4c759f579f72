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

    /** Resident memory in MiB, now. */
    double residentMebibytes() {
        return mebibytes("VmRSS:");
    }

    /** The most that it ever was. */
    double mostResidentMebibytes() {
        return mebibytes("VmHWM:");
    }

    private double mebibytes(String name) {
        try {
            return mebibytes(name, Files.readAllLines(Path.of("/proc", String.valueOf(process.pid()), "status")));
        } catch (IOException elsewhere) {
            throw new ScenarioFailed("the memory of a process is read from /proc, which is not here", elsewhere);
        }
    }

    static double mebibytes(String name, List<String> status) {
        return status.stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(name.length()).replace("kB", "").strip())
                .mapToDouble(kibibytes -> Double.parseDouble(kibibytes) / 1024)
                .findFirst()
                .orElseThrow(() -> new ScenarioFailed("there is no " + name + " in the status of a process"));
    }
}
