package muster.dialect.arvados;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The path is there, but not for the verb that was meant in the end. */
final class WrongVerb extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String allowed;

    /** @param endpoints all that the path has */
    WrongVerb(List<Endpoint> endpoints) {
        super("The method is not allowed here.", null, false, false);
        Set<String> verbs = new TreeSet<>(Set.of("OPTIONS"));
        for (Endpoint endpoint : endpoints) {
            verbs.add(endpoint.verb());
            if (endpoint.takes("HEAD")) {
                verbs.add("HEAD");
            }
            if (endpoint.takes("PATCH")) {
                verbs.add("PATCH");
            }
        }
        this.allowed = String.join(", ", verbs);
    }

    /** The verbs that would do, as they stand in the header {@code Allow}. */
    String allowed() {
        return allowed;
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
