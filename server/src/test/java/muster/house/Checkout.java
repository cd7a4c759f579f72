package muster.house;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A copy of the repository's scripts in a folder with a blank in its name, with small shell scripts in place of Java and
 * Maven. Its PATH holds what the scripts call and nothing else.
 */
final class Checkout {
    /** Tells its process and its arguments; notes its environment when it is trained, and can be made to succeed then. */
    private static final String JAVA = """
            #!/bin/sh
            here=$(dirname "$0")
            for each in "$@"; do
                case $each in
                    org.sqlite.util.OSInfo) exit 1 ;;
                    -XX:AOTCacheOutput=*)
                        env >"$here/trained.with"
                        if [ -e "$here/trainable" ]; then echo cache >"${each#*=}"; fi
                        exit 1 ;;
                esac
            done
            echo "process $$ in $(pwd)"
            for each in "$@"; do echo "argument $each"; done
            """;

    private static final String MAVEN_BUILDS = """
            echo build >>"$0.calls"
            sleep 0.3
            mkdir -p server/target/stage/lib
            echo jar >server/target/stage/muster-server.jar
            """;

    private static final List<String> TOOLS = List.of(
            "awk cat chmod curl dirname env find flock grep mkdir mktemp mv od readlink rm rmdir sed sleep tail tr uname"
                    .split(" "));

    final Path root;
    final Path tools;
    private final Path parent;

    Checkout(Path folder) throws IOException {
        parent = folder;
        root = Files.createDirectories(folder.resolve("a checkout"));
        tools = Files.createDirectories(folder.resolve("tools"));
        for (String script :
                List.of("muster", "check", "build/common.sh", "build/application.sh", "build/chromium.sh")) {
            Path copy = root.resolve(script);
            Files.createDirectories(copy.getParent());
            Files.copy(TextFile.ROOT.resolve(script), copy);
            executable(copy);
        }
        write("pom.xml", "<project/>\n");
        write("server/pom.xml", "<project/>\n");
        write("server/src/main/java/Main.java", "class Main {}\n");
        for (String tool : TOOLS) {
            Optional<Path> found = onPath(tool);
            if (found.isPresent()) {
                executable(Files.writeString(tools.resolve(tool), "#!/bin/sh\nexec '" + found.get() + "' \"$@\"\n"));
            }
        }
    }

    Path jdk(String version) throws IOException {
        Path jdk = Files.createDirectories(parent.resolve("jdks/jdk " + version));
        Files.createDirectories(jdk.resolve("bin"));
        Files.writeString(
                jdk.resolve("release"),
                "JAVA_RUNTIME_VERSION=\"" + version + "+1\"\nJAVA_VERSION=\"" + version + "\"\n");
        for (String program : List.of("java", "javac", "jar")) {
            executable(Files.writeString(jdk.resolve("bin").resolve(program), JAVA));
        }
        return jdk;
    }

    void mavenBuilds() throws IOException {
        mavenDoes(MAVEN_BUILDS);
    }

    void mavenDoes(String script) throws IOException {
        tool("mvn", script);
    }

    /** Puts a shell script on the PATH. */
    void tool(String name, String script) throws IOException {
        executable(Files.writeString(tools.resolve(name), "#!/bin/sh\n" + script));
    }

    int builds() throws IOException {
        Path calls = tools.resolve("mvn.calls");
        return Files.exists(calls) ? Files.readAllLines(calls).size() : 0;
    }

    void write(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /** Starts a script from another folder, with these variables and the PATH alone. */
    Process start(Map<String, String> environment, String script, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(root.resolve(script).toString()));
        command.addAll(Arrays.asList(arguments));
        var builder = new ProcessBuilder(command).directory(parent.toFile()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().put("PATH", tools.toString());
        builder.environment().putAll(environment);
        return builder.start();
    }

    Ended run(Map<String, String> environment, String script, String... arguments)
            throws IOException, InterruptedException {
        return end(start(environment, script, arguments));
    }

    static Ended end(Process process) throws IOException, InterruptedException {
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        return new Ended(process.pid(), process.waitFor(), output);
    }

    private static Optional<Path> onPath(String tool) {
        return Stream.of(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, tool))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static void executable(Path file) {
        if (!file.toFile().setExecutable(true)) {
            throw new IllegalStateException(file + " cannot be made executable");
        }
    }

    /** A script that has run, with all that it wrote. */
    record Ended(long process, int code, String output) {}
}
