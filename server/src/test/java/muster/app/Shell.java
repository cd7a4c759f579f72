package muster.app;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs commands as a shell does, on one data folder. */
record Shell(Path data, Map<String, String> environment) {

    /** What the shell is told. */
    record Told(int exit, String out, String err) {}

    static Shell on(Path data) {
        return new Shell(data, Map.of());
    }

    Told run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--data", data.toString()));
        PrintStream out = System.out;
        PrintStream err = System.err;
        var toldOut = new ByteArrayOutputStream();
        var toldErr = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(toldOut, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(toldErr, true, StandardCharsets.UTF_8));
            int exit = Main.run(all.toArray(String[]::new), environment);
            return new Told(exit, toldOut.toString(StandardCharsets.UTF_8), toldErr.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }
}
