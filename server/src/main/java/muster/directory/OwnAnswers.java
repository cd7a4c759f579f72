package muster.directory;

import java.util.function.Supplier;
import muster.model.AccountId;
import muster.model.Actor;
import muster.model.Caller;
import muster.model.Rank;
import org.jspecify.annotations.Nullable;

/**
 * What doors have written of somebody's own account, for showing it and for nothing that is decided by it. Clients ask for it over
 * and over; it may be half a second old where another process has changed something since, and is never older than the last
 * change made through this one. That the caller may see it was asked before.
 */
public final class OwnAnswers {
    /** Fewer than a megabyte and a half in all. */
    private static final int MOST_BYTES = 8_192;

    /** The same key sees the same; with another rank it may see more or less. */
    private record Place(String door, Actor actor, @Nullable Rank rank) {}

    private final Recent<Place, byte[]> recent;

    OwnAnswers(Transactions transactions) {
        recent = new Recent<>(transactions, bytes -> bytes.length <= MOST_BYTES);
    }

    /**
     * @param write writes it anew; asked each time for an account that is not the viewer's
     * @return bytes that nobody changes
     */
    public byte[] of(String door, Caller viewer, AccountId shown, Supplier<byte[]> write) {
        return viewer.is(shown) ? recent.of(new Place(door, viewer.actor(), viewer.rank()), write) : write.get();
    }
}
