package muster.model;

/**
 * The project that an account belongs to.
 *
 * @param readonly whether the project is, and with it its accounts
 */
public record AccountProject(ProjectId id, boolean readonly) {}
