package muster.directory;

import muster.model.Edit;
import muster.model.Grant;

/**
 * What somebody wants to change of a grant.
 *
 * @param purpose from one word to another; a right stays one, and nothing else becomes one
 */
public record GrantChanges(Edit<Grant.Level> level, Edit<String> purpose, Edit<String> properties) {}
