package muster.dialect.arvados;

import java.util.ArrayList;
import java.util.List;

/** The methods that nearly every resource has. Source: Arvados API, common resource methods. */
final class StandardMethods {
    private final String resource;
    private final String body;
    private final String schema;
    private final List<Endpoint> endpoints = new ArrayList<>();

    private StandardMethods(String resource, String body, String schema) {
        this.resource = resource;
        this.body = body;
        this.schema = schema;
    }

    /** @param body under which requests carry the object */
    static StandardMethods of(String resource, String body, String schema) {
        return new StandardMethods(resource, body, schema);
    }

    StandardMethods list(Action action) {
        endpoints.add(Endpoint.get(resource, "list", "/" + resource)
                .asks("may the caller see each of these")
                .takesListParameters()
                .answers(schema + "List")
                .by(action));
        return this;
    }

    StandardMethods get(Action action) {
        endpoints.add(Endpoint.get(resource, "get", one())
                .asks("may the caller see this " + body)
                .takesSelect()
                .answers(schema)
                .by(action));
        return this;
    }

    StandardMethods create(Action action) {
        endpoints.add(Endpoint.post(resource, "create", "/" + resource)
                .asks("may the caller make a " + body + " there")
                .takesCreateParameters()
                .body(body)
                .answers(schema)
                .by(action));
        return this;
    }

    StandardMethods update(Action action) {
        endpoints.add(Endpoint.put(resource, "update", one())
                .asks("may the caller change this " + body)
                .takesUpdateParameters()
                .body(body)
                .answers(schema)
                .by(action));
        return this;
    }

    StandardMethods delete(Action action) {
        endpoints.add(Endpoint.delete(resource, "delete", one())
                .asks("may the caller remove this " + body)
                .takesSelect()
                .answers(schema)
                .by(action));
        return this;
    }

    void addTo(Endpoints all) {
        endpoints.forEach(all::add);
    }

    private String one() {
        return "/" + resource + "/{uuid}";
    }
}
