package muster.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import muster.crash.Person.Credential;
import muster.crash.Person.Facts;
import muster.testing.Eventually;
import muster.testing.MusterProcess;
import muster.testing.RunningMuster;
import org.jspecify.annotations.Nullable;

/** A busy server that is killed round after round on one folder, and looked through after each. */
public final class CrashRounds implements AutoCloseable {
    /** At these the ordinary load of the clients arrives. */
    static final List<WriteBoundary> UNDER_LOAD = Stream.of(WriteBoundary.values())
            .filter(each -> each.compareTo(WriteBoundary.BETWEEN_SLICES_OF_A_PLAN) <= 0)
            .toList();

    private static final int CLIENTS = 6;
    private static final int LOOKED_AT_AGAIN = 12;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Random random;
    private final MusterProcess process;
    private final CrashSite site;
    private final StoreLook look;
    private final List<CrashClient> clients = new ArrayList<>();
    private final List<CrashLoad> loads;
    private final Map<WriteBoundary, Integer> met = new EnumMap<>(WriteBoundary.class);
    private final List<String> deviations = new ArrayList<>();
    private long changesLookedAt;
    private long accountsLookedAt;
    private int inFlight;
    private int rounds;

    /**
     * The long run: upgrades of every earlier schema, then every boundary in turn, and as many moments at random.
     *
     * @param arguments how many rounds, and the seed if it is not to be one of its own
     */
    public static void main(String[] arguments) {
        int wanted = Integer.parseInt(arguments[0]);
        long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : System.nanoTime();
        System.out.println("seed " + seed);
        System.out.println(CrashUpgrades.of(new Random(seed)));
        try (CrashRounds run = new CrashRounds(seed)) {
            for (int i = 0; i < wanted && run.deviations.isEmpty(); i++) {
                if (i % 2 == 0) {
                    run.killAtRandom();
                } else {
                    run.haltAt(UNDER_LOAD.get(i / 2 % UNDER_LOAD.size()));
                }
                if (i % 10 == 9) {
                    System.out.println(run.summary());
                }
            }
            run.deviations.forEach(System.out::println);
            System.out.println(run.met);
            System.out.println(run.summary());
            if (!run.deviations.isEmpty()) {
                throw new IllegalStateException("not everything is as it was acknowledged");
            }
        }
    }

    CrashRounds(long seed) {
        random = new Random(seed);
        process = RunningMuster.process(
                CrashRounds::withAgent, "mail=capture", "trusted-proxies=127.0.0.1", "cluster-id=must1");
        site = new CrashSite(process.server());
        look = new StoreLook(process.folder());
        for (int i = 0; i < CLIENTS; i++) {
            clients.add(new CrashClient(site, random.nextLong()));
        }
        loads = List.of(
                new CrashImport(site.server()),
                new CrashPlan(site.own()),
                new CrashMerge(site, look, random.nextLong()));
    }

