package muster.dialect.arvados;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every method of every resource, and every schema, in the order in which the resources told them. */
final class Endpoints {
    private final List<Endpoint> all = new ArrayList<>();
    private final List<Schema> schemas = new ArrayList<>();

    /** The endpoints of these resources. */
    static Endpoints of(List<Resource> resources) {
        Endpoints endpoints = new Endpoints();
        resources.forEach(resource -> resource.addTo(endpoints));
        return endpoints;
    }

    /** Adds an endpoint; refuses one that an earlier endpoint already answers. */
    Endpoints add(Endpoint endpoint) {
        for (Endpoint earlier : all) {
            boolean samePlace = earlier.template().equals(endpoint.template()) && earlier.takes(endpoint.verb());
            boolean sameName = earlier.resource().equals(endpoint.resource())
                    && earlier.method().equals(endpoint.method());
            if (samePlace || (sameName && earlier.published() && endpoint.published())) {
                throw new IllegalArgumentException("two endpoints for " + endpoint.verb() + " " + endpoint.template());
            }
        }
        all.add(endpoint);
        return this;
    }

    /** Adds a schema; that of a list of such objects follows from it. */
    Endpoints add(Schema schema) {
        if (schemas.stream().anyMatch(earlier -> earlier.name().equals(schema.name()))) {
            throw new IllegalArgumentException("two schemas have the name " + schema.name());
        }
        schemas.add(schema);
        return this;
    }

    List<Endpoint> all() {
        return List.copyOf(all);
    }

    List<Schema> schemas() {
        return List.copyOf(schemas);
    }

    /** The endpoints of each path. */
    Map<String, List<Endpoint>> byTemplate() {
        Map<String, List<Endpoint>> paths = new LinkedHashMap<>();
        for (Endpoint endpoint : all) {
            paths.computeIfAbsent(endpoint.template(), unused -> new ArrayList<>())
                    .add(endpoint);
        }
        return paths;
    }
}
