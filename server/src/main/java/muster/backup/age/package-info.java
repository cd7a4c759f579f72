/**
 * Encrypted files in the format of age (age-encryption.org/v1), which programs outside of Muster read, too: with a passphrase
 * (scrypt) or for public keys (X25519), the content in chunks under ChaCha20-Poly1305, whose counter and last mark show when
 * anything was changed, reordered or cut off.
 */
@NullMarked
package muster.backup.age;

import org.jspecify.annotations.NullMarked;
