package muster.dialect;

import java.util.List;
import java.util.Optional;
import muster.directory.DoorSettings;
import muster.directory.Portrayal;
import muster.http.Mount;

/** One platform's wire protocol, spoken over the directory. */
public interface Dialect {

    /** The door's name, as it stands in keys, sessions and the ledger. */
    String name();

    /** Where the protocol is served. */
    List<Mount> mounts();

    /** How accounts look here, for pages that show them at every door; empty where they look as the directory has them. */
    default Optional<Portrayal> portrayal() {
        return Optional.empty();
    }

    /** What it keeps of accounts that people change on pages; empty when there is nothing of that kind. */
    default Optional<DoorSettings> settings() {
        return Optional.empty();
    }
}
