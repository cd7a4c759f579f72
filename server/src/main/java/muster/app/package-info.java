/**
 * Where everything is plugged together.
 *
 * <p>{@link muster.app.Main} reads the command line, {@link muster.app.Configuration} the settings,
 * {@link muster.app.Application} opens the store, makes the directory over it, mounts the doors listed in
 * {@link muster.app.Doors} and serves. Nothing imports this package.
 */
@NullMarked
package muster.app;

import org.jspecify.annotations.NullMarked;
