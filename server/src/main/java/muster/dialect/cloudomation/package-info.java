/**
 * Cloudomation's users: their sessions, their records, what is done to them, and the codes that reach them by mail.
 *
 * <p>Facts come from the published documentation of the product: users, roles and record properties.
 */
@NullMarked
package muster.dialect.cloudomation;

import org.jspecify.annotations.NullMarked;
