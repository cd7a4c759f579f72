package muster.directory;

import java.time.Instant;
import muster.model.AccountId;

/** Where a page of the trash ends: the next one begins after it. */
public record TrashMark(Instant trashedAt, AccountId id) {}
