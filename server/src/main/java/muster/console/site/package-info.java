/**
 * What else there is to look after: lanes, agreements, accounts that may be one person's, the trash, the ledger, and the settings as they are in force.
 */
@NullMarked
package muster.console.site;

import org.jspecify.annotations.NullMarked;
