package muster.model;

import org.jspecify.annotations.Nullable;

/**
 * Where a request came from.
 *
 * @param door the door's name
 * @param requestId as it stands in the log
 * @param address of the client, after the rules for proxies; null at the host
 * @param client what the client calls itself; null when it does not say
 * @param interactive whether a person sits before it, as far as the request tells
 */
public record Origin(
        String door,
        String requestId,
        @Nullable String address,
        @Nullable String client,
        boolean interactive) {
    public static final String HOST_DOOR = "host";
    /** Where people see the directory itself. */
    public static final String CONSOLE_DOOR = "console";

    /** Of a request that tells nothing of who sits before it. */
    public Origin(String door, String requestId, @Nullable String address, @Nullable String client) {
        this(door, requestId, address, client, false);
    }

    public static Origin host(String requestId) {
        return new Origin(HOST_DOOR, requestId, null, null);
    }

    /** Whether it came from where the directory speaks for itself, and not for a platform. */
    public boolean isOwn() {
        return door.equals(HOST_DOOR) || door.equals(CONSOLE_DOOR);
    }
}
