package muster.dialect;

import java.util.List;
import muster.directory.Portrayal;
import muster.http.Mount;

/** One platform's wire protocol, spoken over the directory. */
public interface Dialect {

    /** The door's name, as it stands in keys, sessions and the ledger. */
    String name();

    /** Where the protocol is served. */
    List<Mount> mounts();

    /** How accounts look here, for pages that show them at every door. */
    Portrayal portrayal();
}
