package muster.bench;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import muster.credential.CommonPasswords;
import muster.credential.DataKey;
import muster.credential.PasswordHashes;
import muster.credential.SealedSecrets;
import muster.credential.TimedCodes;
import muster.directory.ActivityStamps;
import muster.directory.Directory;
import muster.directory.Identifiers;
import muster.directory.Secrets;
import muster.directory.Store;
import muster.model.Policy;
import muster.store.DatabaseSettings;
import muster.store.SqlStore;

/** Directories of this process, without a server and without doors. */
final class InProcess {
    private InProcess() {}

    /** An embedded store in a folder, made when it is not there. */
    static SqlStore store(Path folder) {
        return SqlStore.open(new DatabaseSettings.Sqlite(folder.resolve("muster.db")));
    }

    /** A directory with a data key that nobody keeps. */
    static Directory directory(Store store, PasswordHashes hasher, Identifiers identifiers, InstantSource clock) {
        DataKey key = DataKey.random(new SecureRandom());
        return directory(new Ground(store, key, List.of()), hasher, identifiers, clock);
    }

    /** Every use case over a store. */
    static Directory directory(Ground ground, PasswordHashes hasher, Identifiers identifiers, InstantSource clock) {
        SecureRandom random = new SecureRandom();
        Secrets secrets = new Secrets(
                hasher, new CommonPasswords(), SealedSecrets.with(ground.key(), random), new TimedCodes(random));
        var stamps = new ActivityStamps(ground.store());
        return Directory.over(ground.store(), secrets, identifiers, clock, Policy.DEFAULT, stamps, ground.namings());
    }
}
