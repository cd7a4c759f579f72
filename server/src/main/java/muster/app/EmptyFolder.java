package muster.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import muster.bench.Ground;
import muster.bench.NewFolder;
import muster.credential.DataKey;
import muster.http.CannotServe;
import muster.store.DatabaseSettings;
import muster.store.SqlStore;

/** A folder that becomes a data folder with an embedded database, unless something is in it. */
record EmptyFolder(Path path, Map<String, String> environment, Map<String, String> flags) implements NewFolder {

    /** @throws CannotServe unless the command says which folder: the usual one is meant for real people */
    static EmptyFolder named(Map<String, String> environment, SettingsOptions options) {
        if (options.data == null) {
            throw new CannotServe("Name the new folder with --data.", null);
        }
        return new EmptyFolder(options.dataFolder(environment), environment, options.flags());
    }

    /** @throws CannotServe when something is in the folder, or the settings name another database */
    @Override
    public void begin(Consumer<Ground> work) {
        requireEmpty();
        Logging.onlyWarnings();
        Configuration configuration = Configuration.read(path, environment, flags);
        if (configuration.database() != null) {
            throw new CannotServe("The accounts go into an embedded database: leave MUSTER_DATABASE out.", null);
        }
        DataFolder folder = DataFolder.at(path);
        SecureRandom random = new SecureRandom();
        try (DataFolder.Hold _ = folder.lock()
                        .orElseThrow(() -> new CannotServe("Another Muster has " + path + " open.", null));
                SqlStore store = SqlStore.open(new DatabaseSettings.Sqlite(folder.database()))) {
            DataKey key = DataKeyFile.ensure(configuration.dataKeyFile(), store, random);
            var identifiers = new RandomIdentifiers(random, InstantSource.system());
            String clusterId = SiteFacts.ensure(store, identifiers, configuration.clusterId());
            work.accept(new Ground(store, key, OpenDirectory.namings(clusterId)));
        }
    }

    private void requireEmpty() {
        if (!Files.exists(path)) {
            return;
        }
        try (Stream<Path> files = Files.list(path)) {
            if (files.findAny().isPresent()) {
                throw new CannotServe("There is something in " + path + " already; name a new folder.", null);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(path + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }
}
