package muster.app;

import java.time.Duration;
import java.util.Set;
import java.util.function.Function;
import muster.dialect.arvados.ArvadosSettings;
import muster.http.Limits;
import muster.model.KeySecret;
import org.jspecify.annotations.Nullable;

/**
 * What the settings say about the Arvados door.
 *
 * @param forCluster makes the door's settings of the cluster's id, which the directory knows
 * @param systemRootToken the secret with which the host itself calls; null for none
 * @param anonymousToken the secret of whoever did not sign in; null for none
 */
public record ArvadosConfiguration(
        Function<String, ArvadosSettings> forCluster,
        @Nullable KeySecret systemRootToken,
        @Nullable KeySecret anonymousToken) {
    private static final int MOST_TOKEN_HOURS = 87_600;

    static ArvadosConfiguration read(SettingValues values) {
        boolean active = values.flag(Setting.ARVADOS_NEW_USERS_ARE_ACTIVE);
        boolean setup = values.flag(Setting.ARVADOS_AUTO_SETUP_NEW_USERS);
        String vm = values.optional(Setting.ARVADOS_AUTO_SETUP_VM);
        Set<String> reserved =
                Set.of(values.text(Setting.ARVADOS_RESERVED_USERNAMES).split("[ ,]+"));
        Duration lifetime = Duration.ofHours(values.number(Setting.ARVADOS_TOKEN_HOURS, 0, MOST_TOKEN_HOURS));
        boolean visible = !values.text(Setting.VIEWERS_SEE_ONLY_THEMSELVES).equals("true");
        return new ArvadosConfiguration(
                clusterId -> ArvadosSettings.of(clusterId)
                        .withNewUsersAreActive(active)
                        .withAutoSetup(setup, vm)
                        .withActivatedUsersVisibleToOthers(visible)
                        .withReservedUsernames(reserved)
                        .withMaxTokenLifetime(lifetime)
                        .withMaxRequestSize(Limits.defaults().maxBodyBytes()),
                values.read(Setting.ARVADOS_SYSTEM_ROOT_TOKEN, KeySecret::chosen),
                values.read(Setting.ARVADOS_ANONYMOUS_TOKEN, KeySecret::chosen));
    }
}
