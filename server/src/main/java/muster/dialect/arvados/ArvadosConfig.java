package muster.dialect.arvados;

import java.time.Duration;
import java.util.List;
import muster.http.Request;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code config}: what the platform tells everybody of its configuration. The tools that synchronize users read there which uuids
 * are of this cluster. Source: Arvados API, exported configuration.
 */
final class ArvadosConfig implements Resource {
    static final int MAX_ITEMS = 1_000;

    private static final List<String> ABSENT_SERVICES =
            List.of("Workbench1", "Workbench2", "Websocket", "WebDAV", "WebDAVDownload");
    private static final List<String> EMPTY_TEXTS = List.of(
            "SiteName",
            "WelcomePageHTML",
            "InactivePageHTML",
            "SSHHelpPageHTML",
            "SSHHelpHostSuffix",
            "FileViewersConfigURL",
            "BannerUUID");

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
        config.set("Services", services(request));
        config.putObject("StorageClasses").putObject("default").put("Default", true);
        config.putObject("Collections").put("TrustAllContent", false).put("ForwardSlashNameSubstitution", "");
        config.set("Workbench", workbench());
        config.putObject("Volumes");
        config.putObject("RemoteClusters");
        return config;
    }

    /** Of the others there are none here; but Workbench stops when it does not find each of them. */
    private static ObjectNode services(Request request) {
        ObjectNode services = ArvadosJson.object();
        services.putObject("Controller").put("ExternalURL", request.baseUrl() + "/");
        ABSENT_SERVICES.forEach(name -> services.putObject(name).put("ExternalURL", ""));
        return services;
    }

    private static ObjectNode workbench() {
        ObjectNode workbench = ArvadosJson.object();
        EMPTY_TEXTS.forEach(name -> workbench.put(name, ""));
        workbench.putObject("UserProfileFormFields");
        workbench.put("IdleTimeout", "0s");
        return workbench;
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
