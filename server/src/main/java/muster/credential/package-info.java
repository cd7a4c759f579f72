/**
 * How passwords are hashed and checked, behind the port {@link muster.directory.PasswordHasher}.
 *
 * <p>{@link muster.credential.Argon2} is the function with its text form, {@link muster.credential.HashingPool} sees to it
 * that only as many hashes run at once as there are processors, and that only so many wait. What is hashed is always the
 * password's digest, see {@link muster.model.Password}.
 */
@NullMarked
package muster.credential;

import org.jspecify.annotations.NullMarked;
