/**
 * User management: the search over all accounts, the table with what was found, the form for a new one, and the question before a
 * role is changed. The words of its columns and buttons are those that users of CryoSPARC know.
 */
@NullMarked
package muster.console.people;

import org.jspecify.annotations.NullMarked;
