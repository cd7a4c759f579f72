package muster.dialect.arvados;

import java.util.List;
import muster.model.Key;

/**
 * What a token may be used for: everything, or a list of requests such as {@code GET /arvados/v1/users}; one that ends in a slash
 * stands for all that begins with it. Source: Arvados API, token scopes.
 */
final class Scopes {
    private Scopes() {}

    /** @param path without a slash at its end, from the root of the platform's API */
    static boolean allow(List<String> scopes, String verb, String path) {
        return switch (verb) {
            case "HEAD" -> covers(scopes, "HEAD", path) || covers(scopes, "GET", path);
            // The platform names updates after PATCH; its older clients send PUT, and say so in scopes.
            case "PUT", "PATCH" -> covers(scopes, "PUT", path) || covers(scopes, "PATCH", path);
            default -> covers(scopes, verb, path);
        };
    }

    private static boolean covers(List<String> scopes, String verb, String path) {
        String asked = verb + " " + path;
        return scopes.stream()
                .anyMatch(scope -> scope.equals(Key.EVERYTHING)
                        || scope.equals(asked)
                        || (scope.endsWith("/") && asked.startsWith(scope)));
    }
}
