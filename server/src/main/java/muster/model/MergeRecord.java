package muster.model;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was done when two accounts were merged, kept so that it can be undone.
 *
 * @param plan the rows that were changed, as they were before
 * @param heir where inherited things went
 * @param undoUntil until when it can be undone
 */
public record MergeRecord(
        UUID id,
        MergePlan plan,
        boolean redirecting,
        boolean keysMoved,
        Place heir,
        Instant at,
        @Nullable AccountId by,
        Instant undoUntil) {}
