package muster.dialect.arvados;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a site decides about this door. The words are those of the platform's own configuration.
 *
 * @param clusterId the five letters or digits with which every uuid made here begins
 * @param newUsersAreActive whether a new user need not be activated
 * @param autoSetupNewUsers whether a new user is set up at once
 * @param autoSetupVm the uuid of the virtual machine that set-up gives a login on; null for none
 * @param activatedUsersAreVisibleToOthers whether set-up makes users visible to each other
 * @param reservedUsernames names that nobody gets by deriving them from an address
 * @param maxTokenLifetime no token lives longer; zero for no limit
 * @param maxRequestSize of a body, in bytes; clients are told, and send no more
 */
public record ArvadosSettings(
        String clusterId,
        boolean newUsersAreActive,
        boolean autoSetupNewUsers,
        @Nullable String autoSetupVm,
        boolean activatedUsersAreVisibleToOthers,
        Set<String> reservedUsernames,
        Duration maxTokenLifetime,
        long maxRequestSize) {

    /** What is reserved unless a site says otherwise. */
    public static final Set<String> USUALLY_RESERVED =
            Set.of("arvados", "git", "gitolite", "gitolite-admin", "root", "syslog");

    /** What whoever did not sign in may ask. */
    public static final List<String> ANONYMOUS_SCOPES = List.of("GET /");

    private static final long USUAL_REQUEST_SIZE = 4L << 20;
    private static final Pattern CLUSTER_ID = Pattern.compile("[0-9a-z]{5}");

    public ArvadosSettings {
        if (!CLUSTER_ID.matcher(clusterId).matches()) {
            throw new IllegalArgumentException("a cluster id is five lower-case letters or digits, not " + clusterId);
        }
        if (maxTokenLifetime.isNegative() || maxRequestSize < 1) {
            throw new IllegalArgumentException("limits are not negative");
        }
        reservedUsernames = Set.copyOf(reservedUsernames);
    }

    public static ArvadosSettings of(String clusterId) {
        return new ArvadosSettings(
                clusterId, false, false, null, true, USUALLY_RESERVED, Duration.ZERO, USUAL_REQUEST_SIZE);
    }

    public ArvadosSettings withNewUsersAreActive(boolean active) {
        return new ArvadosSettings(
                clusterId,
                active,
                autoSetupNewUsers,
                autoSetupVm,
                activatedUsersAreVisibleToOthers,
                reservedUsernames,
                maxTokenLifetime,
                maxRequestSize);
    }

    public ArvadosSettings withAutoSetup(boolean autoSetup, @Nullable String vm) {
        return new ArvadosSettings(
                clusterId,
                newUsersAreActive,
                autoSetup,
                vm,
                activatedUsersAreVisibleToOthers,
                reservedUsernames,
                maxTokenLifetime,
                maxRequestSize);
    }

    public ArvadosSettings withActivatedUsersVisibleToOthers(boolean visible) {
        return new ArvadosSettings(
                clusterId,
                newUsersAreActive,
                autoSetupNewUsers,
                autoSetupVm,
                visible,
                reservedUsernames,
                maxTokenLifetime,
                maxRequestSize);
    }

    public ArvadosSettings withReservedUsernames(Set<String> reserved) {
        return new ArvadosSettings(
                clusterId,
                newUsersAreActive,
                autoSetupNewUsers,
                autoSetupVm,
                activatedUsersAreVisibleToOthers,
                reserved,
                maxTokenLifetime,
                maxRequestSize);
    }

    public ArvadosSettings withMaxTokenLifetime(Duration lifetime) {
        return new ArvadosSettings(
                clusterId,
                newUsersAreActive,
                autoSetupNewUsers,
                autoSetupVm,
                activatedUsersAreVisibleToOthers,
                reservedUsernames,
                lifetime,
                maxRequestSize);
    }

    public ArvadosSettings withMaxRequestSize(long bytes) {
        return new ArvadosSettings(
                clusterId,
                newUsersAreActive,
                autoSetupNewUsers,
                autoSetupVm,
                activatedUsersAreVisibleToOthers,
                reservedUsernames,
                maxTokenLifetime,
                bytes);
    }
}
