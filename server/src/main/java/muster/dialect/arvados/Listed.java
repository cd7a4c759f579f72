package muster.dialect.arvados;

import muster.model.GrantObject;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A record of the platform, and what of the directory it shows.
 *
 * @param object null for what nobody can have rights to
 */
record Listed(ObjectNode json, @Nullable GrantObject object) {}
