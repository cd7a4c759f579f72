/**
 * One person, for those who look after accounts: who it is, how the account stands and looks at each door, what it may use and owns, what was
 * done to it, and the acts on it. Each act is asked about first, in words that say what it does everywhere.
 */
@NullMarked
package muster.console.person;

import org.jspecify.annotations.NullMarked;
