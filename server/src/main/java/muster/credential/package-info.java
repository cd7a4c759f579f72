/**
 * How passwords are hashed, checked and judged, and short secrets sealed, behind the ports
 * {@link muster.directory.PasswordHasher}, {@link muster.directory.PasswordRules}, {@link muster.directory.Vault} and
 * {@link muster.directory.OneTimeCodes}.
 *
 * <p>{@link muster.credential.Argon2} is the function with its text form, computed by {@link muster.credential.NativeArgon2}
 * where the system can; {@link muster.credential.Bcrypt} is the one that some imported hashes need.
 * {@link muster.credential.HashingPool} sees to it that only as many run at once as there are processors, and that only so
 * many wait. What is hashed anew is always the password's digest, see {@link muster.model.Password}.
 */
@NullMarked
package muster.credential;

import org.jspecify.annotations.NullMarked;
