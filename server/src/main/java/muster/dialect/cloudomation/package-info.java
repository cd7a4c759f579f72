/**
 * Cloudomation's users, as the other doors' people would look there. <b>This door is not served yet</b>: nothing here answers a
 * client. What there is tells how an account looks in the platform's words, so that pages can show it beside the other doors and
 * say that this one is closed.
 *
 * <p>Facts come from the published documentation of the product: users, roles and record properties.
 */
@NullMarked
package muster.dialect.cloudomation;

import org.jspecify.annotations.NullMarked;
