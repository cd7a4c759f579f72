/**
 * The words of the pages, in each language that the console speaks. {@link muster.console.text.Messages} reads them from the
 * message files, whose heads say how they are written.
 */
@NullMarked
package muster.console.text;

import org.jspecify.annotations.NullMarked;
