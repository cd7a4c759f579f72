package muster.dialect.own;

import java.util.List;
import java.util.Locale;
import muster.http.Request;
import muster.http.Response;

/** Media types of what is sent and answered, and what a client says that it takes. */
final class Media {
    static final String JSON = Response.JSON;
    static final String MERGE_PATCH = "application/merge-patch+json";
    static final String PROBLEM = "application/problem+json";

    private Media() {}

    /** Whether the client takes JSON: it says so, or says nothing of what it takes (RFC 9110, 12.5.1). */
    static boolean takes(Request request, String type) {
        List<String> lines = request.headers("Accept");
        if (lines.isEmpty()) {
            return true;
        }
        String group = type.substring(0, type.indexOf('/')) + "/*";
        int best = -1;
        boolean wanted = false;
        for (String range : String.join(",", lines).split(",", -1)) {
            String[] parts = range.strip().toLowerCase(Locale.ROOT).split(";", -1);
            String name = parts[0].strip();
            int weight = name.equals(type) ? 2 : name.equals(group) ? 1 : name.equals("*/*") ? 0 : -1;
            if (weight > best) {
                best = weight;
                wanted = !isRefused(parts);
            }
        }
        return wanted;
    }

    private static boolean isRefused(String[] parts) {
        for (int i = 1; i < parts.length; i++) {
            if (parts[i].strip().matches("q=0(\\.0{0,3})?")) {
                return true;
            }
        }
        return false;
    }
}
