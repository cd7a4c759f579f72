/**
 * What things are: accounts, keys, groups, grants, holdings, events, and the questions that may be asked about them.
 *
 * <p>Everything here is an immutable value. There is no clock, no store and no wire format: an instant comes in as an
 * argument, and a change gives a new record. {@link muster.model.Permissions} holds every rule about who may do what,
 * {@link muster.model.Failure} every way in which the directory says no.
 */
@NullMarked
package muster.model;

import org.jspecify.annotations.NullMarked;
