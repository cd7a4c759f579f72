package muster.http;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Everything the HTTP server must be told.
 *
 * @param patientWorkers who runs the routes that may wait long, see {@link Route#patient}
 * @param pathPrefix the path below which everything is mounted, such as {@code /rsc}; empty for none
 * @param publicUrl when given, scheme, host and origin come from it and other host names are refused
 */
public record HttpSettings(
        @Nullable ListenAddress listen,
        @Nullable TlsSettings tls,
        Limits limits,
        Workers workers,
        Workers patientWorkers,
        TrustedProxies proxies,
        String pathPrefix,
        @Nullable URI publicUrl,
        boolean accessLog) {

    public HttpSettings {
        if (listen == null && tls == null) {
            throw new IllegalArgumentException("there is nothing to listen on");
        }
        pathPrefix = pathPrefix.endsWith("/") ? pathPrefix.substring(0, pathPrefix.length() - 1) : pathPrefix;
        if (!pathPrefix.isEmpty() && (!pathPrefix.startsWith("/") || pathPrefix.indexOf('%') >= 0)) {
            throw new IllegalArgumentException("a path prefix looks like /rsc, not " + pathPrefix);
        }
        if (publicUrl != null && !isBareUrl(publicUrl)) {
            throw new IllegalArgumentException("a public URL looks like https://muster.example.org, not " + publicUrl);
        }
    }

    public static HttpSettings defaults() {
        return new HttpSettings(
                new ListenAddress("127.0.0.1", 8300),
                null,
                Limits.defaults(),
                Workers.defaults(),
                Workers.patientDefaults(),
                TrustedProxies.NONE,
                "",
                null,
                true);
    }

    public HttpSettings withListen(@Nullable ListenAddress listen) {
        return new HttpSettings(
                listen, tls, limits, workers, patientWorkers, proxies, pathPrefix, publicUrl, accessLog);
    }

    public HttpSettings withTls(@Nullable TlsSettings tls) {
        return new HttpSettings(
                listen, tls, limits, workers, patientWorkers, proxies, pathPrefix, publicUrl, accessLog);
    }

    public HttpSettings withLimits(Limits limits) {
        return new HttpSettings(
                listen, tls, limits, workers, patientWorkers, proxies, pathPrefix, publicUrl, accessLog);
    }

    public HttpSettings withWorkers(Workers workers) {
        return new HttpSettings(
                listen, tls, limits, workers, patientWorkers, proxies, pathPrefix, publicUrl, accessLog);
    }

    public HttpSettings withPatientWorkers(Workers patientWorkers) {
        return new HttpSettings(
                listen, tls, limits, workers, patientWorkers, proxies, pathPrefix, publicUrl, accessLog);
    }

    public HttpSettings withProxies(TrustedProxies proxies) {
        return new HttpSettings(
                listen, tls, limits, workers, patientWorkers, proxies, pathPrefix, publicUrl, accessLog);
    }

    public HttpSettings withPathPrefix(String pathPrefix) {
        return new HttpSettings(
                listen, tls, limits, workers, patientWorkers, proxies, pathPrefix, publicUrl, accessLog);
    }

    public HttpSettings withPublicUrl(@Nullable URI publicUrl) {
        return new HttpSettings(
                listen, tls, limits, workers, patientWorkers, proxies, pathPrefix, publicUrl, accessLog);
    }

    public HttpSettings withAccessLog(boolean accessLog) {
        return new HttpSettings(
                listen, tls, limits, workers, patientWorkers, proxies, pathPrefix, publicUrl, accessLog);
    }

    private static boolean isBareUrl(URI url) {
        boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
        return web && url.getHost() != null && url.getRawQuery() == null && url.getRawUserInfo() == null;
    }
}
