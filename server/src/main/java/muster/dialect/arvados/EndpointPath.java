package muster.dialect.arvados;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import muster.directory.Keys;
import muster.http.Request;
import muster.http.Response;
import muster.http.Route;
import muster.http.Routes;
import muster.model.Failure;
import muster.model.Rank;
import muster.model.Refused;

/**
 * One path of the door with all that it does. Which endpoint is meant is known only here, because a POST may stand for another
 * verb; so every verb of a known path comes here, and the one meant in the end decides about scopes and about 405.
 */
final class EndpointPath {
    private static final String OVERRIDE_FIELD = "_method";
    private static final String OVERRIDE_HEADER = "X-HTTP-Method-Override";
    private static final String ELSEWHERE = "/{elsewhere...}";
    private static final String SUFFIX = ".json";
    private static final List<String> VERBS = List.of("GET", "POST", "PUT", "PATCH", "DELETE");
    private static final Set<String> READING = Set.of("GET", "HEAD");

    private final String prefix;
    private final List<Endpoint> endpoints;
    private final ArvadosTokens tokens;
    private final ArvadosSettings settings;

    /** @param endpoints all that have this path */
    EndpointPath(String prefix, List<Endpoint> endpoints, ArvadosTokens tokens, ArvadosSettings settings) {
        this.prefix = prefix;
        this.endpoints = List.copyOf(endpoints);
        this.tokens = tokens;
        this.settings = settings;
    }

    /** The suffix {@code .json} says nothing; behind a parameter it is cut off later. */
    void addTo(Routes routes) {
        String template = endpoints.getFirst().template();
        addTo(routes, template);
        if (!template.endsWith("}")) {
            addTo(routes, template + SUFFIX);
        }
    }

    private void addTo(Routes routes, String template) {
        for (String verb : VERBS) {
            Route route =
                    Route.of(verb, template, question(verb), this::answer).withMaxBodyBytes(settings.maxRequestSize());
            routes.add(isPatient(verb) ? route.patient() : route);
        }
        routes.add(options(template));
    }

    /** Browsers ask before they send anything, and must be answered even where nothing is, or they do not show the 404. */
    static void addElsewhere(Routes routes) {
        for (String verb : VERBS) {
            routes.add(Route.of(verb, ELSEWHERE, "nothing, and is refused", _ -> {
                throw ArvadosRefusal.notFound();
            }));
        }
        routes.add(options(ELSEWHERE));
    }

    private static Route options(String template) {
        return Route.of("OPTIONS", template, "nothing", _ -> Cors.on(Response.empty(200)))
                .quick();
    }

    private String question(String verb) {
        return endpoints.stream()
                .filter(endpoint -> endpoint.takes(verb))
                .map(Endpoint::asks)
                .findFirst()
                .orElse(verb.equals("POST") ? "what the verb asks for which it stands" : "nothing, and is refused");
    }

    private boolean isPatient(String verb) {
        return endpoints.stream().anyMatch(endpoint -> endpoint.patient() && endpoint.takes(verb));
    }

    private Response answer(Request request) {
        Sent sent = Sent.of(request);
        String verb = verb(request, sent);
        Endpoint endpoint = endpoints.stream()
                .filter(each -> each.takes(verb))
                .findFirst()
                .orElseThrow(() -> new WrongVerb(endpoints));
        Parameters parameters = new Parameters(sent, endpoint, inPath(request, endpoint));
        Call call = endpoint.open()
                ? new Call(request, endpoint, parameters, null, List.of())
                : identified(request, sent, endpoint, parameters, verb);
        return Cors.on(answer(endpoint, call));
    }

    /**
     * Whoever was never activated is nobody to the directory, but had a good token: 401 would make tools throw it away and ask
     * for another one.
     */
    private static Response answer(Endpoint endpoint, Call call) {
        try {
            return endpoint.action().act(call);
        } catch (Refused refused) {
            boolean known = !endpoint.open() && call.caller().isInvited();
            if (known && refused.failure() instanceof Failure.NotSignedIn) {
                throw ArvadosRefusal.notActive();
            }
            throw refused;
        }
    }

    /** The field wins over the header. Source: Arvados API, method override; long queries of the SDKs depend on it. */
    private static String verb(Request request, Sent sent) {
        if (!request.method().equals("POST")) {
            return request.method();
        }
        List<String> fields = sent.fields(OVERRIDE_FIELD);
        String override = fields.isEmpty() ? request.header(OVERRIDE_HEADER) : fields.getLast();
        return override == null || override.isBlank()
                ? "POST"
                : override.strip().toUpperCase(Locale.ROOT);
    }

    private static Map<String, String> inPath(Request request, Endpoint endpoint) {
        Map<String, String> values = new HashMap<>();
        for (String name : endpoint.pathParameters()) {
            boolean last = endpoint.template().endsWith("{" + name + "}");
            String value = request.path(name);
            values.put(name, last ? withoutSuffix(value) : value);
        }
        return values;
    }

    private Call identified(Request request, Sent sent, Endpoint endpoint, Parameters parameters, String verb) {
        List<ArvadosTokens.Bearer> readers = READING.contains(verb) ? readers(request, parameters) : List.of();
        ArvadosTokens.Bearer bearer = tokens.caller(request, sent, readers);
        Keys.Known known = bearer.known();
        if (!endpoint.regardlessOfScopes() && !allows(request, verb, known)) {
            throw new ArvadosRefusal(403, "The scopes of this token do not allow it.");
        }
        requireNoFederation(parameters, known);
        List<Keys.Known> allowed = readers.stream()
                .map(ArvadosTokens.Bearer::known)
                .filter(reader -> allows(request, verb, reader))
                .toList();
        return new Call(request, endpoint, parameters, bearer, allowed);
    }

    private List<ArvadosTokens.Bearer> readers(Request request, Parameters parameters) {
        List<String> readerTokens = parameters.texts("reader_tokens");
        return readerTokens == null ? List.of() : tokens.readers(request, readerTokens);
    }

    private boolean allows(Request request, String verb, Keys.Known known) {
        return Scopes.allow(known.key().scopes(), verb, canonicalPath(request));
    }

    /** The path as scopes name it: from the root of the API, decoded, without what says nothing at its end. */
    private String canonicalPath(Request request) {
        StringBuilder path = new StringBuilder(prefix);
        for (String segment : request.segments()) {
            // A slash that was escaped must not let one path pass for another.
            path.append('/').append(segment.replace("/", "%2F"));
        }
        return withoutSuffix(path.toString());
    }

    /** There is one cluster only; but who may ask for it alone is the platform's rule. */
    private void requireNoFederation(Parameters parameters, Keys.Known known) {
        if (parameters.flag("bypass_federation") && !known.caller().isAtLeast(Rank.ADMINISTRATOR)) {
            throw ArvadosRefusal.forbidden();
        }
        String cluster = parameters.text("cluster_id");
        if (cluster != null && !cluster.equals(settings.clusterId())) {
            throw ArvadosRefusal.invalid("This cluster is not connected with any other.");
        }
    }

    private static String withoutSuffix(String text) {
        return text.endsWith(SUFFIX) ? text.substring(0, text.length() - SUFFIX.length()) : text;
    }
}
