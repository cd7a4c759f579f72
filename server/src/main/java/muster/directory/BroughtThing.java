package muster.directory;

import muster.model.Holding;
import muster.model.HoldingId;
import org.jspecify.annotations.Nullable;

/**
 * What somebody owns on another server.
 *
 * @param id what it is called there, where that can be its id here, too; null for another one
 * @param door whose thing it is
 * @param kind the door's word for what it is
 * @param document JSON text of the door's own properties
 */
public record BroughtThing(
        @Nullable HoldingId id, String door, String kind, String name, Holding.Audience audience, String document) {}
