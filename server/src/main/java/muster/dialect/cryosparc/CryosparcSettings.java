package muster.dialect.cryosparc;

import java.util.regex.Pattern;

/**
 * What a site decides about this door.
 *
 * @param version the platform's version that clients are told; they warn when its first two numbers are not their own
 */
public record CryosparcSettings(String version) {
    /** The latest version whose client is known here. */
    public static final String DEFAULT_VERSION = "v5.0.3";

    private static final Pattern VERSION = Pattern.compile("v\\d{1,4}\\.\\d{1,4}\\.\\d{1,4}[A-Za-z0-9.+-]{0,40}");

    /** @throws IllegalArgumentException when clients could not compare the version */
    public CryosparcSettings {
        if (!VERSION.matcher(version).matches()) {
            throw new IllegalArgumentException("a version looks like " + DEFAULT_VERSION + ", not " + version);
        }
    }

    public static CryosparcSettings defaults() {
        return new CryosparcSettings(DEFAULT_VERSION);
    }
}
