package muster.model;

/** What somebody wants to change of a project. A name, and whether it is read-only, cannot be cleared: that keeps them. */
public record ProjectChanges(Edit<ProjectName> name, Edit<String> description, Edit<Boolean> readonly) {}
