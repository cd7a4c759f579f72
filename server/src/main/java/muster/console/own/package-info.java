/**
 * My account: what people see and change of themselves. Whatever touches what one signs in with asks for the password once more, so
 * that a browser left open is not the account.
 */
@NullMarked
package muster.console.own;

import org.jspecify.annotations.NullMarked;
