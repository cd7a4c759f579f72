package muster.directory;

import muster.model.Holding;
import muster.model.Place;
import org.jspecify.annotations.Nullable;

/**
 * A thing to be made.
 *
 * @param place null for directly with whoever makes it
 */
public record NewHolding(
        String name, Holding.Naming naming, @Nullable Place place, String document) {

    /** @throws muster.model.Refused {@link muster.model.Failure.Malformed} as {@link Holding#check} says */
    public NewHolding {
        Holding.check(name, document);
    }
}
