package muster.dialect.connect;

import muster.http.Request;
import muster.http.Response;
import muster.http.Routes;
import muster.model.Policy;
import tools.jackson.core.JsonGenerator;

/**
 * {@code server_settings}: the first thing that clients read, with good, bad or no credentials. posit-sdk reads the version
 * alone; the others find here the fields of a real server's reply that they look at.
 */
final class ConnectServerSettings {
    private final ConnectSettings settings;
    private final Policy policy;

    ConnectServerSettings(ConnectSettings settings, Policy policy) {
        this.settings = settings;
        this.policy = policy;
    }

    void addTo(Routes routes) {
        routes.add("GET", "/server_settings", "everybody", this::show)
                .add("GET", "/v1/server_settings/public", "everybody", this::showPublic);
    }

    /** Outside the API: the R client only looks whether the status is 402, which is how a licence expires. */
    void addPingTo(Routes routes) {
        routes.add(
                "GET",
                "/",
                "everybody",
                request -> ConnectJson.answer(200, json -> {
                    json.writeStartObject();
                    json.writeEndObject();
                }));
    }

    private Response show(Request request) {
        return ConnectJson.answer(200, json -> {
            json.writeStartObject();
            json.writeStringProperty("hostname", hostname(request));
            json.writeStringProperty("version", settings.version());
            json.writeStringProperty("build", "v" + settings.version());
            json.writeStringProperty("about", "Posit Connect v" + settings.version());
            json.writeName("authentication");
            authentication(json);
            json.writeName("license");
            license(json);
            json.writeBooleanProperty("mail_configured", settings.mailConfigured());
            json.writeBooleanProperty("self_registration", false);
            json.writeStringProperty("logout_url", "__logout__");
            json.writeArrayPropertyStart("prohibited_usernames");
            settings.prohibitedUsernames().forEach(json::writeString);
            json.writeEndArray();
            json.writeStringProperty("username_validator", validator());
            json.writeBooleanProperty("viewers_can_only_see_themselves", policy.viewersSeeOnlyThemselves());
            json.writeStringProperty("system_display_name", settings.systemDisplayName());
            json.writeEndObject();
        });
    }

    /** What a page for signing in needs to know. */
    private Response showPublic(Request request) {
        return ConnectJson.answer(200, json -> {
            json.writeStartObject();
            json.writeName("authentication");
            json.writeStartObject();
            json.writeStringProperty("name", settings.provider().shownName());
            json.writeBooleanProperty("handles_credentials", settings.provider().handlesCredentials());
            json.writeBooleanProperty("handles_login", true);
            json.writeStringProperty("notice", "");
            json.writeEndObject();
            json.writeBooleanProperty("mail_configured", settings.mailConfigured());
            json.writeBooleanProperty("self_registration", false);
            json.writeStringProperty("system_display_name", settings.systemDisplayName());
            json.writeEndObject();
        });
    }

    private void authentication(JsonGenerator json) {
        ConnectProvider provider = settings.provider();
        String editableBy =
                policy.selfEditing() == Policy.SelfEditing.ADMINISTRATORS_AND_SELF ? "adminandself" : "admin";
        json.writeStartObject();
        json.writeBooleanProperty("handles_credentials", provider.handlesCredentials());
        json.writeBooleanProperty("handles_login", true);
        json.writeBooleanProperty("external_user_data", !provider.isPassword());
        json.writeBooleanProperty("external_user_search", provider.hasDirectory());
        json.writeBooleanProperty("external_user_id", provider.needsExternalId(settings.uniqueIdHeader()));
        json.writeBooleanProperty("groups_enabled", settings.userGroups());
        json.writeBooleanProperty("external_group_search", false);
        json.writeBooleanProperty("external_group_members", false);
        json.writeBooleanProperty("external_group_id", false);
        json.writeBooleanProperty("external_group_owner", false);
        json.writeBooleanProperty("unique_usernames", true);
        json.writeStringProperty("name_editable_by", editableBy);
        json.writeStringProperty("email_editable_by", editableBy);
        json.writeStringProperty("username_editable_by", editableBy);
        // Everybody may lower the own role.
        json.writeStringProperty("role_editable_by", "adminandself");
        json.writeStringProperty("name", provider.shownName());
        json.writeStringProperty("notice", "");
        json.writeNumberProperty("warning_delay", 0);
        json.writeEndObject();
    }

    /** No number of users is too many; the figures of a licence are texts on the older servers that clients recorded. */
    private void license(JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("status", "activated");
        json.writeStringProperty("users", "0");
        json.writeStringProperty(
                "user-activity-days", Long.toString(settings.activityWindow().toDays()));
        json.writeEndObject();
    }

    private String validator() {
        return switch (settings.usernameValidator()) {
            case DEFAULT -> "default";
            case PERMISSIVE -> "permissive";
        };
    }

    private static String hostname(Request request) {
        String host = request.host();
        int colon = host.lastIndexOf(':');
        return colon > host.lastIndexOf(']') ? host.substring(0, colon) : host;
    }
}
