package muster.bench;

import java.util.List;
import muster.credential.DataKey;
import muster.directory.Store;
import muster.directory.WireNaming;

/**
 * What a directory stands on.
 *
 * @param key of what is sealed in the store
 * @param namings how the doors name accounts and groups
 */
public record Ground(Store store, DataKey key, List<WireNaming> namings) {
    public Ground {
        namings = List.copyOf(namings);
    }
}
