package muster.dialect.connect;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a site decides about this door alone. What concerns every door (default rank, who may make groups, whether
 * viewers see others) is the directory's policy.
 *
 * @param uniqueIdHeader whether a proxy in front sends an id beside the username; only {@code PROXY} asks
 * @param version what clients are told; decides which features they use
 * @param hideEmailAddresses whether only administrators see the addresses of others
 * @param activityWindow who was active within it counts as licensed
 * @param userGroups whether groups are served at all
 * @param openBootstrap whether anybody may make the first account while there is none
 * @param bootstrapSecret with which the first account can be made by token; null when that is off
 * @param mailConfigured what clients are told about mails
 */
public record ConnectSettings(
        ConnectProvider provider,
        boolean uniqueIdHeader,
        String version,
        boolean hideEmailAddresses,
        Duration activityWindow,
        boolean userGroups,
        int minimumPasswordLength,
        Set<String> prohibitedUsernames,
        UsernameValidator usernameValidator,
        Duration sessionLifetime,
        boolean openBootstrap,
        @Nullable BootstrapSecret bootstrapSecret,
        boolean mailConfigured,
        String systemDisplayName) {

    /** What a username may look like: a plain word, or whatever an outside provider says. */
    public enum UsernameValidator {
        DEFAULT,
        PERMISSIVE
    }

    /** The reserved names of a real server, in its order: connectapi's recorded {@code server_settings}. */
    private static final List<String> RESERVED = List.of(
            "connect",
            "apps",
            "users",
            "groups",
            "setpassword",
            "user-completion",
            "confirm",
            "recent",
            "reports",
            "plots",
            "unpublished",
            "settings",
            "metrics",
            "tokens",
            "help",
            "login",
            "welcome",
            "register",
            "resetpassword",
            "content");

    /** posit-sdk reads the version with Python's packaging rules and fails on anything else. */
    private static final Pattern VERSION =
            Pattern.compile("[0-9]{4}\\.[0-9]{1,2}\\.[0-9]{1,4}(-dev\\+[0-9A-Za-z-]{1,64})?");

    public ConnectSettings {
        prohibitedUsernames = java.util.Collections.unmodifiableSet(new LinkedHashSet<>(prohibitedUsernames));
        require(VERSION.matcher(version).matches(), "the version looks like 2025.09.0, not " + version);
        require(isPositive(activityWindow), "the activity window is at least one day");
        require(isPositive(sessionLifetime), "the session lifetime is positive");
        require(minimumPasswordLength >= 1 && minimumPasswordLength <= 128, "passwords have 1 to 128 characters");
    }

    public static ConnectSettings defaults() {
        return with(changes -> {});
    }

    /** The defaults, with some of them changed. */
    public static ConnectSettings with(Consumer<Changes> change) {
        Changes changes = new Changes();
        change.accept(changes);
        return changes.settings();
    }

    private static boolean isPositive(Duration duration) {
        return !duration.isNegative() && !duration.isZero();
    }

    private static void require(boolean met, String complaint) {
        if (!met) {
            throw new IllegalArgumentException(complaint);
        }
    }

    /** The settings while they are gathered; each begins with its default. */
    public static final class Changes {
        public ConnectProvider provider = ConnectProvider.PASSWORD;
        public boolean uniqueIdHeader;
        public String version = "2025.09.0";
        public boolean hideEmailAddresses;
        public Duration activityWindow = Duration.ofDays(365);
        public boolean userGroups = true;
        public int minimumPasswordLength = 6;
        public Set<String> prohibitedUsernames = new LinkedHashSet<>(RESERVED);
        /** Null: strict with passwords, permissive where somebody else decides what people are called. */
        public @Nullable UsernameValidator usernameValidator;

        public Duration sessionLifetime = Duration.ofHours(24);
        public boolean openBootstrap;
        public @Nullable BootstrapSecret bootstrapSecret;
        public boolean mailConfigured;
        public String systemDisplayName = "Muster";

        private Changes() {}

        private ConnectSettings settings() {
            UsernameValidator byProvider =
                    provider.isPassword() ? UsernameValidator.DEFAULT : UsernameValidator.PERMISSIVE;
            return new ConnectSettings(
                    provider,
                    uniqueIdHeader,
                    version,
                    hideEmailAddresses,
                    activityWindow,
                    userGroups,
                    minimumPasswordLength,
                    prohibitedUsernames,
                    usernameValidator == null ? byProvider : usernameValidator,
                    sessionLifetime,
                    openBootstrap,
                    bootstrapSecret,
                    mailConfigured,
                    systemDisplayName);
        }
    }
}
