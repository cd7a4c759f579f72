/**
 * Who looks at a page: sessions behind cookies, tokens against forged forms, languages, and the menu.
 *
 * <p>Every page of the console is reached through {@link muster.console.visit.Visits}, which turns a request into a
 * {@link muster.console.visit.Visit} or answers itself: with the way to the log-in page, or with why a form was not taken.
 */
@NullMarked
package muster.console.visit;

import org.jspecify.annotations.NullMarked;
