/**
 * The ledger for people to read: each event as a sentence in the reader's language, wherever it is shown, and the page with all of
 * them.
 */
@NullMarked
package muster.console.ledger;

import org.jspecify.annotations.NullMarked;
