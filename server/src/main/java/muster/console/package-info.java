/**
 * Pages for people, in a browser: what needs no other platform's client.
 *
 * <p>{@link muster.console.ConsoleDoor} mounts them all. Each topic has a package: the way in and out
 * ({@code session}), the first start ({@code setup}), all users ({@code people}), one of them ({@code person}), one's own account
 * ({@code own}), groups, tables in and out ({@code files}), events told in words ({@code ledger}), and what else there is to
 * administer ({@code site}). What every page needs lies in {@code page}, {@code text} and
 * {@code visit}. Rules live in the directory: pages ask {@link muster.model.Permissions} what to offer, and use cases refuse what
 * must not be.
 */
@NullMarked
package muster.console;

import org.jspecify.annotations.NullMarked;
