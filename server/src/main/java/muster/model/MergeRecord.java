package muster.model;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That two accounts were merged, kept so that it can be undone.
 *
 * @param old the account that was taken over
 * @param into the one that took it over
 * @param by who asked for it; null for the host
 * @param undoUntil until when it can be undone
 * @param undoneAt when it was undone; null while it is not
 * @param trace the rows that were changed; null when an earlier version of the program kept less
 */
public record MergeRecord(
        UUID id,
        AccountId old,
        AccountId into,
        boolean redirecting,
        Instant at,
        @Nullable AccountId by,
        Instant undoUntil,
        @Nullable Instant undoneAt,
        @Nullable MergeTrace trace) {}
