package muster.model;

/** A name that a thing has on a platform whose ids cannot be computed from ours. */
public record WireName(String door, String kind, String value) {}
