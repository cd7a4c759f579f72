package muster.app;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import muster.console.setup.SetUpCode;
import muster.credential.CommonPasswords;
import muster.dialect.arvados.ArvadosNames;
import muster.dialect.arvados.ArvadosSettings;
import muster.directory.StoreUnavailable;
import muster.directory.Tokens;
import muster.http.CannotServe;
import muster.http.HttpServer;
import muster.http.Readiness;
import muster.model.Caller;
import muster.model.Key;
import muster.model.NewKey;
import muster.model.Refused;
import muster.model.WellKnown;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One running Muster: a store, the directory over it, and the doors into it. */
public final class Application implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Application.class);
    private static final long STAMPS_EVERY_SECONDS = 2;
    private static final long SWEEP_EVERY_SECONDS = 60;
    private static final long PREPARE_AFTER_SECONDS = 3;

    private final OpenDirectory open;
    private final DataFolder.Hold hold;
    private final HttpServer http;
    private final ControlSocket control;
    private final MailService mail;
    private final LedgerService ledger;
    private final DepartureService departures;
    private final SyncService syncs;
    private final ScheduledExecutorService timer;
    private final boolean setUp;
    private final SetUpLink setUpLink;

    private Application(
            OpenDirectory open,
            DataFolder.Hold hold,
            HttpServer http,
            ControlSocket control,
            MailService mail,
            LedgerService ledger,
            DepartureService departures,
            SyncService syncs,
            ScheduledExecutorService timer,
            boolean setUp,
            SetUpLink setUpLink) {
        this.open = open;
        this.hold = hold;
        this.http = http;
        this.control = control;
        this.mail = mail;
        this.ledger = ledger;
        this.departures = departures;
        this.syncs = syncs;
        this.timer = timer;
        this.setUp = setUp;
        this.setUpLink = setUpLink;
    }

    /** @throws CannotServe with one sentence when the folder is in use, the database or a port cannot be opened */
    public static Application start(Configuration configuration) {
        DataFolder folder = DataFolder.at(configuration.data());
        DataFolder.Hold hold = folder.lock()
                .orElseThrow(
                        () -> new CannotServe("Another Muster has the data folder " + folder.path() + " open.", null));
        try {
            return start(configuration, folder, hold);
        } catch (RuntimeException failed) {
            hold.close();
            throw failed;
        }
    }

    private static Application start(Configuration configuration, DataFolder folder, DataFolder.Hold hold) {
        SecureRandom random = new SecureRandom();
        OpenDirectory open = OpenDirectory.open(configuration, folder, random);
        try {
            return serve(configuration, folder, hold, open, random);
        } catch (RuntimeException failed) {
            open.close();
            throw failed;
        }
    }

    private static Application serve(
            Configuration configuration,
            DataFolder folder,
            DataFolder.Hold hold,
            OpenDirectory open,
            SecureRandom random) {
        boolean setUp = ensureAdministrator(open, configuration);
        ensureTokens(open, configuration.arvados());
        open.directory().sealer().prepare();
        SetUpLink setUpLink = setUpLink(open, configuration, folder);
        Readiness readiness = () -> databaseAnswers(open) ? List.of() : List.of("database");
        HttpServer http = new HttpServer(
                configuration.http(),
                Doors.mounts(open, configuration, setUpLink),
                readiness,
                InstantSource.system(),
                random);
        http.start();
        open.site().servedAt(http.uris());
        SyncFolder syncFolder = new SyncFolder(
                folder.syncs(),
                open.vault(),
                open.directory(),
                () -> Doors.portrayals(open, configuration),
                open.clock());
        ControlSocket control = control(configuration, folder, open, syncFolder, http);
        MailService mail = MailService.start(open, configuration.mail());
        mail.publish(http.metrics());
        LedgerService ledger = LedgerService.start(open);
        ledger.publish(http.metrics());
        DepartureService departures = DepartureService.start(open.directory().offboarding());
        SyncService syncs = SyncService.start(syncFolder, open.clock());
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("muster-timer").daemon().factory());
        ScheduledFuture<?> _ = timer.scheduleWithFixedDelay(
                () -> writeStamps(open), STAMPS_EVERY_SECONDS, STAMPS_EVERY_SECONDS, TimeUnit.SECONDS);
        ScheduledFuture<?> _ = timer.scheduleWithFixedDelay(
                () -> sweep(open, mail), SWEEP_EVERY_SECONDS, SWEEP_EVERY_SECONDS, TimeUnit.SECONDS);
        // After the busy moments of the start, and before most people set a password.
        ScheduledFuture<?> _ = timer.schedule(CommonPasswords::prepare, PREPARE_AFTER_SECONDS, TimeUnit.SECONDS);
        ScheduledFuture<?> _ = timer.scheduleWithFixedDelay(
                setUpLink::tidy, SWEEP_EVERY_SECONDS, SWEEP_EVERY_SECONDS, TimeUnit.SECONDS);
        return new Application(open, hold, http, control, mail, ledger, departures, syncs, timer, setUp, setUpLink);
    }

    /** What a run before left behind leads nowhere any more. */
    private static SetUpLink setUpLink(OpenDirectory open, Configuration configuration, DataFolder folder) {
        SetUpCode code = new SetUpCode(open.identifiers(), open.clock());
        SetUpLink link = new SetUpLink(code, open.directory().admissions(), configuration.http(), folder.setUpLink());
        link.tidy();
        return link;
    }

    private static boolean ensureAdministrator(OpenDirectory open, Configuration configuration) {
        try {
            return new FirstStart(open.directory(), Caller.host("start"))
                    .ensureAdministrator(configuration.firstAdministrator());
        } catch (Refused refused) {
            throw new CannotServe(
                    "The first administrator cannot be made: "
                            + refused.failure().sentence(),
                    refused);
        }
    }

    /** The directory's own accounts have the keys that the settings give them, and no others of these names. */
    private static void ensureTokens(OpenDirectory open, ArvadosConfiguration wanted) {
        Caller host = Caller.host("start");
        NewKey root = new NewKey(
                Key.Purpose.API_KEY,
                "system root token",
                List.of(Key.EVERYTHING),
                List.of(ArvadosNames.DOOR),
                null,
                null);
        NewKey anonymous = new NewKey(
                Key.Purpose.API_KEY,
                "anonymous token",
                ArvadosSettings.ANONYMOUS_SCOPES,
                List.of(ArvadosNames.DOOR),
                null,
                null);
        try {
            Tokens tokens = open.directory().tokens();
            tokens.ensureConfigured(host, WellKnown.SYSTEM, root, wanted.systemRootToken());
            tokens.ensureConfigured(host, WellKnown.ANONYMOUS, anonymous, wanted.anonymousToken());
        } catch (Refused refused) {
            throw new CannotServe(
                    "A token of the settings cannot be used: "
                            + refused.failure().sentence(),
                    refused);
        }
    }

    private static ControlSocket control(
            Configuration configuration, DataFolder folder, OpenDirectory open, SyncFolder syncs, HttpServer http) {
        try {
            return ControlSocket.open(
                    folder.controlSocket(),
                    open.directory(),
                    () -> Doors.portrayals(open, configuration),
                    syncs,
                    folder.path());
        } catch (CannotServe failed) {
            http.stop();
            throw failed;
        }
    }

    /** A timer never runs again after a task that threw. */
    private static void writeStamps(OpenDirectory open) {
        try {
            open.stamps().write();
        } catch (RuntimeException failed) {
            TriedAgain.warn(LOG, "Activity could not be written; it is tried again", failed);
        }
    }

    private static void sweep(OpenDirectory open, MailService mail) {
        try {
            open.directory().keys().sweep();
            open.directory().emailChanges().sweep();
            open.directory().codes().sweep();
            open.directory().plans().sweep();
            open.directory().recoveries().sweep();
            open.directory().unmerges().sweep();
            mail.look();
        } catch (RuntimeException failed) {
            TriedAgain.warn(LOG, "Expired keys, codes and mails could not be ended; it is tried again", failed);
        }
    }

    private static boolean databaseAnswers(OpenDirectory open) {
        try {
            open.store().ping();
            return true;
        } catch (StoreUnavailable silent) {
            return false;
        }
    }

    /** Where it can be reached, plain HTTP first. */
    public List<URI> uris() {
        return http.uris();
    }

    /** Of the local authority behind a self-made certificate; null without one. */
    @Nullable
    String authorityFingerprint() {
        return http.authorityFingerprint();
    }

    /** Whether somebody can administer it, or ever could. */
    boolean isSetUp() {
        return setUp;
    }

    /** A new link with which a browser makes the first administrator; there is none before this is called. */
    String newSetUpLink() {
        return setUpLink.issue(uris());
    }

    SetUpLink setUpLink() {
        return setUpLink;
    }

    /** Goes on answering for this long, while balancers can see it going; to be followed by {@link #close}. */
    void leave(Duration delay) {
        if (delay.isZero()) {
            return;
        }
        http.leave();
        try {
            Thread.sleep(delay);
        } catch (InterruptedException inAHurry) {
            Thread.currentThread().interrupt();
        }
    }

    /** Finishes what runs, writes what is left to write, and lets go of the folder. */
    @Override
    public void close() {
        timer.shutdown();
        departures.close();
        syncs.close();
        control.close();
        http.stop();
        mail.close();
        ledger.close();
        open.close();
        hold.close();
    }
}
