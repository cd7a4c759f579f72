package muster.app;

import static muster.testing.fuzz.Target.require;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import muster.testing.fuzz.Target;
import tools.jackson.core.JacksonException;

/** What reads settings, and commands on their way to the server. */
public final class AppTargets {
    private AppTargets() {}

    public static List<Target> all() {
        return List.of(
                Target.ofBytes("app.settings", AppTargets::settings, BadSettings.class)
                        .like(
                                "listen=127.0.0.1:8300\ntrusted-proxies=10.0.0.0/8\nlock-out-failures=5\n# x\n",
                                "public-url=https://muster.example/x\npath-prefix=/x\ncluster-id=zzzzz\nlisten=off\n",
                                "relay=smtps://a:b@mail.example:465\nadmin-username=\\u0061da\nadmin-key=x\nlog-format=json"),
                Target.ofBytes("app.frame", AppTargets::frame, IOException.class)
                        .like("f\0\0\0\2ab", "x\0\0\0\1" + "0", "q\0\1\0\0"),
                Target.ofText("app.command", AppTargets::command, JacksonException.class)
                        .like("{\"arguments\":[\"user\",\"list\"],\"secret\":null,\"file\":false}"));
    }

    private static void settings(byte[] bytes) throws IOException {
        Path folder = Files.createTempDirectory("muster-fuzz");
        Path file = folder.resolve(Configuration.SETTINGS_FILE);
        try {
            Files.write(file, bytes);
            require(Configuration.read(folder, Map.of(), Map.of()) != null, "settings are read");
        } finally {
            Files.delete(file);
            Files.delete(folder);
        }
    }

    private static void frame(byte[] bytes) throws IOException {
        Frame read = Frame.read(new ByteArrayInputStream(bytes));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Frame.write(out, read.kind(), read.bytes(), 0, read.bytes().length);
        require(Arrays.equals(out.toByteArray(), Arrays.copyOf(bytes, out.size())), "a frame has one spelling");
    }

    private static void command(String text) {
        CommandRequest read = CommandRequest.of(text);
        require(CommandRequest.of(read.line()).equals(read), "what is written is read again");
    }
}
