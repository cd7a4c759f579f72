package muster.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import muster.credential.CommonPasswords;
import muster.credential.DataKey;
import muster.credential.PasswordHashes;
import muster.credential.SealedSecrets;
import muster.credential.TimedCodes;
import muster.dialect.arvados.ArvadosNames;
import muster.dialect.cryosparc.CryosparcNames;
import muster.directory.ActivityStamps;
import muster.directory.Directory;
import muster.directory.Identifiers;
import muster.directory.Secrets;
import muster.directory.Store;
import muster.directory.StoreUnavailable;
import muster.directory.Vault;
import muster.directory.WireNaming;
import muster.http.CannotServe;
import muster.store.DatabaseSettings;
import muster.store.SqlStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The directory over an open store: what a server, or a command without a server, works on. */
final class OpenDirectory implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OpenDirectory.class);

    private final Store store;
    private final PasswordHashes hasher;
    private final ActivityStamps stamps;
    private final Identifiers identifiers;
    private final InstantSource clock;
    private final Directory directory;
    private final String clusterId;
    private final SiteAddress site;
    private final HeadsFile heads;
    private final Vault vault;

    private OpenDirectory(
            Store store,
            PasswordHashes hasher,
            ActivityStamps stamps,
            Identifiers identifiers,
            InstantSource clock,
            Directory directory,
            String clusterId,
            SiteAddress site,
            HeadsFile heads,
            Vault vault) {
        this.vault = vault;
        this.store = store;
        this.hasher = hasher;
        this.stamps = stamps;
        this.identifiers = identifiers;
        this.clock = clock;
        this.directory = directory;
        this.clusterId = clusterId;
        this.site = site;
        this.heads = heads;
    }

    static OpenDirectory open(Configuration configuration, DataFolder folder, SecureRandom random) {
        InstantSource clock = () -> InstantSource.system().instant().truncatedTo(ChronoUnit.MICROS);
        Identifiers identifiers = new RandomIdentifiers(random, clock);
        requireNotMovedAway(configuration, folder);
        Store store = openStore(configuration, folder, clock);
        PasswordHashes hasher = PasswordHashes.usual(random, Configuration.WAITING_HASHES);
        ActivityStamps stamps = new ActivityStamps(store);
        try {
            DataKey key = DataKeyFile.ensure(configuration.dataKeyFile(), store, random);
            var secrets =
                    new Secrets(hasher, new CommonPasswords(), SealedSecrets.with(key, random), new TimedCodes(random));
            String clusterId = SiteFacts.ensure(store, identifiers, configuration.clusterId());
            List<WireNaming> namings = namings(clusterId);
            SiteAddress site = new SiteAddress(configuration.http());
            HeadsFile heads = new HeadsFile(folder.ledgerHeads());
            Directory directory = Directory.over(
                    store,
                    secrets,
                    identifiers,
                    clock,
                    configuration.policy(),
                    stamps,
                    namings,
                    configuration.mail().post(site::base),
                    heads);
            return new OpenDirectory(
                    store, hasher, stamps, identifiers, clock, directory, clusterId, site, heads, secrets.vault());
        } catch (RuntimeException unusable) {
            hasher.close();
            store.close();
            throw unusable;
        }
    }

    /** Opens the store; where its tables are those of an earlier program, a backup is made before they are changed. */
    static Store openStore(Configuration configuration, DataFolder folder, InstantSource clock) {
        DatabaseSettings database = databaseSettings(configuration, folder);
        if (database instanceof DatabaseSettings.Sqlite) {
            folder.requireWritableDatabase();
        }
        return SqlStore.open(database, new UpgradeBackup(database, folder, clock));
    }

    /** How the doors name accounts and groups. */
    static List<WireNaming> namings(String clusterId) {
        return Stream.concat(ArvadosNames.namings(clusterId).stream(), CryosparcNames.namings().stream())
                .toList();
    }

    /**
     * Where nobody has said yet where the directory went, an empty one must not be begun, and nothing be written to the one that
     * it has left.
     */
    static void requireNotMovedAway(Configuration configuration, DataFolder folder) {
        try {
            if (configuration.database() == null && folder.isMovedAway()) {
                throw new CannotServe(
                        "The directory of " + folder.path()
                                + " was moved to another database: set MUSTER_DATABASE to it, or give muster.db its name back.",
                        null);
            }
            if (configuration.database() != null && folder.isMovedHere()) {
                throw new CannotServe(
                        "The directory was moved to " + folder.database()
                                + ": take the setting database (MUSTER_DATABASE) away, or that file if the other database is to count.",
                        null);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static DatabaseSettings databaseSettings(Configuration configuration, DataFolder folder) {
        String address = configuration.database();
        return address == null
                ? new DatabaseSettings.Sqlite(folder.database())
                : new DatabaseSettings.Postgres(address, null, null, DatabaseSettings.Postgres.DEFAULT_CONNECTIONS);
    }

    Directory directory() {
        return directory;
    }

    Store store() {
        return store;
    }

    Identifiers identifiers() {
        return identifiers;
    }

    /** Five letters or digits that stand in some platforms' ids. */
    String clusterId() {
        return clusterId;
    }

    /** Seals with the data key. */
    Vault vault() {
        return vault;
    }

    /** Where links in mails lead to. */
    SiteAddress site() {
        return site;
    }

    /** What of the ledger was told outside of the database. */
    HeadsFile heads() {
        return heads;
    }

    /** Tells microseconds and nothing finer. */
    InstantSource clock() {
        return clock;
    }

    ActivityStamps stamps() {
        return stamps;
    }

    @Override
    public void close() {
        stamps.write();
        hasher.close();
        try {
            store.close();
        } catch (StoreUnavailable notInOrder) {
            LOG.warn("The store did not close in order; it recovers at the next start: {}", notInOrder.getMessage());
        }
    }
}
