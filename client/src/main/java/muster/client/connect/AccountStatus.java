package muster.client.connect;

import java.util.Locale;

/** Each account has exactly one of these. */
public enum AccountStatus {
    /** Cannot sign in, whatever else. */
    LOCKED,
    /** Not locked, and active of late; counts against a licence. */
    LICENSED,
    /** Neither. */
    INACTIVE;

    /** As the platform spells it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
