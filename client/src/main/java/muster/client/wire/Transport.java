package muster.client.wire;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import muster.client.ClientException;
import muster.client.ClientException.Interrupted;
import muster.client.ClientException.Misunderstood;
import muster.client.ClientException.TooSlow;
import muster.client.ClientException.Unreachable;
import muster.client.ClientOptions;
import org.jspecify.annotations.Nullable;

/**
 * Asks one server, and no other: it follows no redirection, so that no credential goes where nobody sent it. What failed on its
 * way is asked again when that does no harm.
 */
public final class Transport {
    private static final Duration FIRST_WAIT = Duration.ofMillis(200);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final URI base;
    private final Map<String, String> heads;
    private final ClientOptions options;
    private final HttpClient client;

    /**
     * @param base what paths are put behind, without a slash at its end
     * @param heads who asks, and how; sent with each call
     * @throws IllegalArgumentException unless it is http or https with a host, and without a user, query or fragment
     */
    public Transport(URI base, Map<String, String> heads, ClientOptions options) {
        requireAddress(base);
        this.base = base;
        this.heads = Map.copyOf(heads);
        this.options = options;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(options.connectTimeout())
                .build();
    }

    private static void requireAddress(URI base) {
        String scheme = base.getScheme();
        boolean isHttp = "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
        if (!isHttp || base.getHost() == null) {
            throw new IllegalArgumentException("the address of a server is like https://host or http://host:port/path");
        }
        if (base.getRawUserInfo() != null || base.getRawQuery() != null || base.getRawFragment() != null) {
            throw new IllegalArgumentException("the address of a server has no user, query or fragment");
        }
    }

    /**
     * @return what was answered, whatever its status, but for redirections
     * @throws ClientException when there is no answer to speak of
     */
    public Reply send(Call call) {
        return send(call, Map.of());
    }

    /** @param more heads of this call alone; one that all calls have is replaced by it */
    public Reply send(Call call, Map<String, String> more) {
        Reply reply = sendForAny(call, more);
        requireHere(reply);
        return reply;
    }

    /** The same for what a server may answer with a redirection by design; it is told like any other answer, and not followed. */
    public Reply sendForAny(Call call, Map<String, String> more) {
        for (int attempt = 0; ; attempt++) {
            boolean isLast = attempt >= options.repeats() || !call.isRepeatable() && !isReading(more);
            Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(attempt, 16));
            try {
                Reply reply = once(call, more);
                if (isLast || !isPutOff(reply)) {
                    return reply;
                }
                wait = longer(wait, retryAfter(reply));
            } catch (Unreachable failed) {
                if (isLast) {
                    throw failed;
                }
            }
            pause(call, wait);
        }
    }

    /** What is too long for an address goes in a body, and reads all the same. */
    private static boolean isReading(Map<String, String> heads) {
        return "GET".equals(heads.get("X-HTTP-Method-Override"));
    }

    private static boolean isPutOff(Reply reply) {
        return reply.status() == 429 || reply.status() == 503;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    /** Seconds alone; whoever names a day is not worth the wait. */
    private static Duration retryAfter(Reply reply) {
        long seconds = reply.headers()
                .firstValue("Retry-After")
                .filter(text -> text.matches("\\d{1,6}"))
                .map(Long::parseLong)
                .orElse(0L);
        return seconds > LONGEST_WAIT.toSeconds() ? LONGEST_WAIT : Duration.ofSeconds(seconds);
    }

    private static void pause(Call call, Duration wait) {
        try {
            Thread.sleep(wait.toMillis());
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
            throw new Interrupted(call.toString());
        }
    }

    private Reply once(Call call, Map<String, String> more) {
        CompletableFuture<HttpResponse<byte[]>> coming =
                client.sendAsync(request(call, more), info -> new BoundedBody(options.mostAnswerBytes()));
        try {
            HttpResponse<byte[]> answer = coming.get(options.requestTimeout().toMillis(), TimeUnit.MILLISECONDS);
            return new Reply(call, answer.statusCode(), answer.headers(), answer.body());
        } catch (TimeoutException late) {
            coming.cancel(true);
            throw new TooSlow(call.toString(), options.requestTimeout());
        } catch (InterruptedException asked) {
            coming.cancel(true);
            Thread.currentThread().interrupt();
            throw new Interrupted(call.toString());
        } catch (ExecutionException failed) {
            throw failure(call, failed.getCause());
        }
    }

    private HttpRequest request(Call call, Map<String, String> more) {
        byte[] json = call.json();
        BodyPublisher body = json == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(json);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + call.path()))
                .method(call.verb(), body)
                .header("Accept", "application/json");
        heads.forEach(request::header);
        if (json != null) {
            request.header("Content-Type", "application/json");
        }
        more.forEach(request::setHeader);
        return request.build();
    }

    private void requireHere(Reply reply) {
        if (reply.status() >= 300 && reply.status() < 400) {
            throw new Misunderstood(reply.call() + " was answered with a redirection, which is not followed; give the"
                    + " address at which the server itself answers");
        }
    }

    private ClientException failure(Call call, @Nullable Throwable cause) {
        if (isTooLong(cause)) {
            return new Misunderstood(call + " was answered with more than " + options.mostAnswerBytes() + " bytes");
        }
        boolean sent = !(cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException);
        IOException why = cause instanceof IOException broken ? broken : new IOException(cause);
        String reason = why.getMessage() == null ? "the connection could not be made" : why.getMessage();
        return new Unreachable(call + " did not come through to " + base.getAuthority() + ": " + reason, sent, why);
    }

    private static boolean isTooLong(@Nullable Throwable cause) {
        return cause instanceof BoundedBody.TooLong
                || cause instanceof IOException && cause.getCause() instanceof BoundedBody.TooLong;
    }
}
