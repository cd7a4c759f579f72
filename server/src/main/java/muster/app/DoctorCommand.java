package muster.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import muster.cli.ExitCode;
import muster.directory.AccountQuery;
import muster.directory.Condition;
import muster.directory.Store;
import muster.mail.MailRounds;
import muster.mail.MailWay;
import muster.model.Caller;
import muster.model.EmailAddress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** Looks whether everything that a run needs is in order, without changing anything. */
@Command(
        name = "doctor",
        description = "Look whether settings, data folder and database are in order.",
        footer = {"", "Example:", "  muster doctor --data /srv/muster"})
final class DoctorCommand extends ProgramCommand {
    /** Where among the findings stands that about the settings. */
    private static final int SETTINGS = 1;

    private static final long LEAST_FREE_BYTES = 256L << 20;

    @Option(names = "--json", description = "Answer in JSON.")
    boolean json;

    /** One thing that was looked at. */
    record Finding(String subject, boolean sound, String told) {}

    @Override
    int run(Map<String, String> environment, SettingsOptions options) {
        Logging.onlyWarnings();
        List<Finding> findings = findings(environment, options);
        findings.forEach(this::print);
        return findings.stream().allMatch(Finding::sound) ? ExitCode.DONE : ExitCode.UNAVAILABLE;
    }

    List<Finding> findings(Map<String, String> environment, SettingsOptions options) {
        Path data = options.dataFolder(environment);
        List<Finding> findings = new ArrayList<>();
        findings.add(new Finding("program", true, "muster " + Version.current() + ", Java " + Runtime.version()));
        findings.add(look("settings", () -> {
            Configuration.read(data, environment, options.flags());
            return "read from " + data.resolve(Configuration.SETTINGS_FILE) + " and the environment";
        }));
        if (!Files.isDirectory(data)) {
            findings.add(new Finding("data folder", true, data + " is not there yet; the first start makes it"));
            return findings;
        }
        findings.add(look("data folder", () -> folder(data)));
        findings.add(look("disk", () -> disk(data)));
        if (findings.stream().allMatch(Finding::sound)) {
            findings.add(look("data key", () -> dataKey(data, environment, options)));
        }
        if (findings.stream().allMatch(Finding::sound)) {
            findings.add(look("directory", () -> directory(data, environment, options)));
        }
        if (findings.get(SETTINGS).sound()) {
            findings.add(look(
                    "mail",
                    () -> mail(Configuration.read(data, environment, options.flags())
                            .mail())));
        }
        return findings;
    }

    private static String folder(Path data) throws IOException {
        Optional<String> open = DataFolder.openMode(data);
        if (open.isPresent()) {
            throw new IOException(data + " has mode " + open.get() + "; others can look into it (chmod 700)");
        }
        if (!Files.isWritable(data)) {
            throw new IOException(data + " cannot be written; it belongs to "
                    + Files.getOwner(data).getName());
        }
        return data + ", open to its owner only";
    }

    private static String disk(Path data) throws IOException {
        long free = Files.getFileStore(data).getUsableSpace();
        if (free < LEAST_FREE_BYTES) {
            throw new IOException("only " + (free >> 20) + " MiB are free");
        }
        return (free >> 20) + " MiB are free";
    }

    private static String dataKey(Path data, Map<String, String> environment, SettingsOptions options)
            throws IOException {
        Configuration configuration = Configuration.read(data, environment, options.flags());
        Path file = configuration.dataKeyFile();
        return DataKeyFile.look(file, knownKey(configuration, DataFolder.at(data)))
                .map(_ -> file + ", open to its owner only; keep a copy of it, apart from those of the database")
                .orElse(file + " is not there yet; the first start makes it");
    }

    /** The id of the key that the database needs. A running server tells it, because it may not be the same version. */
    private static Optional<String> knownKey(Configuration configuration, DataFolder folder) throws IOException {
        if (isNotBegun(configuration, folder)) {
            return Optional.empty();
        }
        Optional<DataFolder.Hold> hold = folder.lock();
        if (hold.isEmpty()) {
            return Optional.of(ask(folder, List.of("data-key-id")).strip());
        }
        try (DataFolder.Hold _ = hold.get();
                Store store = OpenDirectory.openStore(configuration, folder, InstantSource.system())) {
            return DataKeyFile.knownId(store);
        }
    }

    /** Opening a database that is not there would make it. */
    private static boolean isNotBegun(Configuration configuration, DataFolder folder) {
        return configuration.database() == null && Files.notExists(folder.database());
    }

    private static String ask(DataFolder folder, List<String> question) throws IOException {
        return ControlSocket.ask(folder.controlSocket(), question, null)
                .filter(answer -> answer.exit() == ExitCode.DONE)
                .map(CommandRun.Answer::out)
                .orElseThrow(() -> new IOException("a server runs on this folder, but does not answer"));
    }

    private static String directory(Path data, Map<String, String> environment, SettingsOptions options)
            throws IOException {
        Configuration configuration = Configuration.read(data, environment, options.flags());
        DataFolder folder = DataFolder.at(data);
        if (isNotBegun(configuration, folder)) {
            return "there is no database yet; the first start makes it";
        }
        Optional<DataFolder.Hold> hold = folder.lock();
        if (hold.isEmpty()) {
            ask(folder, List.of("user", "list", "--limit", "1"));
            return "a server runs on this folder and answers";
        }
        try (DataFolder.Hold _ = hold.get();
                OpenDirectory open = OpenDirectory.open(configuration, folder, new SecureRandom())) {
            open.store().ping();
            boolean setUp = open.directory().admissions().isSetUp();
            long people = open.directory()
                    .accounts()
                    .list(Caller.host("doctor"), new AccountQuery(Condition.EVERYTHING, List.of()), 0, 1)
                    .total();
            return setUp ? "sound, accounts: " + people : "sound, no administrator yet";
        }
    }

    private static String mail(MailConfiguration mail) throws IOException {
        return switch (mail.way()) {
            case MailWay.Off _ -> "none is sent";
            case MailWay.Capture _ -> "captured, and never sent";
            case MailWay.Relay relay -> relay(relay, Objects.requireNonNull(mail.from()));
        };
    }

    private static String relay(MailWay.Relay relay, EmailAddress from) throws IOException {
        String place = relay.host() + ":" + relay.port();
        Optional<String> trouble = MailRounds.troubleWith(relay, from);
        if (trouble.isPresent()) {
            throw new IOException(place + ": " + trouble.get());
        }
        return place + " takes mail from " + from;
    }

    private static Finding look(String subject, Callable<String> check) {
        try {
            return new Finding(subject, true, check.call());
        } catch (Exception unsound) {
            return new Finding(subject, false, String.valueOf(unsound.getMessage()));
        }
    }

    private void print(Finding finding) {
        if (json) {
            System.out.println(JsonMapper.shared()
                    .createObjectNode()
                    .put("subject", finding.subject())
                    .put("sound", finding.sound())
                    .put("told", finding.told()));
        } else {
            System.out.printf("%-5s %-12s %s%n", finding.sound() ? "ok" : "BAD", finding.subject(), finding.told());
        }
    }
}
