package muster.client.cloudomation;

import muster.client.Secret;

/**
 * What an authenticator app needs. The server tells it this once.
 *
 * @param otpSecret 32 characters, to be typed
 * @param provisioningUri an {@code otpauth:} address with the same, to be shown as a picture
 */
public record TwofaEnrollment(Secret otpSecret, Secret provisioningUri) {}
