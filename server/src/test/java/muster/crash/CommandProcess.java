package muster.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import muster.app.Main;

/** A command of the program in a process of its own, under the agent. */
record CommandProcess(Path data) {

    /** What is left of it. */
    record Ended(int exit, String said) {}

    Ended run(String... arguments) throws IOException, InterruptedException {
        return run(List.of(), arguments);
    }

    /** Has it end at the first passing of the boundary, or a later one. */
    Ended haltedAt(WriteBoundary boundary, int passing, String... arguments) throws IOException, InterruptedException {
        return told("halt " + boundary + " " + passing, arguments);
    }

    /** Has the agent do this before the program begins. */
    Ended told(String line, String... arguments) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(data.resolveSibling("agent"));
        return run(List.of(CrashRounds.withAgent(folder).getFirst() + "," + line), arguments);
    }

    private Ended run(List<String> javaOptions, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED"));
        command.addAll(javaOptions);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--data", data.toString()));
        Path said = data.resolveSibling("said");
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("MUSTER_"));
        int exit = builder.redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start()
                .waitFor();
        return new Ended(exit, Files.readString(said));
    }
}
