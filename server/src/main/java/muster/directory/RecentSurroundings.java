package muster.directory;

import java.util.function.Supplier;
import muster.model.AccountId;
import muster.model.Caller;
import org.jspecify.annotations.Nullable;

/** Keeps what goes with accounts that are shown alone, above all with the own one, which clients ask for at every start. */
final class RecentSurroundings {
    private static final int MOST_NAMES = 200;

    private record Place(
            @Nullable AccountId viewer, AccountId account, long version, boolean whole, Surroundings.Words words) {}

    private final Recent<Place, Surroundings> recent;

    RecentSurroundings(Transactions transactions) {
        recent = new Recent<>(transactions, RecentSurroundings::isSmall);
    }

    private static boolean isSmall(Surroundings found) {
        return found.accounts().size() + found.groups().size() <= MOST_NAMES
                && found.documents().values().stream().noneMatch(Recent::isLong);
    }

    Surroundings of(Caller viewer, People.Sight sight, Surroundings.Words words, Supplier<Surroundings> look) {
        Place place = new Place(
                viewer.account(), sight.account().id(), sight.account().version(), sight.whole(), words);
        return recent.of(place, look);
    }
}
