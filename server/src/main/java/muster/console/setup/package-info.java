/**
 * First start: {@code /setup}, on which a browser makes the first administrator.
 *
 * <p>Whoever posts its form must know the {@link muster.console.setup.SetUpCode}, which the server tells only at its terminal or in
 * its data folder. Once there has been an administrator the page is never anything but a note that set-up is over.
 */
@NullMarked
package muster.console.setup;

import org.jspecify.annotations.NullMarked;
