package muster.dialect.arvados;

import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import muster.http.Response;
import tools.jackson.databind.node.ObjectNode;

/**
 * The document from which the SDKs build themselves: a method or parameter that it lacks does not exist for them. Source: Arvados
 * API, discovery; what the SDKs for Python, Ruby and Go read of it.
 */
final class DiscoveryDocument implements Resource {
    private static final String TEMPLATE = "/v1/apis/arvados/v1/rest";
    private static final String SERVICE_PATH = "arvados/v1/";
    /** The day of the API that clients may count on; the SDK for Go compares it. */
    private static final String REVISION = "20250402";

    private static final int DEFAULT_REPLICATION = 2;
    private static final int TWO_WEEKS_IN_SECONDS = 1_209_600;

    private final ObjectNode head;
    private final ObjectNode rest;

    DiscoveryDocument(Endpoints api, ArvadosSettings settings, InstantSource clock) {
        head = head(settings, clock);
        rest = ArvadosJson.object();
        rest.set("parameters", DiscoveryMethods.globalParameters());
        rest.set("auth", auth());
        rest.set("schemas", DiscoverySchemas.of(api.schemas()));
        rest.set("resources", DiscoveryMethods.resources(api.all()));
    }

    @Override
    public void addTo(Endpoints endpoints) {
        endpoints
                .add(Endpoint.get("discovery", "get", TEMPLATE)
                        .asks("nothing")
                        .open()
                        .by(this::document))
                .add(Endpoint.post("discovery", "post", TEMPLATE)
                        .asks("nothing")
                        .open()
                        .by(this::document));
    }

    /** Every later call goes to where this says, so it is the address that the client used. */
    private Response document(Call call) {
        String root = call.request().baseUrl() + "/";
        ObjectNode document = ArvadosJson.object();
        document.setAll(head);
        document.put("rootUrl", root);
        document.put("baseUrl", root + SERVICE_PATH);
        document.setAll(rest);
        return ArvadosJson.ok(document).withHeader("Cache-Control", "max-age=86400, public");
    }

    private static ObjectNode head(ArvadosSettings settings, InstantSource clock) {
        ObjectNode head = ArvadosJson.object();
        head.put("kind", "discovery#restDescription");
        head.put("discoveryVersion", "v1");
        head.put("id", "arvados:v1");
        head.put("name", "arvados");
        head.put("version", "v1");
        head.put("revision", REVISION);
        head.put("title", "Arvados API");
        head.put("description", "The accounts of this site, as the Arvados API shows them.");
        head.put("documentationLink", "https://doc.arvados.org/api/index.html");
        head.put("protocol", "rest");
        head.put("basePath", "/" + SERVICE_PATH);
        head.put("servicePath", SERVICE_PATH);
        head.put("batchPath", "batch");
        head.put("uuidPrefix", settings.clusterId());
        head.put(
                "generatedAt",
                DateTimeFormatter.ISO_INSTANT.format(clock.instant().truncatedTo(ChronoUnit.SECONDS)));
        // Names no release of the platform: this is not one.
        head.put("source_version", "muster");
        head.put("sourceVersion", "muster");
        head.put("packageVersion", "muster");
        head.put("maxRequestSize", settings.maxRequestSize());
        head.put("maxItemsPerResponse", ArvadosConfig.MAX_ITEMS);
        head.put("defaultCollectionReplication", DEFAULT_REPLICATION);
        head.put("defaultTrashLifetime", TWO_WEEKS_IN_SECONDS);
        head.put("blobSignatureTtl", TWO_WEEKS_IN_SECONDS);
        head.putObject("remoteHosts");
        head.put("remoteHostsViaDNS", false);
        head.put("websocketUrl", "");
        head.put("workbenchUrl", "");
        head.put("workbench2Url", "");
        head.put("keepWebServiceUrl", "");
        return head;
    }

    private static ObjectNode auth() {
        ObjectNode auth = ArvadosJson.object();
        auth.putObject("oauth2")
                .putObject("scopes")
                .putObject("https://api.arvados.org/auth/arvados")
                .put("description", "View and manage objects");
        return auth;
    }
}
