/**
 * Cloudomation's users: {@link muster.client.cloudomation.CloudomationSite} signs in, and what is made of it is a
 * {@link muster.client.cloudomation.CloudomationClient}.
 */
@NullMarked
package muster.client.cloudomation;

import org.jspecify.annotations.NullMarked;
