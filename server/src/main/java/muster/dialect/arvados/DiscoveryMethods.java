package muster.dialect.arvados;

import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/** The part {@code resources} of the discovery document, made of the very endpoints that answer. */
final class DiscoveryMethods {
    private DiscoveryMethods() {}

    static ObjectNode resources(List<Endpoint> endpoints) {
        ObjectNode resources = ArvadosJson.object();
        for (Endpoint endpoint : endpoints) {
            if (endpoint.published()) {
                methods(resources, endpoint.resource()).set(endpoint.method(), method(endpoint));
            }
        }
        return resources;
    }

    /** What every method takes, and the server takes no notice of but for the token. */
    static ObjectNode globalParameters() {
        ObjectNode parameters = ArvadosJson.object();
        ObjectNode alt = global(parameters, "alt", "Data format for the answer.");
        alt.put("default", "json");
        alt.putArray("enum").add("json");
        alt.putArray("enumDescriptions").add("Answers have the content type application/json.");
        global(parameters, "fields", "Taken for the sake of clients, and without effect.");
        global(parameters, "key", "Taken for the sake of clients, and without effect.");
        global(parameters, "oauth_token", "A token for this call.");
        return parameters;
    }

    private static ObjectNode global(ObjectNode parameters, String name, String description) {
        return parameters
                .putObject(name)
                .put("type", "string")
                .put("description", description)
                .put("location", "query")
                .put("required", false);
    }

    private static ObjectNode methods(ObjectNode resources, String resource) {
        if (!(resources.get(resource) instanceof ObjectNode present)) {
            return resources.putObject(resource).putObject("methods");
        }
        return (ObjectNode) present.get("methods");
    }

    private static ObjectNode method(Endpoint endpoint) {
        ObjectNode method = ArvadosJson.object();
        method.put("id", "arvados." + endpoint.resource() + "." + endpoint.method());
        method.put("path", endpoint.template().substring(1));
        method.put("httpMethod", endpoint.verb());
        method.put("description", "");
        ObjectNode parameters = method.putObject("parameters");
        for (Endpoint.Parameter parameter : endpoint.parameters()) {
            parameters
                    .putObject(parameter.name())
                    .put("type", parameter.type().word())
                    .put("description", "")
                    .put("location", parameter.inPath() ? "path" : "query")
                    .put("required", parameter.required());
        }
        if (endpoint.body() != null) {
            ObjectNode request = method.putObject("request").put("required", true);
            request.putObject("properties").putObject(endpoint.body()).put("$ref", camelCase(endpoint.body()));
        }
        ObjectNode response = method.putObject("response");
        if (endpoint.schema() != null) {
            response.put("$ref", endpoint.schema());
        }
        return method;
    }

    /** The schema of an object that is called {@code api_client_authorization} in requests. */
    private static String camelCase(String singular) {
        StringBuilder name = new StringBuilder();
        for (String word : singular.split("_", -1)) {
            name.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
        }
        return name.toString();
    }
}
