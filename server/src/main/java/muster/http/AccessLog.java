package muster.http;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One line per request: templates, never paths or queries, so that no secret and no line break gets into it. */
final class AccessLog {
    private static final Logger LOG = LoggerFactory.getLogger("muster.access");
    private static final int MAX_METHOD_LENGTH = 16;

    private final boolean on;

    AccessLog(boolean on) {
        this.on = on;
    }

    void add(Request request, Door door, int status, long bytes, long nanos) {
        if (on && LOG.isInfoEnabled()) {
            LOG.info(
                    "{} {} {} {}us {}B id={} from={} mount={}",
                    method(request.method()),
                    request.route(),
                    status,
                    nanos / 1_000,
                    bytes,
                    request.id(),
                    request.remoteAddress(),
                    door.mount().name());
        }
    }

    /** A verb is any word to the parser, so a long one is somebody's game. */
    private static String method(String method) {
        return method.length() <= MAX_METHOD_LENGTH ? method : "-";
    }
}
