package muster.directory;

import java.time.Instant;
import java.util.UUID;

/** Where a page of merges ended: after the one of that time with that id. */
public record MergeMark(Instant at, UUID id) {}
