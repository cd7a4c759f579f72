package muster.app;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import muster.cli.ExitCode;
import muster.cli.Syncs;
import muster.directory.Directory;
import muster.directory.Portrayal;
import muster.directory.Vault;
import muster.far.FarTrouble;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Repeated pulls and pushes, a file each in the data folder of the server that runs them: where several servers share a database,
 * each repeats what was given to it, and nothing runs twice. Secrets are sealed with the data key.
 */
final class SyncFolder implements Syncs {
    private static final String SETTINGS = ".json";
    private static final String REPORT = ".report";
    private static final String CONTEXT = "secret of the sync ";

    private final Path folder;
    private final Vault vault;
    private final Directory directory;
    private final Supplier<List<Portrayal>> portrayals;
    private final InstantSource clock;
    private final Set<String> running = ConcurrentHashMap.newKeySet();
    private volatile BooleanSupplier goesOn = () -> true;

    SyncFolder(
            Path folder, Vault vault, Directory directory, Supplier<List<Portrayal>> portrayals, InstantSource clock) {
        this.folder = folder;
        this.vault = vault;
        this.directory = directory;
        this.portrayals = portrayals;
        this.clock = clock;
    }

    /** What is running ends after what it is doing, and the next run goes on from there. */
    void stop() {
        goesOn = () -> false;
    }

    @Override
    public List<Sync> all() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(SETTINGS))
                    .map(name -> name.substring(0, name.length() - SETTINGS.length()))
                    .sorted()
                    .flatMap(name -> find(name).stream())
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public Optional<Sync> find(String name) {
        return read(name).map(kept -> sync(name, kept));
    }

    private Path file(String name, String ending) {
        Path file = folder.resolve(name + ending).normalize();
        if (!folder.equals(file.getParent())) {
            throw new FarTrouble("There is no sync " + name + ".");
        }
        return file;
    }

    private Optional<JsonNode> read(String name) {
        Path file = file(name, SETTINGS);
        try {
            return Files.isRegularFile(file)
                    ? Optional.of(JsonMapper.shared().readTree(Files.readString(file)))
                    : Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Sync sync(String name, JsonNode kept) {
        List<String> command = new ArrayList<>();
        kept.required("command").forEach(word -> command.add(word.asString()));
        JsonNode last = kept.path("last");
        return new Sync(
                name,
                Duration.parse(kept.required("every").asString()),
                command,
                Instant.parse(kept.required("added_at").asString()),
                last.isObject()
                        ? new Last(
                                Instant.parse(last.required("at").asString()),
                                last.required("exit").asInt(),
                                last.required("sentence").asString())
                        : null);
    }

    @Override
    public synchronized void add(Sync sync, String secret) {
        if (find(sync.name()).isPresent()) {
            throw new FarTrouble("There is a sync " + sync.name() + " already; remove it first.");
        }
        write(sync, vault.seal(CONTEXT + sync.name(), secret));
    }

    private void write(Sync sync, String sealed) {
        ObjectNode kept = JsonMapper.shared()
                .createObjectNode()
                .put("every", sync.every().toString())
                .put("added_at", sync.addedAt().toString())
                .put("secret", sealed);
        ArrayNode command = kept.putArray("command");
        sync.command().forEach(command::add);
        Last last = sync.last();
        if (last != null) {
            kept.putObject("last")
                    .put("at", last.at().toString())
                    .put("exit", last.exit())
                    .put("sentence", last.sentence());
        }
        replace(file(sync.name(), SETTINGS), kept.toString());
    }

    /** Whole or not at all, also when the power fails, and for the owner alone. */
    private void replace(Path file, String text) {
        try {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Path aside = Files.createTempFile(
                    folder,
                    "sync",
                    ".part",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(aside, text, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public synchronized boolean remove(String name) {
        try {
            Files.deleteIfExists(file(name, REPORT));
            return Files.deleteIfExists(file(name, SETTINGS));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public String report(String name) {
        Path file = file(name, REPORT);
        try {
            return Files.isRegularFile(file) ? Files.readString(file) : "";
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public int run(String name, List<String> more, boolean keeps, OutputStream out) {
        if (!running.add(name)) {
            throw new FarTrouble("The sync " + name + " is running.");
        }
        try {
            JsonNode kept = read(name).orElseThrow(() -> new FarTrouble("There is no sync " + name + "."));
            Sync sync = sync(name, kept);
            String sealed = kept.required("secret").asString();
            SyncAnswer answer = new SyncAnswer(out, goesOn);
            int exit = run(sync, more, sealed, answer);
            if (keeps) {
                keep(sync, sealed, new Last(clock.instant(), exit, answer.lastLine()), answer.report());
            }
            return exit;
        } finally {
            running.remove(name);
        }
    }

    /** What was removed meanwhile stays so, and another one of its name is left alone: each seal is another text. */
    private synchronized void keep(Sync sync, String sealed, Last last, String report) {
        boolean isTheSame = read(sync.name())
                .filter(kept -> kept.required("secret").asString().equals(sealed))
                .isPresent();
        if (isTheSame) {
            replace(file(sync.name(), REPORT), report);
            write(new Sync(sync.name(), sync.every(), sync.command(), sync.addedAt(), last), sealed);
        }
    }

    private static List<String> arguments(Sync sync, List<String> more) {
        List<String> arguments = new ArrayList<>(sync.command());
        arguments.addAll(more);
        arguments.add("--yes");
        return arguments;
    }

    private int run(Sync sync, List<String> more, String sealed, SyncAnswer answer) {
        Optional<String> secret = vault.open(CONTEXT + sync.name(), sealed);
        if (secret.isEmpty()) {
            answer.err("The secret was sealed with another data key; remove the sync, and add it again.\n");
            return ExitCode.UNAVAILABLE;
        }
        return CommandRun.run(
                directory, portrayals, arguments(sync, more), secret.get(), null, answer, "sync-" + sync.name());
    }
}
