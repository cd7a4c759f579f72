/**
 * Pages for people. So far there is one, on which a browser makes the first administrator.
 *
 * <p>{@link muster.console.SetUpDoor} answers {@code /setup}. Whoever posts its form must know the
 * {@link muster.console.SetUpCode}, which the server tells only at its terminal or in its data folder. The form works without
 * scripts; what a person typed wrong is told beside the field, in words. Pages carry no script or style of their own, so that
 * their policy can forbid both, and every value in them passes through {@link muster.console.Html}.
 */
@NullMarked
package muster.console;

import org.jspecify.annotations.NullMarked;
