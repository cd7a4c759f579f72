/**
 * The command line of whoever administers the host: one class a command, on the same use cases as every door.
 *
 * <p>A {@link muster.cli.DirectoryCommand} is given a {@link muster.cli.Desk} to work at. Whether that stands in this
 * process or in the running server is not its concern: the program's start decides, so that a running server always
 * hears of what the command line did.
 */
@NullMarked
package muster.cli;

import org.jspecify.annotations.NullMarked;
