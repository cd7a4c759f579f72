package muster.model;

import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to change of a project. A name, and whether it is read-only, cannot be cleared: that keeps them.
 *
 * @param expectedVersion the version that whoever wants this has looked at; null for any
 */
public record ProjectChanges(
        Edit<ProjectName> name,
        Edit<String> description,
        Edit<Boolean> readonly,
        @Nullable Long expectedVersion) {

    /** Changes of whatever version there is. */
    public ProjectChanges(Edit<ProjectName> name, Edit<String> description, Edit<Boolean> readonly) {
        this(name, description, readonly, null);
    }
}
