package muster.crash;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.ProtectionDomain;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Halts a process at a {@link WriteBoundary}, sets its clock and takes room or power from it, as lines at its standard input say. It
 * writes calls of itself into the classes of the program while they are loaded, so that the program needs to know nothing of it.
 */
public final class CrashAgent {
    /** With this code a process ends that was halted at a boundary. */
    static final int HALTED = 77;

    private static final ClassDesc SELF = CrashAgent.class.describeConstable().orElseThrow();
    private static final ClassDesc CLOCK =
            SteeredClock.class.describeConstable().orElseThrow();
    private static final ClassDesc INSTANTS = ClassDesc.of("java.time.InstantSource");

    private static final AtomicInteger PASSES_LEFT = new AtomicInteger();
    private static volatile @Nullable WriteBoundary end;
    private static volatile String database = "";

    private CrashAgent() {}

    /** @param arguments the data folder, and behind a comma the first line if there is one */
    public static void premain(String arguments, Instrumentation instrumentation) {
        int comma = arguments.indexOf(',');
        Path folder = Path.of(comma < 0 ? arguments : arguments.substring(0, comma));
        database = "jdbc:sqlite:" + folder.resolve("muster.db");
        if (comma >= 0) {
            obey(arguments.substring(comma + 1));
        }
        instrumentation.addTransformer(new Rewriting());
        Thread.ofPlatform().name("crash-agent").daemon().start(() -> listen(folder.resolve("steered")));
    }

    private static void listen(Path answer) {
        Path aside = answer.resolveSibling("steered.new");
        try (var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                obey(line);
                Files.move(Files.writeString(aside, line), answer, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static void obey(String line) {
        String[] words = line.split(" ", -1);
        switch (words[0]) {
            case "halt" -> {
                PASSES_LEFT.set(Integer.parseInt(words[2]));
                end = WriteBoundary.valueOf(words[1]);
            }
            case "clock" -> SteeredClock.goAheadBy(Duration.parse(words[1]));
            case "room" -> {
                load();
                FileRoom.limit(Long.parseLong(words[1]));
            }
            case "powerless" -> RootPower.giveUp();
            default -> throw new IllegalArgumentException(line);
        }
    }

    /** The driver unpacks its library into the folder of temporary files first, and that is to have room. */
    private static void load() {
        try {
            DriverManager.getConnection("jdbc:sqlite::memory:").close();
        } catch (SQLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Called by the program at each boundary that it passes. */
    public static void reached(int boundary) {
        WriteBoundary expected = end;
        if (expected == null || expected.ordinal() != boundary || PASSES_LEFT.decrementAndGet() > 0) {
            return;
        }
        if (expected == WriteBoundary.DURING_A_CHECKPOINT) {
            Thread.ofPlatform().daemon().start(CrashAgent::checkpoint);
            sleepLessThanAMillisecond();
        }
        Runtime.getRuntime().halt(HALTED);
    }

    private static void checkpoint() {
        try (var connection = DriverManager.getConnection(database);
                var statement = connection.createStatement()) {
            statement.execute("pragma wal_checkpoint(passive)");
        } catch (SQLException unimportant) {
            Runtime.getRuntime().halt(HALTED);
        }
    }

    /** Opening the file takes about a millisecond, carrying the log over some more. */
    private static void sleepLessThanAMillisecond() {
        long until = System.nanoTime() + 500_000 + Math.floorMod(System.nanoTime(), 4_000_000);
        while (System.nanoTime() < until) {
            Thread.onSpinWait();
        }
    }

    /** Writes the calls in. */
    private static final class Rewriting implements ClassFileTransformer {
        @Override
        public byte @Nullable [] transform(
                @Nullable ClassLoader loader,
                @Nullable String name,
                @Nullable Class<?> redefined,
                @Nullable ProtectionDomain domain,
                byte[] bytes) {
            if (name == null || !isRewritten(name)) {
                return null;
            }
            List<WriteBoundary> boundaries = Arrays.stream(WriteBoundary.values())
                    .filter(each -> each.isIn(name))
                    .toList();
            boolean asksTheTime = name.startsWith("muster/app/");
            return boundaries.isEmpty() && !asksTheTime ? null : rewritten(bytes, boundaries);
        }

        /** The driver is rewritten because migrations run their statements without the program. */
        private static boolean isRewritten(String name) {
            return name.startsWith("muster/") && !name.startsWith("muster/crash/")
                    || name.startsWith("org/sqlite/jdbc3/");
        }

        private static byte[] rewritten(byte[] bytes, List<WriteBoundary> boundaries) {
            ClassModel model = ClassFile.of().parse(bytes);
            ClassTransform transform = (builder, element) -> {
                if (element instanceof MethodModel method) {
                    builder.transformMethod(
                            method,
                            MethodTransform.transformingCode(
                                    new Calls(boundaries, method.methodName().stringValue())));
                } else {
                    builder.with(element);
                }
            };
            return ClassFile.of().transformClass(model, transform);
        }
    }

    /** The calls of one method. */
    private record Calls(List<WriteBoundary> boundaries, String method) implements CodeTransform {
        private static final MethodTypeDesc REACHED = MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_int);

        @Override
        public void atStart(CodeBuilder code) {
            call(code, each -> each.isAt(method, WriteBoundary.Side.ENTRY));
        }

        @Override
        public void accept(CodeBuilder code, CodeElement element) {
            if (element instanceof ReturnInstruction) {
                call(code, each -> each.isAt(method, WriteBoundary.Side.EXIT));
            }
            if (element instanceof InvokeInstruction asked
                    && asked.owner().asSymbol().equals(INSTANTS)
                    && asked.name().equalsString("system")) {
                code.invokestatic(CLOCK, "system", MethodTypeDesc.of(INSTANTS));
            } else {
                code.with(element);
            }
        }

        private void call(CodeBuilder code, Predicate<WriteBoundary> which) {
            boundaries.stream()
                    .filter(which)
                    .forEach(each -> code.loadConstant(each.ordinal()).invokestatic(SELF, "reached", REACHED));
        }
    }
}
