package muster.model;

import org.jspecify.annotations.Nullable;

/**
 * A key and from where it was last used.
 *
 * @param address of the client then, after the rules for proxies; null when it was never used, or at the host
 * @param client what the client called itself then; null when it did not say
 */
public record KeyUse(
        Key key, @Nullable String address, @Nullable String client) {}
