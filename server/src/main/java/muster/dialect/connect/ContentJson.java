package muster.dialect.connect;

import java.util.List;
import muster.model.Account;
import muster.model.Caller;
import muster.model.Holding;
import muster.model.HoldingView;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/** Writes content items, every field of the platform's reference in its order. */
final class ContentJson {
    private static final List<String> RUNTIME_SETTINGS = List.of(
            "connection_timeout",
            "read_timeout",
            "init_timeout",
            "idle_timeout",
            "max_processes",
            "min_processes",
            "max_conns_per_process",
            "load_factor",
            "memory_request",
            "memory_limit",
            "cpu_request",
            "cpu_limit",
            "amd_gpu_limit",
            "nvidia_gpu_limit",
            "service_account_name",
            "default_image_name");
    /** Always null: no bundle is deployed that had a runtime. */
    private static final List<String> RUNTIMES =
            List.of("cluster_name", "image_name", "r_version", "py_version", "quarto_version");

    private ContentJson() {}

    /** @param owner when the client asked for it and may see it */
    static void item(JsonGenerator json, HoldingView view, Caller caller, String baseUrl, @Nullable Account owner) {
        Holding item = view.holding();
        JsonNode document = ContentFields.parse(item.document());
        json.writeStartObject();
        json.writeStringProperty("guid", item.id().toString());
        json.writeStringProperty("name", item.name());
        ContentFields.write(json, "title", document);
        writeText(json, "description", document);
        json.writeStringProperty("access_type", ContentRoles.accessType(item.audience()));
        writeFlag(json, "locked", document);
        writeText(json, "locked_message", document);
        RUNTIME_SETTINGS.forEach(name -> ContentFields.write(json, name, document));
        json.writeStringProperty("created_time", ConnectJson.time(item.createdAt()));
        // Nothing is deployed here; the platform shows the time of creation until something is.
        json.writeStringProperty("last_deployed_time", ConnectJson.time(item.createdAt()));
        json.writeNullProperty("bundle_id");
        json.writeStringProperty("app_mode", "unknown");
        json.writeStringProperty("content_category", "");
        json.writeBooleanProperty("parameterized", false);
        RUNTIMES.forEach(json::writeNullProperty);
        json.writeNullProperty("r_environment_management");
        ContentFields.write(json, "default_r_environment_management", document);
        json.writeNullProperty("py_environment_management");
        ContentFields.write(json, "default_py_environment_management", document);
        ContentFields.write(json, "run_as", document);
        writeFlag(json, "run_as_current_user", document);
        json.writeStringProperty("owner_guid", item.owner().toString());
        json.writeStringProperty("content_url", baseUrl + "/content/" + item.id() + "/");
        json.writeStringProperty("dashboard_url", baseUrl + "/connect/#/apps/" + item.id());
        json.writeStringProperty("app_role", ContentRoles.appRole(caller, view));
        json.writeStringProperty("id", Long.toString(item.number()));
        if (owner != null) {
            json.writeName("owner");
            ConnectUserJson.owner(json, owner);
        }
        json.writeEndObject();
    }

    private static void writeText(JsonGenerator json, String name, JsonNode document) {
        JsonNode value = document.get(name);
        json.writeStringProperty(name, value == null ? "" : value.asString(""));
    }

    private static void writeFlag(JsonGenerator json, String name, JsonNode document) {
        JsonNode value = document.get(name);
        json.writeBooleanProperty(name, value != null && value.asBoolean(false));
    }
}
