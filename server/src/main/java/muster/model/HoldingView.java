package muster.model;

import org.jspecify.annotations.Nullable;

/**
 * A holding as one caller meets it.
 *
 * @param granted the highest level that grants give this caller, directly or through groups; null for none
 */
public record HoldingView(Holding holding, Grant.@Nullable Level granted) {}
