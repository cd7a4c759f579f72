/**
 * Groups: the list of them, and a page for each with who is in it. Auditors look; whoever manages a group changes it.
 */
@NullMarked
package muster.console.group;

import org.jspecify.annotations.NullMarked;
