/**
 * Cloudomation's users: their sessions, their records, what is done to them, the codes that reach them by mail, and the files in
 * which they go out and come in.
 *
 * <p>{@link muster.dialect.cloudomation.Property} is the platform's table of what a user holds, by which all else goes:
 * {@link muster.dialect.cloudomation.UserRecord} tells what an account holds of it, {@link muster.dialect.cloudomation.UserEdits}
 * reads what somebody writes, {@link muster.dialect.cloudomation.Column} is what lists compare. A request comes to one of the
 * classes with {@code addTo}; {@link muster.dialect.cloudomation.CloudomationSessions} finds out who calls,
 * {@link muster.dialect.cloudomation.Users} whom the path names, {@link muster.dialect.cloudomation.Guards} asks what is asked before
 * anything else, the directory acts, and {@link muster.dialect.cloudomation.CloudomationErrors} says no.
 *
 * <p>Facts come from the published documentation of the product: users, roles and record properties.
 */
@NullMarked
package muster.dialect.cloudomation;

import org.jspecify.annotations.NullMarked;
