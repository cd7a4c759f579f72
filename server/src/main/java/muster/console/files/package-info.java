/**
 * Accounts in files: a table of what a search finds, and tables brought in after a preview of every row.
 */
@NullMarked
package muster.console.files;

import org.jspecify.annotations.NullMarked;
