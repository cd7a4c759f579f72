package muster.dialect.arvados;

import java.time.Duration;
import muster.http.Request;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code config}: what the platform tells everybody of its configuration. The tools that synchronize users read there which uuids
 * are of this cluster. Source: Arvados API, exported configuration.
 */
final class ArvadosConfig implements Resource {
    static final int MAX_ITEMS = 1_000;

    private final ArvadosSettings settings;

    ArvadosConfig(ArvadosSettings settings) {
        this.settings = settings;
    }

    @Override
    public void addTo(Endpoints endpoints) {
        endpoints.add(Endpoint.get("configs", "get", "/config")
                .asks("nothing")
                .open()
                .by(call -> ArvadosJson.ok(config(call.request()))));
    }

    private ObjectNode config(Request request) {
        ObjectNode config = ArvadosJson.object();
        config.put("ClusterID", settings.clusterId());
        config.set("API", limits());
        config.putObject("Login").put("LoginCluster", "");
        config.set("Users", users());
        ObjectNode services = config.putObject("Services");
        services.putObject("Controller").put("ExternalURL", request.baseUrl() + "/");
        services.putObject("Workbench1").put("ExternalURL", "");
        services.putObject("Workbench2").put("ExternalURL", "");
        config.putObject("StorageClasses").putObject("default").put("Default", true);
        config.putObject("RemoteClusters");
        return config;
    }

    private ObjectNode limits() {
        ObjectNode limits = ArvadosJson.object();
        limits.put("MaxItemsPerResponse", MAX_ITEMS);
        limits.put("MaxRequestSize", settings.maxRequestSize());
        limits.put("MaxTokenLifetime", duration(settings.maxTokenLifetime()));
        return limits;
    }

    private ObjectNode users() {
        ObjectNode users = ArvadosJson.object();
        users.put("ActivatedUsersAreVisibleToOthers", settings.activatedUsersAreVisibleToOthers());
        users.put("AnonymousUserToken", "");
        users.put("AutoSetupNewUsers", settings.autoSetupNewUsers());
        users.put("AutoSetupNewUsersWithVmUUID", settings.autoSetupVm() == null ? "" : settings.autoSetupVm());
        users.put("NewUsersAreActive", settings.newUsersAreActive());
        return users;
    }

    /** As the platform's own programs print durations. */
    private static String duration(Duration duration) {
        return duration.toHours() > 0
                ? duration.toHours() + "h" + duration.toMinutesPart() + "m" + duration.toSecondsPart() + "s"
                : duration.toMinutes() > 0
                        ? duration.toMinutes() + "m" + duration.toSecondsPart() + "s"
                        : duration.toSeconds() + "s";
    }
}
