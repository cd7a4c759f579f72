package muster.console.page;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What clients call themselves, in words that people know. */
public final class Clients {
    private static final int LONGEST = 60;
    /** Browsers name those that they descend from as well, so the order counts. */
    private static final Map<String, String> BROWSERS = new LinkedHashMap<>();

    private static final Map<String, String> SYSTEMS = new LinkedHashMap<>();

    static {
        BROWSERS.put("Edg/", "Edge");
        BROWSERS.put("OPR/", "Opera");
        BROWSERS.put("Firefox/", "Firefox");
        BROWSERS.put("Chrome/", "Chrome");
        BROWSERS.put("Safari/", "Safari");
        SYSTEMS.put("Android", "Android");
        SYSTEMS.put("iPhone", "iPhone");
        SYSTEMS.put("iPad", "iPad");
        SYSTEMS.put("Windows", "Windows");
        SYSTEMS.put("Mac OS X", "macOS");
        SYSTEMS.put("Linux", "Linux");
    }

    private Clients() {}

    /** Browser and system where both are known; else what the client says, cut; empty when it said nothing. */
    public static String words(@Nullable String client) {
        if (client == null) {
            return "";
        }
        String browser = first(BROWSERS, client);
        String system = first(SYSTEMS, client);
        if (!client.startsWith("Mozilla/") || browser == null) {
            return client.length() <= LONGEST ? client : client.substring(0, LONGEST) + "…";
        }
        return system == null ? browser : browser + ", " + system;
    }

    private static @Nullable String first(Map<String, String> words, String client) {
        for (Map.Entry<String, String> word : words.entrySet()) {
            if (client.contains(word.getKey())) {
                return word.getValue();
            }
        }
        return null;
    }
}
