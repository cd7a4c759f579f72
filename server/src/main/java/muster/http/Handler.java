package muster.http;

/** Answers one request; what it throws is told in the shape of its mount. */
@FunctionalInterface
public interface Handler {
    Response handle(Request request) throws Exception;
}
