package muster.console.site;

import org.jspecify.annotations.Nullable;

/**
 * One setting as it is in force.
 *
 * @param title as it stands in the settings file
 * @param variable as it stands in the environment
 * @param value empty for none; null for a secret that is set and not shown
 * @param source whence the value comes
 * @param meaning in a few English words
 */
public record SettingLine(
        String title, String variable, @Nullable String value, Source source, String meaning) {

    /** Where a value stands. */
    public enum Source {
        /** Nobody gave one. */
        USUAL,
        FILE,
        ENVIRONMENT,
        COMMAND_LINE
    }
}
