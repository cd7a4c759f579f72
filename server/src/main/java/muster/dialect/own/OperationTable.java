package muster.dialect.own;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import muster.dialect.JsonComplaint;
import muster.directory.Keys;
import muster.http.Request;
import muster.http.Response;
import muster.http.Route;
import muster.http.Routes;
import muster.model.Failure;
import muster.model.Refused;

/** Every operation: what is served, and what the document tells. */
final class OperationTable {
    private final Map<String, Operation> operations = new LinkedHashMap<>();

    /** Adds the operations of a topic. */
    void add(String topic, Stream<Operation.Draft> drafts) {
        drafts.map(draft -> draft.under(topic)).forEach(operation -> {
            Operation earlier = operations.put(key(operation.method(), operation.path()), operation);
            if (earlier != null) {
                throw new IllegalStateException("There are two of " + operation.id());
            }
        });
    }

    List<Operation> all() {
        return List.copyOf(operations.values());
    }

    /** @param route with the door's prefix */
    Optional<Operation> find(String method, String route) {
        String path = route.startsWith(OwnDialect.PREFIX) ? route.substring(OwnDialect.PREFIX.length()) : route;
        return Optional.ofNullable(operations.get(key(method, path)));
    }

    private static String key(String method, String path) {
        return method + " " + path;
    }

    Routes routes(OwnKeys keys) {
        Routes routes = new Routes();
        for (Operation operation : operations.values()) {
            Route route = Route.of(
                    operation.method(),
                    operation.path(),
                    operation.asks(),
                    request -> answer(request, operation, keys));
            Upload upload = operation.upload();
            Route bounded = upload == null ? route : route.withMaxBodyBytes(upload.mostBytes());
            routes.add(operation.patient() ? bounded.patient() : bounded);
        }
        return routes;
    }

    private static Response answer(Request request, Operation operation, OwnKeys keys) {
        Keys.Known known = keys.known(request);
        if (!Media.takes(request, Media.JSON)) {
            throw Problem.of(ProblemType.NOT_ACCEPTABLE, "This is answered as " + Media.JSON + ".");
        }
        return Replies.response(request, operation, done(request, operation, known));
    }

    /** What is wrong with a request is told to those who may do what it asks for. */
    private static Reply done(Request request, Operation operation, Keys.Known known) {
        try {
            return operation.action().answer(Call.of(request, operation, known));
        } catch (Problem.Found | JsonComplaint wrong) {
            pass(request, operation, known);
            throw wrong;
        } catch (Refused refused) {
            if (refused.failure() instanceof Failure.Invalid) {
                pass(request, operation, known);
            }
            throw refused;
        }
    }

    private static void pass(Request request, Operation operation, Keys.Known known) {
        Gate gate = operation.gate();
        if (gate != null) {
            gate.pass(Call.unjudged(request, operation, known));
        }
    }
}
