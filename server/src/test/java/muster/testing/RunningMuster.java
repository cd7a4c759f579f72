package muster.testing;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import muster.app.Application;
import muster.app.Configuration;
import tools.jackson.databind.JsonNode;

/** The whole application on a free port, with a data folder of its own that is gone when it is closed. */
public final class RunningMuster implements AutoCloseable {
    public static final String ADMINISTRATOR_USERNAME = "iris";
    public static final String ADMINISTRATOR_PASSWORD = "an iris in the greenhouse";
    public static final String ADMINISTRATOR_KEY = "irisirisirisirisirisirisirisirisirisirisirisiris42";

    private static final Map<String, String> FIRST_ADMINISTRATOR = Map.of(
            "MUSTER_ADMIN_USERNAME",
            ADMINISTRATOR_USERNAME,
            "MUSTER_ADMIN_EMAIL",
            "iris@lab.example",
            "MUSTER_ADMIN_PASSWORD",
            ADMINISTRATOR_PASSWORD,
            "MUSTER_ADMIN_FIRST_NAME",
            "Iris",
            "MUSTER_ADMIN_LAST_NAME",
            "Berg",
            "MUSTER_ADMIN_KEY",
            ADMINISTRATOR_KEY);

    private final Path folder;
    private final URI url;
    private final Runnable stop;

    private RunningMuster(Map<String, String> environment, List<String> settings) {
        folder = dataFolder(settings);
        Map<String, String> all = new HashMap<>(environment);
        all.put("MUSTER_LISTEN", "127.0.0.1:0");
        Application application = Application.start(Configuration.read(folder, all, Map.of()));
        url = application.uris().getFirst();
        stop = application::close;
    }

    private RunningMuster(MusterProcess process) {
        folder = process.folder();
        url = process.url();
        stop = process::kill;
    }

    private static Path dataFolder(List<String> settings) {
        try {
            Path folder = Files.createTempDirectory("muster-test");
            Files.write(folder.resolve("muster.properties"), settings);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Shared {
        private static final RunningMuster SERVER = with();

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(SERVER::close));
        }
    }

    /** The one server with the default settings that tests share; it lives as long as the tests run. */
    public static RunningMuster shared() {
        return Shared.SERVER;
    }

    /** A server with these lines in its settings file, and a first administrator who has a key. */
    public static RunningMuster with(String... settings) {
        return new RunningMuster(FIRST_ADMINISTRATOR, List.of(settings));
    }

    /** A server as {@link #with} makes it, with something more in its environment. */
    public static RunningMuster inEnvironment(Map<String, String> environment) {
        Map<String, String> all = new HashMap<>(FIRST_ADMINISTRATOR);
        all.putAll(environment);
        return new RunningMuster(all, List.of());
    }

    /** A process of its own, which can be killed and started again; the lines are those of its settings file. */
    public static MusterProcess process(String... settings) {
        return process(_ -> List.of(), settings);
    }

    /** @param javaOptions what else the Java machine is told, by the data folder */
    public static MusterProcess process(Function<Path, List<String>> javaOptions, String... settings) {
        Path folder = dataFolder(List.of(settings));
        return new MusterProcess(folder, FIRST_ADMINISTRATOR, javaOptions.apply(folder));
    }

    /** A process as {@link #process} makes it, with something more in its environment. */
    public static MusterProcess processIn(Map<String, String> environment, String... settings) {
        Map<String, String> all = new HashMap<>(FIRST_ADMINISTRATOR);
        all.putAll(environment);
        return new MusterProcess(dataFolder(List.of(settings)), all, List.of());
    }

    /** The server that runs in a process. */
    static RunningMuster in(MusterProcess process) {
        return new RunningMuster(process);
    }

    /** A server in which nobody has an account. */
    public static RunningMuster empty(Map<String, String> environment, String... settings) {
        return new RunningMuster(environment, List.of(settings));
    }

    public URI url() {
        return url;
    }

    /** The secret of a new key, made at the host as {@code ./muster key create} makes it. */
    public String keyFor(String username, String... options) {
        List<String> arguments = new ArrayList<>(List.of("key", "create", username, "--label", "from the host"));
        arguments.addAll(List.of(options));
        return command(arguments.toArray(String[]::new)).strip();
    }

    /** What a command at the host prints, such as {@code user rank ada manager}. */
    public String command(String... arguments) {
        return ask(Json.object("arguments", arguments));
    }

    /** What a command prints that reads this secret from its standard input. */
    public String commandWith(String secret, String... arguments) {
        return ask(Json.object("arguments", arguments, "secret", secret));
    }

    /** What a command prints that works on this file, named as any or as {@code -}. */
    public String commandOn(byte[] file, String... arguments) {
        return ask(Json.object("arguments", arguments, "file", true), framed(file));
    }

    private static byte[] framed(byte[] file) {
        ByteBuffer frames = ByteBuffer.allocate(file.length + 10);
        return frames.put((byte) 'f')
                .putInt(file.length)
                .put(file)
                .put((byte) 'f')
                .putInt(0)
                .array();
    }

    private String ask(JsonNode command) {
        return ask(command, new byte[0]);
    }

    private String ask(JsonNode command, byte[] file) {
        return asked(command, file).out();
    }

    private Told asked(JsonNode command, byte[] file) {
        UnixDomainSocketAddress address = UnixDomainSocketAddress.of(folder.resolve("control.socket"));
        try (SocketChannel channel = SocketChannel.open(address)) {
            var out = Channels.newOutputStream(channel);
            out.write((command + "\n").getBytes(StandardCharsets.UTF_8));
            out.write(file);
            return told(new DataInputStream(Channels.newInputStream(channel)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the shell is told. */
    public record Told(int exit, String out, String err) {}

    /** The same as {@link #commandWith} with all that the shell is told. */
    public Told toldWith(String secret, String... arguments) {
        return asked(Json.object("arguments", arguments, "secret", secret), new byte[0]);
    }

    /** What is printed comes in pieces: a letter for the kind, the length, the bytes; the last one is the exit code. */
    private static Told told(DataInputStream in) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        while (true) {
            int kind = in.readUnsignedByte();
            byte[] bytes = in.readNBytes(in.readInt());
            switch (kind) {
                case 'o' -> out.write(bytes);
                case 'e' -> err.write(bytes);
                case 'q' -> throw new AssertionError("nobody answers: " + new String(bytes, StandardCharsets.UTF_8));
                case 'x' -> {
                    int exit = Integer.parseInt(new String(bytes, StandardCharsets.UTF_8));
                    return new Told(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
                }
                default -> {}
            }
        }
    }

    @Override
    public void close() {
        stop.run();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
