package muster.far;

import org.jspecify.annotations.Nullable;

/**
 * A group as another server has it.
 *
 * @param id what the other server calls it
 * @param description null for none
 */
public record FarGroup(String id, String name, @Nullable String description) {}