    /** The agent's jar has nothing but its name: the class is on the path of classes. */
    static List<String> withAgent(Path folder) {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", CrashAgent.class.getName());
        Path jar = folder.resolve("agent.jar");
        try {
            new JarOutputStream(Files.newOutputStream(jar), manifest).close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.of("-javaagent:" + jar + "=" + folder);
    }

    /** Lets clients work, has the process end at the boundary, starts it again and looks. */
    void haltAt(WriteBoundary boundary) {
        look.endLeases();
        process.say("halt " + boundary + " " + (1 + random.nextInt(isRare(boundary) ? 2 : 150)));
        round(() -> {
            Eventually.holds("the process ends at " + boundary, PATIENCE, () -> !process.isRunning());
            assertThat(process.exitCode()).as(boundary.toString()).isEqualTo(CrashAgent.HALTED);
            met.merge(boundary, 1, Integer::sum);
        });
    }

    private static boolean isRare(WriteBoundary boundary) {
        return boundary.compareTo(WriteBoundary.WHILE_EVENTS_ARE_SEALED) >= 0;
    }

    /** Lets clients work, kills the process at some moment, starts it again and looks. */
    void killAtRandom() {
        int millis = 100 + random.nextInt(1_900);
        round(() -> {
            Eventually.pause(Duration.ofMillis(millis));
            process.kill();
        });
    }

    private void round(Runnable ending) {
        rounds++;
        long before = acknowledged();
        List<Thread> threads = new ArrayList<>();
        clients.forEach(client -> threads.add(Thread.ofPlatform().start(client::work)));
        loads.forEach(load -> threads.add(Thread.ofPlatform().start(load::work)));
        ending.run();
        threads.forEach(CrashRounds::join);
        process.startAgain();
        lookThrough();
        changesLookedAt += acknowledged() - before;
    }

    private long acknowledged() {
        return loads.stream().mapToLong(CrashLoad::acknowledged).sum()
                + clients.stream().mapToLong(CrashClient::acknowledged).sum();
    }

    static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void lookThrough() {
        look.faults().forEach(fault -> deviates("the file", fault));
        String ledger = site.server().command("ledger", "verify");
        if (!ledger.contains("sound")) {
            deviates("the ledger", ledger);
        }
        Map<String, StoreLook.Row> accounts = look.accounts(site.group());
        for (CrashClient client : clients) {
            client.wrong().forEach(wrong -> deviates("an answer", wrong));
            client.wrong().clear();
            client.people().forEach(person -> compare(person, accounts));
            doors(client.people());
        }
        for (CrashLoad load : loads) {
            load.deviations(accounts).forEach(each -> deviates(load.getClass().getSimpleName(), each));
        }
    }

    private void compare(Person person, Map<String, StoreLook.Row> accounts) {
        accountsLookedAt++;
        Facts found = found(person.now, accounts);
        boolean isSo = same(found, person.now);
        if (!isSo && person.isInFlight) {
            found = found(person.next, accounts);
            isSo = same(found, person.next);
        }
        if (!isSo) {
            deviates("an account", found + " and not " + person.now + (person.isInFlight ? " or " + person.next : ""));
        }
        if (person.isInFlight) {
            inFlight++;
            person.now = found;
            person.isInFlight = false;
        }
        if (found != null) {
            person.id = accounts.get(found.username()).id();
        }
    }

    private static @Nullable Facts found(@Nullable Facts expected, Map<String, StoreLook.Row> accounts) {
        StoreLook.Row row = expected == null ? null : accounts.get(expected.username());
        return row == null ? null : row.facts();
    }

    private static boolean same(@Nullable Facts found, @Nullable Facts expected) {
        return found == null ? expected == null : found.equals(expected);
    }

    /** Those who were made use of last, and some of the others. */
    private void doors(List<Person> people) {
        for (int i = 0; i < people.size(); i++) {
            boolean isRecent = i >= people.size() - LOOKED_AT_AGAIN;
            if (isRecent || random.nextInt(people.size()) < LOOKED_AT_AGAIN) {
                doors(people.get(i));
            }
        }
    }

    private void doors(Person person) {
        if (person.now == null) {
            return;
        }
        boolean mayAct = person.known().mayAct();
        for (Credential credential : person.credentials) {
            boolean works = site.works(credential);
            boolean isWrong =
                    works ? !mayAct || credential.isEnded : mayAct && !credential.isEnded && !credential.isEnding;
            if (isWrong) {
                deviates(
                        "a " + credential.door + " credential",
                        (works ? "works: " : "does not work: ") + person.history);
            }
            if (credential.isEnding && mayAct) {
                credential.isEnded = !works;
                credential.isEnding = false;
            }
        }
        if (person.password != null && random.nextInt(4) == 0 && site.signsIn(person) != mayAct) {
            deviates("a sign-in", (mayAct ? "is refused: " : "succeeds: ") + person.now);
        }
    }

    private void deviates(String what, String how) {
        deviations.add("round " + rounds + ", " + what + ": " + how);
    }

    /** What was not as it should have been. */
    List<String> deviations() {
        return deviations;
    }

    /** What was looked at, in a line. */
    String summary() {
        return "%,d rounds, %,d acknowledged changes and %,d in flight looked for, %,d looks at accounts, %,d deviations"
                .formatted(rounds, changesLookedAt, inFlight, accountsLookedAt, deviations.size());
    }

    @Override
    public void close() {
        process.server().close();
    }
}
