/**
 * What can be done with the directory: one use case a method, one transaction a use case.
 *
 * <p>{@link muster.directory.Accounts}, {@link muster.directory.Groups}, {@link muster.directory.Keys},
 * {@link muster.directory.Holdings}, {@link muster.directory.Logins} and {@link muster.directory.Ledger} carry the verbs
 * that doors, console and command line call. They ask {@link muster.model.Permissions} on fresh rows, act, write the
 * event and commit. Storage, hashing, chance and time come in through ports: {@link muster.directory.Store},
 * {@link muster.directory.PasswordHasher}, {@link muster.directory.Identifiers}.
 */
@NullMarked
package muster.directory;

import org.jspecify.annotations.NullMarked;
