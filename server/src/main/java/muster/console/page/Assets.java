package muster.console.page;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import muster.http.Rejected;
import muster.http.Rejection;
import muster.http.Request;
import muster.http.Response;
import muster.http.Route;

/**
 * All files that pages refer to. They are served under a name that changes with their content, so that browsers may keep them for
 * ever and still never pair an old one with a new page.
 */
public final class Assets {
    private static final String SCRIPT = "text/javascript; charset=utf-8";
    private static final String STYLE = "text/css; charset=utf-8";
    private static final String KEEP = "public, max-age=31536000, immutable";

    private final Map<String, Asset> byName = new LinkedHashMap<>();
    private final String release;

    private Assets() {
        add(Asset.load("assets/", "pico.min.css", STYLE));
        add(Asset.load("", "console.css", STYLE));
        add(Asset.load("assets/", "htmx.min.js", SCRIPT));
        add(Asset.load("", "console.js", SCRIPT));
        add(Asset.of("icons.svg", "image/svg+xml", Icon.sheet()));
        release = digest();
    }

    public static Assets load() {
        return new Assets();
    }

    private void add(Asset asset) {
        byName.put(asset.name(), asset);
    }

    private String digest() {
        try {
            MessageDigest all = MessageDigest.getInstance("SHA-256");
            byName.values().forEach(asset -> {
                all.update(asset.name().getBytes(StandardCharsets.UTF_8));
                all.update(asset.bytes());
            });
            return HexFormat.of().formatHex(all.digest(), 0, 6);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Where a file is, below the server's own address. */
    public String path(String name) {
        if (!byName.containsKey(name)) {
            throw new IllegalArgumentException("no such file: " + name);
        }
        return "/assets/" + release + "/" + name;
    }

    /** The one way to all of them. */
    public Route route() {
        return Route.of("GET", "/assets/{release}/{name}", "open: part of every page", this::answer)
                .quick();
    }

    private Response answer(Request request) {
        Asset asset = byName.get(request.path("name"));
        if (asset == null || !request.path("release").equals(release)) {
            throw new Rejected(Rejection.of(Rejection.Reason.UNKNOWN_PATH, "There is no such file."));
        }
        boolean zips = String.join(",", request.headers("Accept-Encoding")).contains("gzip");
        Response answer = Response.of(200, asset.type(), zips ? asset.zipped() : asset.bytes())
                .withHeader("Cache-Control", KEEP)
                .withHeader("Vary", "Accept-Encoding")
                .withHeader("X-Content-Type-Options", "nosniff");
        return zips ? answer.withHeader("Content-Encoding", "gzip") : answer;
    }
}
