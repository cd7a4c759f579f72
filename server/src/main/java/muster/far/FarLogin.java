package muster.far;

import muster.client.Secret;
import org.jspecify.annotations.Nullable;

/**
 * Who asks another server.
 *
 * @param user with whose password to sign in; null where the secret is a key or token
 * @param secret the key, token or password
 * @param otp the code of a second factor; null for none
 */
public record FarLogin(
        @Nullable String user, Secret secret, @Nullable Secret otp) {}
