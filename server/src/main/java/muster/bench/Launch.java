package muster.bench;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * How a server is started: as its administrators do, by the script {@code muster}, when this program was started from a
 * built checkout; else by the same Java with the same flags and classes as this process.
 */
record Launch(Path javaHome, List<String> serve) {
    private static final String MAIN_CLASS = "muster.app.Main";
    private static final String BUILT_JAR = "server/target/app/muster-server.jar";

    static Launch likeThisProcess() {
        Path javaHome = Path.of(System.getProperty("java.home"));
        String classes = System.getProperty("java.class.path");
        Path jar = Path.of(classes.split(File.pathSeparator, 2)[0]).toAbsolutePath();
        Path script = jar.resolveSibling("../../../muster").normalize();
        boolean isBuilt = jar.endsWith(BUILT_JAR) && Files.isExecutable(script);
        return new Launch(javaHome, isBuilt ? List.of(script.toString(), "serve") : serve(java(javaHome), classes));
    }

    private static String java(Path home) {
        return home.resolve("bin/java").toString();
    }

    private static List<String> serve(String java, String classes) {
        List<String> command = new ArrayList<>();
        command.add(java);
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(
                classes.endsWith(".jar") && classes.indexOf(File.pathSeparatorChar) < 0
                        ? List.of("-jar", classes)
                        : List.of("-cp", classes, MAIN_CLASS));
        command.add("serve");
        return command;
    }

    ProcessBuilder server(Map<String, String> settings) {
        return process(serve, settings);
    }

    /** Another command of the same program. */
    ProcessBuilder command(Map<String, String> settings, List<String> words) {
        List<String> command = new ArrayList<>(serve.subList(0, serve.size() - 1));
        command.addAll(words);
        return process(command, settings);
    }

    /** Nothing of the caller's settings gets in, so that runs are alike. */
    private ProcessBuilder process(List<String> command, Map<String, String> settings) {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("MUSTER_") && !name.equals("MUSTER_JAVA_OPTS"));
        builder.environment().put("JAVA_HOME", javaHome.toString());
        builder.environment().putAll(settings);
        return builder;
    }

    /** How long the same Java takes to start and end without a program. */
    double bareJavaMillis() throws IOException, InterruptedException {
        long begun = System.nanoTime();
        Process bare = new ProcessBuilder(java(javaHome), "-version")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!bare.waitFor(1, TimeUnit.MINUTES) || bare.exitValue() != 0) {
            bare.destroyForcibly();
            throw new ScenarioFailed(javaHome + "/bin/java -version does not end well");
        }
        return (System.nanoTime() - begun) / 1e6;
    }
}
