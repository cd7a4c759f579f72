/**
 * What every page is made of: the frame around it, its headers, the files it refers to, and what is wrong with a form.
 *
 * <p>Templates lie in {@code src/main/jte}; the build turns each into a class of the package whose folder it lies in, so that a page
 * with a wrong parameter does not compile. Templates escape by themselves whatever they are handed.
 */
@NullMarked
package muster.console.page;

import org.jspecify.annotations.NullMarked;
