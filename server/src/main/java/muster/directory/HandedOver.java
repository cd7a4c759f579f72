package muster.directory;

import muster.model.AccountId;
import muster.model.Group;
import muster.model.Holding;
import org.jspecify.annotations.Nullable;

/**
 * Something that went to an heir.
 *
 * @param thing as it is now; null for a group, and for a thing that is no more
 * @param group as it is now; null for a thing, and for a group that is no more
 * @param isStillTheirs whether it is the heir's to give back
 */
public record HandedOver(
        long number, @Nullable Holding thing, @Nullable Group group, AccountId heir, boolean isStillTheirs) {}
