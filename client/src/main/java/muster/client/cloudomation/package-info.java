/**
 * Cloudomation's users: {@link muster.client.cloudomation.CloudomationSite} signs in, and what is made of it is a
 * {@link muster.client.cloudomation.CloudomationClient}.
 */
package muster.client.cloudomation;
