/**
 * The way in and out: logging in, a new account with its registration token, another password with its reset token, logging
 * out, and what links out of mails lead to. The words on these pages are those that users of CryoSPARC know.
 */
@NullMarked
package muster.console.session;

import org.jspecify.annotations.NullMarked;
